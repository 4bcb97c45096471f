package fr.palmares.registration.accommodation.domain;

import java.time.Instant;
import java.time.ZoneId;

/**
 * What only doctors read is kept until the end of the year that follows the exam session, and no longer than that (RGPD,
 * article 5; the length is our choice). Decisions stay: a repeater renews them.
 */
public final class Retention {

    private static final int YEARS_AFTER = 1;
    private static final ZoneId LEGAL_TIME = ZoneId.of("Europe/Paris");

    private Retention() {}

    /** The latest exam session whose medical texts are no longer kept. */
    public static int lastForgotten(Instant now) {
        return now.atZone(LEGAL_TIME).getYear() - YEARS_AFTER - 1;
    }
}
