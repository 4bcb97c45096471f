package fr.palmares.notification.people;

import java.util.UUID;

/** Somebody can be written to from now on; said within the transaction that learned it. */
public record BecameKnown(UUID personId) {}
