package fr.palmares.documents.paper;

import java.util.Locale;

/** Documents the platform writes (P-7). */
enum PaperKind {
    REGISTRATION_SUMMARY("recapitulatif-inscription", "Récapitulatif d’inscription"),
    CHECKLIST("demande-de-pieces", "Demande de pièces justificatives"),
    ENGAGEMENT_FORM("demande-engagement-etudiant", "Demande de reconnaissance de l’engagement étudiant"),
    TRAINING_CERTIFICATE("attestation-de-formation", "Attestation de formation"),
    RECEIPT("recepisse-de-depot", "Récépissé de dépôt des pièces"),
    SUMMONS("convocation", "Convocation aux épreuves"),
    TRANSCRIPT("releve-de-notes", "Relevé de notes");

    private final String fileName;
    private final String title;

    PaperKind(String fileName, String title) {
        this.fileName = fileName;
        this.title = title;
    }

    String title() {
        return title;
    }

    /** The name people see when they save it. */
    String fileName(int examSession, int version) {
        return fileName + "-" + examSession + "-v" + version + ".pdf";
    }

    String template() {
        return "/templates/" + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".html";
    }
}
