package fr.palmares.notification.inbox.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class FrenchDatesTest {

    @Test
    void midnightIsTheEndOfTheDayBefore() {
        assertThat(FrenchDates.deadline(Instant.parse("2025-11-19T23:00:00Z")))
                .isEqualTo("mercredi 19 novembre 2025 à minuit");
    }

    @Test
    void anotherHourIsSaidInParisTime() {
        assertThat(FrenchDates.deadline(Instant.parse("2023-11-15T16:00:00Z")))
                .isEqualTo("mercredi 15 novembre 2023 à 17 h 00");
        assertThat(FrenchDates.moment(Instant.parse("2026-05-11T06:05:00Z"))).isEqualTo("lundi 11 mai 2026 à 8 h 05");
    }
}
