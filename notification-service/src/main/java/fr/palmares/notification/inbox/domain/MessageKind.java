package fr.palmares.notification.inbox.domain;

import fr.palmares.notification.mail.domain.EmailChoice;

/** What a message is about; its title never says more than a passer-by may read (DOMAIN G-13: no result outside). */
public enum MessageKind {
    ACCOUNT_ACTIVE("Votre compte est actif", Email.ON_REQUEST),
    IDENTITY_CHANGED("Votre état civil a été modifié", Email.ALWAYS),
    REGISTRATION_PROPOSED("Une inscription vous attend", Email.ALWAYS),
    REGISTRATION_NOT_CONFIRMED("Votre inscription n’a pas été confirmée", Email.ALWAYS),
    REGISTRATION_CONFIRMED("Votre inscription est enregistrée", Email.USUALLY),
    REGISTRATION_AMENDED("Votre inscription a été modifiée", Email.ON_REQUEST),
    REGISTRATION_SUBMITTED("Votre dossier est transmis", Email.ON_REQUEST),
    REGISTRATION_VALIDATED("Votre inscription est validée", Email.USUALLY),
    REGISTRATION_REJECTED("Votre inscription est rejetée", Email.ALWAYS),
    REGISTRATION_CANCELLED("Votre inscription est annulée", Email.ALWAYS),
    UNIT_WITHDRAWN("Une épreuve facultative est retirée", Email.ALWAYS),
    ACCOMMODATION_REQUESTED("Votre demande est reçue", Email.ON_REQUEST),
    ACCOMMODATION_DECIDED("Une décision vous concerne", Email.ALWAYS),
    PIECES_ASKED("Des pièces vous sont demandées", Email.ON_REQUEST),
    PIECE_ACCEPTED("Une pièce est acceptée", Email.ON_REQUEST),
    PIECE_REFUSED("Une pièce est à remplacer", Email.ALWAYS),
    PIECES_REMINDED("Des pièces manquent à votre dossier", Email.ALWAYS),
    PROFESSIONAL_WINDOW_OPEN("Un dossier professionnel est à déposer", Email.ALWAYS),
    PROFESSIONAL_FILE_ACCEPTED("Votre dossier professionnel est accepté", Email.ON_REQUEST),
    PROFESSIONAL_FILE_REFUSED("Votre dossier professionnel est à reprendre", Email.ALWAYS),
    FILE_APPROVED("Toutes vos pièces sont acceptées", Email.ON_REQUEST),
    DEADLINE_NEAR("Une date limite approche", Email.ALWAYS),
    DEADLINE_MISSED("Une date limite est passée", Email.ALWAYS),
    DOCUMENT_ISSUED("Un document est disponible", Email.ON_REQUEST),
    SUMMONS("Votre convocation est disponible", Email.AT_ONCE),
    CATCH_UP_OPEN("Une démarche vous attend", Email.AT_ONCE),
    RESULT_AVAILABLE("Votre résultat est disponible", Email.ALWAYS);

    /** Whether the message also goes out by e-mail. */
    private enum Email {
        /** Only to who wants all. */
        ON_REQUEST,
        /** Unless the person wants the necessary ones alone. */
        USUALLY,
        /** The person has to act, or loses something: no choice. */
        ALWAYS,
        /** The same, and without waiting for others to be gathered with. */
        AT_ONCE
    }

    private final String title;
    private final Email email;

    MessageKind(String title, Email email) {
        this.title = title;
        this.email = email;
    }

    public String title() {
        return title;
    }

    public boolean goesByEmail(EmailChoice choice) {
        return switch (email) {
            case ON_REQUEST -> choice == EmailChoice.ALL;
            case USUALLY -> choice != EmailChoice.NECESSARY;
            case ALWAYS, AT_ONCE -> true;
        };
    }

    public boolean goesAtOnce() {
        return email == Email.AT_ONCE;
    }
}
