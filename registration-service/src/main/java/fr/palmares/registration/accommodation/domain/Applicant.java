package fr.palmares.registration.accommodation.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whose request it is, for which exam, and which académie decides on it. */
public record Applicant(
        UUID registrationId,
        UUID personId,
        int examSession,
        String academy,
        @Nullable String uai,
        String specialty) {}
