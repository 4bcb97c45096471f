package fr.palmares.notification.mail.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When an e-mail that the relay did not take is tried again: soon, then ever less often, for 72 hours. */
public final class Patience {

    public static final Duration LIMIT = Duration.ofHours(72);

    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private Patience() {}

    /**
     * @param attempts how often it was tried
     * @return when to try again; empty when it is time to give up
     */
    public static Optional<Instant> next(Instant createdAt, int attempts, Instant now) {
        var pause = FIRST.multipliedBy(1L << Math.min(Math.max(attempts - 1, 0), 10));
        var due = now.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
        return due.isBefore(createdAt.plus(LIMIT)) ? Optional.of(due) : Optional.empty();
    }
}
