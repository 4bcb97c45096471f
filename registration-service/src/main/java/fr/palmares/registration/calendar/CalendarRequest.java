package fr.palmares.registration.calendar;

import fr.palmares.registration.calendar.domain.Unconfirmed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The dates of a calendar, in the académie's own zone. */
@Schema(
        description = "Dates and hours of the académie's zone, as `2025-11-19T18:00`; `T24:00` is the midnight that"
                + " ends the day. An instant with its offset is taken as it is.",
        examples = CalendarRequest.EXAMPLE)
record CalendarRequest(
        @Nullable @Schema(description = "Absent: open already.")
        String registrationOpens,

        @NotNull String registrationCloses,
        @NotNull String piecesDeadline,
        @Nullable List<@NotNull @Valid LaterPieces> laterPieces,
        @Nullable String accommodationDeadline,

        @Nullable @Schema(description = "From when summonses may be read.")
        String summonsDate,

        @Nullable @Schema(description = "Before it nothing about a result leaves.")
        String resultsEmbargo,

        @Nullable
        @Schema(description = "What becomes of registrations nobody confirmed by closing; CANCEL when absent.")
        Unconfirmed unconfirmed) {

    static final String EXAMPLE = """
            {"registrationOpens":"2025-10-13T08:00","registrationCloses":"2025-11-19T24:00",\
            "piecesDeadline":"2025-11-19T24:00","laterPieces":[{"codes":["ENGAGEMENT_ETUDIANT","R408"],\
            "deadline":"2025-12-12T24:00"}],"accommodationDeadline":"2025-11-19T24:00",\
            "summonsDate":"2026-04-15T08:00","resultsEmbargo":"2026-06-25T14:00",\
            "unconfirmed":"CANCEL"}""";

    @Schema(name = "LaterPiecesDates", description = "Pieces with a deadline of their own.")
    record LaterPieces(
            @NotNull List<@NotNull String> codes, @NotNull String deadline) {}
}
