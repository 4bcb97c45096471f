package fr.palmares.registration.accommodation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionTest {

    @ParameterizedTest
    @CsvSource({
        "2027-12-31T22:59:59.999Z, 2025", // the last instant of the year in Paris: those of 2026 are still kept
        "2027-12-31T23:00:00Z,     2026",
    })
    void medicalTextsAreKeptUntilTheEndOfTheYearAfterTheExamSession(Instant now, int lastForgotten) {
        assertThat(Retention.lastForgotten(now)).isEqualTo(lastForgotten);
    }
}
