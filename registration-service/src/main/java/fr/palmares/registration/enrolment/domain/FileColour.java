package fr.palmares.registration.enrolment.domain;

/** P-2, as schools know it: nothing provided, started, awaiting control, approved. */
public enum FileColour {
    RED("aucun document"),
    ORANGE("dépôt commencé"),
    BLUE("dépôt terminé"),
    GREEN("dossier validé");

    private final String label;

    FileColour(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
