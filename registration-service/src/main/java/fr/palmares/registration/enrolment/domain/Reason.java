package fr.palmares.registration.enrolment.domain;

/** Why a registration was rejected or cancelled. */
public enum Reason {
    IRREGULAR_FILE("dossier irrégulier"),
    PIECES_MISSING("pièces justificatives manquantes à la date limite"),
    WITHDRAWN("retrait demandé par le candidat"),
    RELEASED("candidat qui n’est plus élève de l’établissement"),
    TRAINING_CONDITION_LOST("condition de formation perdue"),
    DUPLICATE("inscription en double"),
    NOT_CONFIRMED("inscription non confirmée avant la clôture"),
    OTHER("autre motif");

    private final String label;

    Reason(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Stable, for programs: {@code pieces-missing}. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
