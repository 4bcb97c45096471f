package fr.palmares.notification.deadline.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReminderPlanTest {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration TWO_DAYS = Duration.ofDays(2);
    private static final Instant DEADLINE = Instant.parse("2025-11-19T23:00:00Z");

    private final ReminderPlan plan = new ReminderPlan(List.of(WEEK, TWO_DAYS));

    @Test
    void theShortestNoticeComesFirst() {
        assertThat(plan.before()).containsExactly(TWO_DAYS, WEEK);
    }

    @Test
    void aDeadlineFarAwayLeavesEveryNoticeToCome() {
        assertThat(plan.pastAlready(DEADLINE, DEADLINE.minus(WEEK).minusMillis(1)))
                .isEmpty();
    }

    @Test
    void aDeadlineLearnedWithinTheWeekNeedsNoReminderOfTheWeek() {
        assertThat(plan.pastAlready(DEADLINE, DEADLINE.minus(WEEK))).contains(WEEK);
        assertThat(plan.pastAlready(DEADLINE, DEADLINE.minus(TWO_DAYS).minusMillis(1)))
                .contains(WEEK);
    }

    @Test
    void aDeadlineLearnedInTheLastDaysNeedsNone() {
        assertThat(plan.pastAlready(DEADLINE, DEADLINE.minus(TWO_DAYS))).contains(TWO_DAYS);
    }
}
