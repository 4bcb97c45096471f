package fr.palmares.notification.inbox.domain;

/** What a message is about; its title never says more than a passer-by may read (DOMAIN G-13: no result outside). */
public enum MessageKind {
    ACCOUNT_ACTIVE("Votre compte est actif", Also.NOTHING),
    IDENTITY_CHANGED("Votre état civil a été modifié", Also.EMAIL),
    REGISTRATION_PROPOSED("Une inscription vous attend", Also.EMAIL),
    REGISTRATION_CONFIRMED("Votre inscription est enregistrée", Also.EMAIL),
    REGISTRATION_AMENDED("Votre inscription a été modifiée", Also.NOTHING),
    REGISTRATION_SUBMITTED("Votre dossier est transmis", Also.NOTHING),
    REGISTRATION_VALIDATED("Votre inscription est validée", Also.EMAIL),
    REGISTRATION_REJECTED("Votre inscription est rejetée", Also.EMAIL),
    REGISTRATION_CANCELLED("Votre inscription est annulée", Also.EMAIL),
    UNIT_WITHDRAWN("Une épreuve facultative est retirée", Also.EMAIL),
    ACCOMMODATION_REQUESTED("Votre demande d'aménagement est reçue", Also.NOTHING),
    ACCOMMODATION_DECIDED("Une décision vous concerne", Also.EMAIL),
    PIECES_ASKED("Des pièces vous sont demandées", Also.NOTHING),
    PIECE_ACCEPTED("Une pièce est acceptée", Also.NOTHING),
    PIECE_REFUSED("Une pièce est à remplacer", Also.EMAIL),
    FILE_APPROVED("Votre dossier est complet", Also.NOTHING),
    DEADLINE_MISSED("Une date limite est passée", Also.EMAIL),
    DOCUMENT_ISSUED("Un document est disponible", Also.NOTHING),
    SUMMONS("Votre convocation est disponible", Also.EMAIL),
    CATCH_UP_OPEN("Une démarche vous attend", Also.EMAIL),
    RESULT_AVAILABLE("Votre résultat est disponible", Also.EMAIL);

    /** What else happens beside the message in the candidate's space. */
    private enum Also {
        NOTHING,
        EMAIL
    }

    private final String title;
    private final Also also;

    MessageKind(String title, Also also) {
        this.title = title;
        this.also = also;
    }

    public String title() {
        return title;
    }

    public boolean goesByEmail() {
        return also == Also.EMAIL;
    }
}
