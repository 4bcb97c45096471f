package fr.palmares.registration.calendar;

import fr.palmares.registration.calendar.domain.Unconfirmed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fact: an académie's calendar, or its next version, is in force. */
record CalendarPublished(
        int examSession,
        String academy,
        int version,
        String zone,
        @Nullable Instant registrationOpens,
        Instant registrationCloses,
        Instant piecesDeadline,
        List<CalendarView.LaterPieces> laterPieces,
        @Nullable Instant accommodationDeadline,
        @Nullable Instant summonsDate,
        @Nullable Instant resultsEmbargo,
        Unconfirmed unconfirmed) {}
