package fr.palmares.registration.accommodation;

import fr.palmares.registration.accommodation.confidential.ArrangementLine;
import fr.palmares.registration.accommodation.confidential.ProcedureName;
import fr.palmares.registration.accommodation.domain.Confidential;
import fr.palmares.registration.accommodation.domain.Plan;
import fr.palmares.registration.accommodation.domain.Request;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What candidates, doctors and authorities send. */
final class RequestBody {

    private static final int LINES = 100;
    private static final int LONG_TEXT = 4000;

    private RequestBody() {}

    @Schema(
            name = "AccommodationWish",
            description = "What a candidate asks for, and why.",
            examples =
                    "{\"procedure\":\"SIMPLIFIED\",\"plan\":\"PAP\",\"arrangements\":[{\"arrangement\":\"EXTRA_TIME\",\"extraTime\":\"1/3\"},{\"unit\":\"U1\",\"arrangement\":\"COMPUTER\"}],\"situation\":\"Aménagements du plan d’accompagnement de terminale.\"}")
    record Wish(
            @NotNull @Schema(description = "SIMPLIFIED rests on a schooling plan; FULL asks a doctor first.")
            ProcedureName procedure,

            @Nullable @Schema(description = "The schooling plan, with SIMPLIFIED alone.")
            Plan plan,

            @NotNull @NotEmpty(message = "Demandez au moins un aménagement.") @Size(max = LINES)
            List<@NotNull @Valid ArrangementLine> arrangements,

            @Nullable
            @Size(max = LONG_TEXT)
            @Schema(description = "For the doctor alone. Medical documents go to documents-service.")
            String situation,

            @Nullable
            @Schema(
                    description = "Since when, where the situation arose or changed after the deadline (D613-27)."
                            + " Without meaning before the deadline.")
            LocalDate arisenOn) {

        Request.Wish read() {
            return new Request.Wish(
                    procedure.with(plan),
                    ArrangementLine.read(arrangements),
                    confidential(situation),
                    Optional.ofNullable(arisenOn));
        }
    }

    @Schema(
            name = "AccommodationRenewal",
            description = "The former decision again, « à l’identique ».",
            examples = "{\"medicalSituationUnchanged\":true}")
    record Renewal(
            @NotNull @Schema(description = "The candidate's word; false needs a new request.")
            Boolean medicalSituationUnchanged) {}

    @Schema(
            name = "MedicalOpinion",
            description = "What the designated doctor proposes (D613-27).",
            examples =
                    "{\"arrangements\":[{\"arrangement\":\"EXTRA_TIME\",\"extraTime\":\"1/3\"}],\"text\":\"Avis favorable pour une majoration d’un tiers à toutes les épreuves.\"}")
    record OpinionBody(
            @NotNull @Size(max = LINES) @Schema(description = "Empty where nothing is proposed.")
            List<@NotNull @Valid ArrangementLine> arrangements,

            @NotNull
            @Size(min = 1, max = LONG_TEXT)
            @Schema(description = "Goes to the candidate and to the authority.")
            String text,

            @Nullable
            @Size(max = LONG_TEXT)
            @Schema(description = "Reasons without which no test is longer than by a third (D613-26 2°).")
            String exceptionalTime,

            @Nullable @Size(max = LONG_TEXT) @Schema(description = "For doctors alone.")
            String medicalNote) {}

    @Schema(
            name = "AccommodationAnswer",
            description =
                    "What the authority grants. Whether that is all, a part or nothing follows from what was asked.",
            examples =
                    "{\"arrangements\":[{\"arrangement\":\"EXTRA_TIME\",\"extraTime\":\"1/3\"}],\"reasons\":\"L’ordinateur n’est pas retenu : le plan d’accompagnement ne le prévoit pas.\"}")
    record AnswerBody(
            @NotNull @Size(max = LINES) @Schema(description = "Empty: everything is refused.")
            List<@NotNull @Valid ArrangementLine> arrangements,

            @Nullable
            @Size(max = LONG_TEXT)
            @Schema(description = "Needed as soon as something asked is not granted (CRPA, L211-2). In French.")
            String reasons) {}

    @Schema(
            name = "AccommodationNotification",
            description = "How the decision reached the candidate.",
            examples = "{\"notifiedOn\":\"2026-01-22T10:00:00Z\"}")
    record Handing(
            @Nullable @Schema(description = "When it was handed over or received, said by the authority; absent: now.")
            Instant notifiedOn) {}

    static Optional<Confidential> confidential(@Nullable String text) {
        return Optional.ofNullable(text).filter(given -> !given.isBlank()).map(Confidential::new);
    }
}
