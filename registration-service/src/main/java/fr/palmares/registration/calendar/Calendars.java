package fr.palmares.registration.calendar;

import fr.palmares.registration.calendar.domain.Window;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** What the other features ask of the calendars. */
@ApplicationScoped
public class Calendars {

    /** The window of the published calendar; empty while none is published. */
    public Optional<Window> window(int examSession, String academy) {
        return CalendarRow.published(examSession, academy)
                .map(row -> new Window(Optional.ofNullable(row.registrationOpens), row.registrationCloses));
    }
}
