package fr.palmares.grading.claims.domain;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;

/**
 * Until when a candidate may ask for the scripts or appeal, counted from the publication in the académie's own zone.
 * Scripts are kept a year (arrêté on exam archives) [policy]; an appeal has two months (R421-1 of the CJA).
 */
public enum TimeLimit {
    CONSULTATION(Period.ofYears(1)),
    APPEAL(Period.ofMonths(2));

    private final Period period;

    TimeLimit(Period period) {
        this.period = period;
    }

    /** The first instant that is too late: the end of the last day. */
    public Instant after(Instant publishedAt, ZoneId zone) {
        return publishedAt
                .atZone(zone)
                .toLocalDate()
                .plus(period)
                .plusDays(1)
                .atStartOfDay(zone)
                .toInstant();
    }
}
