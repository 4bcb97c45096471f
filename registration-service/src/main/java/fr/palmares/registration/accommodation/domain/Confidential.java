package fr.palmares.registration.accommodation.domain;

/** A text about somebody's health: it is handed on by name and never printed by accident. */
public record Confidential(String text) {

    @Override
    public String toString() {
        return "(confidentiel)";
    }
}
