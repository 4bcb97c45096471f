package fr.palmares.registration.accommodation.domain;

/** Where a request stands, as it is stored, filtered and told. */
public enum AccommodationState {
    REQUESTED("demande déposée"),
    OPINION_GIVEN("avis du médecin rendu"),
    DECIDED("décision prise"),
    NOTIFIED("décision notifiée"),
    WITHDRAWN("demande retirée");

    private final String label;

    AccommodationState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
