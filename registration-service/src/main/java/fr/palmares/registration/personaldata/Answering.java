package fr.palmares.registration.personaldata;

/**
 * Somebody is about to be told everything that is kept about them, in a transaction that others may open their part to.
 *
 * @param transaction the number that the database gave it
 */
public record Answering(String transaction) {}
