package fr.palmares.registration.accommodation.domain;

/** What the other services are told of a request: that it is there, and what was granted. */
public sealed interface AccommodationFact {

    record Requested(Request request) implements AccommodationFact {}

    record Decided(Request request, Decision decision) implements AccommodationFact {}
}
