package fr.palmares.registration.eligibility.domain;

/** Under which status a candidate registers (R-4, code de l'éducation D643-22). */
public enum Category {
    SCHOOL("voie scolaire"),
    FORMER_SCHOOL("ancien candidat de la voie scolaire"),
    APPRENTICE("apprentissage"),
    FORMER_APPRENTICE("ancien apprenti"),
    CONTINUING_TRAINING("formation continue"),
    FORMER_CONTINUING_TRAINING("ancien candidat de la formation continue"),
    DISTANCE_LEARNING("enseignement à distance"),
    WORK_EXPERIENCE("expérience professionnelle");

    private final String label;

    Category(String label) {
        this.label = label;
    }

    /** The French words under which candidates know their category. */
    public String label() {
        return label;
    }

    /** school and apprenticeship, present or former, sit everything at once; the others choose. */
    public boolean imposesGlobal() {
        return switch (this) {
            case SCHOOL, FORMER_SCHOOL, APPRENTICE, FORMER_APPRENTICE -> true;
            case CONTINUING_TRAINING, FORMER_CONTINUING_TRAINING, DISTANCE_LEARNING, WORK_EXPERIENCE -> false;
        };
    }

    /** whose training hours are counted against the length of the contract. */
    public boolean countsTrainingHours() {
        return this == APPRENTICE || this == FORMER_APPRENTICE;
    }

    /** these never register through an establishment. */
    public boolean onlyIndependent() {
        return this == DISTANCE_LEARNING || this == WORK_EXPERIENCE;
    }

    /** Whether somebody of this category registers alone, in the académie where they live. */
    public boolean independent() {
        return switch (this) {
            case DISTANCE_LEARNING, WORK_EXPERIENCE, FORMER_SCHOOL, FORMER_APPRENTICE, FORMER_CONTINUING_TRAINING ->
                true;
            case SCHOOL, APPRENTICE, CONTINUING_TRAINING -> false;
        };
    }
}
