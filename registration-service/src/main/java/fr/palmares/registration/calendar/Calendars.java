package fr.palmares.registration.calendar;

import fr.palmares.registration.calendar.domain.Unconfirmed;
import fr.palmares.registration.calendar.domain.Window;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the other features ask of the calendars. */
@ApplicationScoped
public class Calendars {

    /** An académie that takes no registrations any more for an exam session. */
    public record Closed(int examSession, String academy, String zone, Instant closedAt, Unconfirmed unconfirmed) {}

    /** The window of the published calendar; empty while none is published. */
    public Optional<Window> window(int examSession, String academy) {
        return CalendarRow.published(examSession, academy)
                .map(row -> new Window(Optional.ofNullable(row.registrationOpens), row.registrationCloses));
    }

    /** The calendars in force that have closed, the closing instant included (C-2). */
    public List<Closed> closedAt(Instant now) {
        return CalendarRow.closedAt(now).stream()
                .map(row -> new Closed(
                        row.key.examSession(), row.key.academy(), row.zone, row.registrationCloses, row.unconfirmed))
                .toList();
    }
}
