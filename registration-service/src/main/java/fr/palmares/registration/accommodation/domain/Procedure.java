package fr.palmares.registration.accommodation.domain;

/** How a request is examined (circulaire du 8 décembre 2020, MENE2034197C). */
public sealed interface Procedure {

    /** On a plan of the schooling that a doctor has approved; the authority may decide on it. */
    record Simplified(Plan plan) implements Procedure {}

    /** A designated doctor gives an opinion first (D613-27). */
    record Full() implements Procedure {}
}
