package fr.palmares.notification.mail.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private static final Instant CREATED = Instant.parse("2025-11-01T08:00:00Z");

    @Test
    void theFirstPauseIsShortAndTheLongestHalfAnHour() {
        assertThat(Patience.next(CREATED, 1, CREATED)).contains(CREATED.plusSeconds(10));
        assertThat(Patience.next(CREATED, 2, CREATED)).contains(CREATED.plusSeconds(20));
        assertThat(Patience.next(CREATED, 50, CREATED)).contains(CREATED.plus(Duration.ofMinutes(30)));
    }

    @Test
    void after72HoursItIsGivenUp() {
        var end = CREATED.plus(Patience.LIMIT);
        assertThat(Patience.next(CREATED, 50, end.minus(Duration.ofMinutes(30)).minusMillis(1)))
                .isPresent();
        assertThat(Patience.next(CREATED, 50, end.minus(Duration.ofMinutes(30))))
                .isEmpty();
    }
}
