package fr.palmares.registration.enrolment.domain;

/** The states of R-1, as they are stored and told. */
public enum State {
    PRE_REGISTERED("pré-inscrit"),
    REPEATING("redoublant"),
    REGISTERED("inscrit"),
    SUBMITTED("dossier déposé"),
    VALIDATED("validé"),
    REJECTED("rejeté"),
    CANCELLED("annulé");

    private final String label;

    State(String label) {
        this.label = label;
    }

    /** The French word that schools and candidates know. */
    public String label() {
        return label;
    }

    /** R-3 counts these: one per candidate, exam session and specialty. */
    public boolean live() {
        return this != REJECTED && this != CANCELLED;
    }
}
