package fr.palmares.registration.calendar.domain;

/** What becomes, at closing, of a registration that nobody confirmed (C-2, P-5): the académie's calendar says it. */
public enum Unconfirmed {
    CANCEL,
    NOTIFY
}
