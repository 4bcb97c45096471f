package fr.palmares.notification.mail.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When an e-mail may leave: nobody gets a second one within the pause, unless it cannot wait. */
public record Pace(Duration pause) {

    /** @param previous when the person's latest e-mail left or will leave */
    public Instant leavesAt(Instant now, Optional<Instant> previous, boolean atOnce) {
        return atOnce
                ? now
                : previous.map(sent -> sent.plus(pause)).filter(now::isBefore).orElse(now);
    }
}
