package fr.palmares.registration.accommodation.domain;

/**
 * What a doctor has already given an opinion on, so that a simplified request rests on it (circulaire du 8 décembre 2020,
 * MENE2034197C).
 */
public enum Plan {
    PPS("projet personnalisé de scolarisation"),
    PAI("projet d’accueil individualisé"),
    PAP("plan d’accompagnement personnalisé");

    private final String label;

    Plan(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
