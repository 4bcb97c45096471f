package fr.palmares.registration.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.Optional;

/** Until when accommodations may be asked for (C-1, D613-27). */
@ApplicationScoped
public class AccommodationDeadlines {

    /** In the académie's zone; registration's closing where the published calendar sets none. */
    public Optional<ZonedDateTime> of(int examSession, String academy) {
        return CalendarRow.published(examSession, academy)
                .map(row -> Objects.requireNonNullElse(row.accommodationDeadline, row.registrationCloses)
                        .atZone(ZoneId.of(row.zone)));
    }
}
