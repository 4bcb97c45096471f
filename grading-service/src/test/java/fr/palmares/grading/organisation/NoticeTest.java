package fr.palmares.grading.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class NoticeTest {

    private static final Instant FIRST_TEST = Instant.parse("2026-05-16T08:00:00Z");

    @Test
    void aSummonsFifteenDaysAheadIsInTimeAndAMomentLaterIsNot() {
        assertThat(IssueSummons.isLate(FIRST_TEST, Instant.parse("2026-05-01T08:00:00Z")))
                .isFalse();
        assertThat(IssueSummons.isLate(FIRST_TEST, Instant.parse("2026-05-01T08:00:00.001Z")))
                .isTrue();
    }
}
