package fr.palmares.notification.courier.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a fact that a receiver did not take is brought again: soon, then ever less often, for a day. */
public final class Insistence {

    public static final Duration LIMIT = Duration.ofDays(1);

    /** How long a receiver may fail before its people are warned. */
    public static final Duration BEFORE_WARNING = Duration.ofHours(1);

    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration LONGEST_HOLD = Duration.ofMinutes(5);

    private Insistence() {}

    /**
     * @param attempts how often it was tried
     * @return when to try again; empty when a day is over
     */
    public static Optional<Instant> next(Instant firstTried, int attempts, Instant now) {
        return now.isBefore(firstTried.plus(LIMIT))
                ? Optional.of(now.plus(doubled(attempts, LONGEST)))
                : Optional.empty();
    }

    /** Until when a receiver that took nothing at all is left alone. */
    public static Instant hold(int failures, Instant now) {
        return now.plus(doubled(failures, LONGEST_HOLD));
    }

    private static Duration doubled(int times, Duration most) {
        var pause = FIRST.multipliedBy(1L << Math.min(Math.max(times - 1, 0), 12));
        return pause.compareTo(most) > 0 ? most : pause;
    }
}
