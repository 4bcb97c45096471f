package fr.palmares.notification.courier.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InsistenceTest {

    private static final Instant FIRST = Instant.parse("2026-01-05T08:00:00Z");

    @Test
    void soonThenEverLessOftenButNeverLessThanHourly() {
        assertThat(Insistence.next(FIRST, 1, FIRST)).contains(FIRST.plusSeconds(2));
        assertThat(Insistence.next(FIRST, 2, FIRST)).contains(FIRST.plusSeconds(4));
        assertThat(Insistence.next(FIRST, 11, FIRST)).contains(FIRST.plusSeconds(2048));
        assertThat(Insistence.next(FIRST, 12, FIRST)).contains(FIRST.plus(Duration.ofHours(1)));
        assertThat(Insistence.next(FIRST, 1000, FIRST)).contains(FIRST.plus(Duration.ofHours(1)));
    }

    @Test
    void forADayAndNotLonger() {
        var day = FIRST.plus(Duration.ofDays(1));

        assertThat(Insistence.next(FIRST, 30, day.minusNanos(1))).isPresent();
        assertThat(Insistence.next(FIRST, 30, day)).isEmpty();
    }

    @Test
    void whoTakesNothingIsLeftAloneForFiveMinutesAtTheMost() {
        assertThat(Insistence.hold(1, FIRST)).isEqualTo(FIRST.plusSeconds(2));
        assertThat(Insistence.hold(8, FIRST)).isEqualTo(FIRST.plusSeconds(256));
        assertThat(Insistence.hold(9, FIRST)).isEqualTo(FIRST.plusSeconds(300));
    }

    @Test
    void onlyTwoHundredsAreTakenAndRedirectionsAreNot() {
        assertThat(Outcome.answer(200)).isEqualTo(new Outcome.Taken(200));
        assertThat(Outcome.answer(299).isTaken()).isTrue();
        assertThat(Outcome.answer(300)).isEqualTo(new Outcome.Redirected(300));
        assertThat(Outcome.answer(199).isTaken()).isFalse();
        assertThat(Outcome.answer(410)).isEqualTo(new Outcome.Gone());
        assertThat(Outcome.answer(500)).isEqualTo(new Outcome.Refused(500));
    }
}
