package fr.palmares.grading.claims.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TimeLimitTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Test
    void anAppealHasTwoMonthsToTheEndOfTheLastDay() {
        var published = Instant.parse("2026-07-03T08:00:00Z");

        assertThat(TimeLimit.APPEAL.after(published, PARIS)).isEqualTo(Instant.parse("2026-09-03T22:00:00Z"));
    }

    @Test
    void scriptsAreShownForAYear() {
        var published = Instant.parse("2026-07-03T08:00:00Z");

        assertThat(TimeLimit.CONSULTATION.after(published, PARIS)).isEqualTo(Instant.parse("2027-07-03T22:00:00Z"));
    }

    @Test
    void theDayIsThatOfTheAcademy() {
        var midnightInParis = Instant.parse("2026-07-02T22:30:00Z");

        assertThat(TimeLimit.APPEAL.after(midnightInParis, PARIS)).isEqualTo(Instant.parse("2026-09-03T22:00:00Z"));
        assertThat(TimeLimit.APPEAL.after(midnightInParis, ZoneId.of("America/Martinique")))
                .isEqualTo(Instant.parse("2026-09-03T04:00:00Z"));
    }
}
