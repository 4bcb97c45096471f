package fr.palmares.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Polls until something holds, for at most half a minute. */
public final class Patience {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration BETWEEN = Duration.ofMillis(100);

    private Patience() {}

    public static void until(Supplier<Boolean> holds) {
        var deadline = Instant.now().plus(LIMIT);
        while (!holds.get()) {
            assertThat(Instant.now()).as("it should hold by now").isBefore(deadline);
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }
}
