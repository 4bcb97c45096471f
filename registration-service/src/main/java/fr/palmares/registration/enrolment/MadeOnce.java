package fr.palmares.registration.enrolment;

import java.util.UUID;

/** A registration that a command made; its id alone is kept under the command's {@code Idempotency-Key}. */
public record MadeOnce(UUID id) {}
