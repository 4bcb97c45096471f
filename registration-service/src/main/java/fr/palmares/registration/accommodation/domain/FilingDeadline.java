package fr.palmares.registration.accommodation.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Until when one may ask: the académie's own deadline, or that of registration (D613-27); itself it is late (C-2). */
public record FilingDeadline(Instant at, ZoneId zone) {

    public boolean isPassedAt(Instant now) {
        return !now.isBefore(at);
    }

    /** The last day on which one could ask, in the académie's zone. */
    LocalDate lastDay() {
        return at.minusNanos(1).atZone(zone).toLocalDate();
    }

    LocalDate dayOf(Instant now) {
        return now.atZone(zone).toLocalDate();
    }
}
