package fr.palmares.notification.deadline.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How long before a deadline those concerned are reminded (DOMAIN C-1). */
public record ReminderPlan(List<Duration> before) {

    /** The shortest notice first, so that who comes late gets one reminder and not all of them. */
    public ReminderPlan {
        before = before.stream().sorted(Comparator.naturalOrder()).toList();
    }

    /**
     * The notice that is past when a deadline becomes known: the message that names it has just been written, and a
     * reminder on its heels would tell nothing.
     */
    public Optional<Duration> pastAlready(Instant deadline, Instant now) {
        return before.stream()
                .filter(notice -> !deadline.minus(notice).isAfter(now))
                .findFirst();
    }
}
