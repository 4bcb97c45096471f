package fr.palmares.registration.calendar.domain;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** A deadline as notes print it, date and hour of the académie, turned once into an instant (C-1). */
public final class Deadline {

    private static final String END_OF_DAY = "T24:00";

    private Deadline() {}

    /**
     * {@code 2025-11-19T24:00} is the midnight that ends the day. Of the two instants of the night when clocks go back,
     * the later one counts; in the night when they go forward, an hour that does not exist is the one after it. A text
     * with an offset says its instant itself.
     *
     * @throws DateTimeException when the text is no date and hour
     */
    public static Instant instant(String text, ZoneId zone) {
        if (text.endsWith(END_OF_DAY)) {
            var day = LocalDate.parse(text.substring(0, text.length() - END_OF_DAY.length()));
            return day.plusDays(1).atStartOfDay(zone).toInstant();
        }
        if (text.endsWith("Z") || text.matches(".*[+-]\\d{2}:\\d{2}")) {
            return OffsetDateTime.parse(text).toInstant();
        }
        return LocalDateTime.parse(text).atZone(zone).withLaterOffsetAtOverlap().toInstant();
    }
}
