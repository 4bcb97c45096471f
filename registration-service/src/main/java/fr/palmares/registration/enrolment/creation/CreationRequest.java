package fr.palmares.registration.enrolment.creation;

import fr.palmares.registration.eligibility.domain.Category;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an independent candidate starts a registration with. */
@Schema(
        name = "RegistrationStart",
        examples =
                "{\"examSession\":2026,\"academy\":\"17\",\"specialty\":\"MCO-2024\",\"category\":\"DISTANCE_LEARNING\"}")
record CreationRequest(
        @NotNull Integer examSession,

        @NotNull @Schema(description = "The académie where the candidate lives.")
        String academy,

        @NotNull String specialty,
        @NotNull Category category) {}
