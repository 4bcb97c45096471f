package fr.palmares.registration.calendar;

import fr.palmares.registration.calendar.domain.Unconfirmed;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A calendar as it is read: instants. The published fact has the same fields but the two last. */
@Schema(name = "Calendar", description = "A calendar, as instants.", examples = CalendarView.EXAMPLE)
record CalendarView(
        int examSession,
        String academy,
        int version,
        String zone,
        @Nullable Instant registrationOpens,
        Instant registrationCloses,
        Instant piecesDeadline,
        List<LaterPieces> laterPieces,
        @Nullable Instant accommodationDeadline,
        @Nullable Instant summonsDate,
        @Nullable Instant resultsEmbargo,
        Unconfirmed unconfirmed,
        State state,
        @Nullable Instant publishedAt) {

    static final String EXAMPLE = """
            {"examSession":2026,"academy":"17","version":1,"zone":"Europe/Paris",\
            "registrationOpens":"2025-10-13T06:00:00Z","registrationCloses":"2025-11-19T23:00:00Z",\
            "piecesDeadline":"2025-11-19T23:00:00Z","laterPieces":[{"codes":["ENGAGEMENT_ETUDIANT","R408"],\
            "deadline":"2025-12-12T23:00:00Z"}],"accommodationDeadline":"2025-11-19T23:00:00Z",\
            "summonsDate":"2026-04-15T06:00:00Z","resultsEmbargo":"2026-06-25T12:00:00Z","unconfirmed":"CANCEL","state":"PUBLISHED",\
            "publishedAt":"2025-09-15T08:00:00Z"}""";

    enum State {
        DRAFT,
        PUBLISHED
    }

    @Schema(name = "LaterPieces")
    record LaterPieces(List<String> codes, Instant deadline) {}
}
