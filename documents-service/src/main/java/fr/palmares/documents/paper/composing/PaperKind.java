package fr.palmares.documents.paper.composing;

import java.util.Locale;

/** Documents the platform writes (P-7). */
public enum PaperKind {
    REGISTRATION_SUMMARY("recapitulatif-inscription", "Récapitulatif d’inscription"),
    CHECKLIST("demande-de-pieces", "Demande de pièces justificatives"),
    ENGAGEMENT_FORM("demande-engagement-etudiant", "Demande de reconnaissance de l’engagement étudiant"),
    TRAINING_CERTIFICATE("attestation-de-formation", "Attestation de formation"),
    RECEIPT("recepisse-de-depot", "Récépissé de dépôt des pièces"),
    SUMMONS("convocation", "Convocation aux épreuves"),
    TRANSCRIPT("releve-de-notes", "Relevé de notes"),
    SUCCESS_CERTIFICATE("attestation-de-reussite", "Attestation de réussite"),
    UNITS_CERTIFICATE("attestation-de-blocs", "Attestation de blocs de compétences"),
    PREPARATORY_FORM("fiche-preparatoire", "Fiche préparatoire à l’inscription"),
    REJECTION_LETTER("notification-de-rejet", "Notification de rejet de l’inscription"),
    CANCELLATION_LETTER("notification-d-annulation", "Notification d’annulation de l’inscription"),
    CALL_LIST("liste-d-emargement", "Liste d’appel et d’émargement"),
    DELIBERATION_MINUTES("proces-verbal", "Procès-verbal de délibération");

    private final String fileName;
    private final String title;

    PaperKind(String fileName, String title) {
        this.fileName = fileName;
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** About one candidate, whose name it waits for; the others are about a sitting or a deliberation. */
    public boolean isAboutOneCandidate() {
        return this != CALL_LIST && this != DELIBERATION_MINUTES;
    }

    /** The name people see when they save it. */
    public String fileName(int examSession, int version) {
        return fileName + "-" + examSession + "-v" + version + ".pdf";
    }

    String template() {
        return "/templates/" + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".html";
    }
}
