package fr.palmares.notification.mail.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Instant NOW = Instant.parse("2025-11-01T08:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private final Pace pace = new Pace(HOUR);

    @Test
    void theFirstEmailLeavesAtOnce() {
        assertThat(pace.leavesAt(NOW, Optional.empty(), false)).isEqualTo(NOW);
    }

    @Test
    void theNextOneWaitsForTheHourToBeOver() {
        assertThat(pace.leavesAt(NOW, Optional.of(NOW.minusSeconds(10)), false))
                .isEqualTo(NOW.plus(HOUR).minusSeconds(10));
    }

    @Test
    void anHourLaterItLeavesAtOnceAgain() {
        assertThat(pace.leavesAt(NOW, Optional.of(NOW.minus(HOUR)), false)).isEqualTo(NOW);
        assertThat(pace.leavesAt(NOW, Optional.of(NOW.minus(HOUR).plusMillis(1)), false))
                .isEqualTo(NOW.plusMillis(1));
    }

    @Test
    void whatCannotWaitDoesNot() {
        assertThat(pace.leavesAt(NOW, Optional.of(NOW), true)).isEqualTo(NOW);
    }
}
