package fr.palmares.registration.accommodation.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a request needs to know of the registration it belongs to.
 *
 * @param alive confirmed, and neither rejected nor cancelled
 * @param units those that the candidate may sit
 */
public record FiledRegistration(
        Applicant applicant,
        boolean alive,
        boolean repeating,
        boolean handicapDeclared,
        Set<String> units,
        Optional<FilingDeadline> deadline) {

    public FiledRegistration {
        units = Set.copyOf(units);
    }

    /** @throws Refused when the registration is not confirmed, or was given up */
    public void requireAlive() {
        if (!alive) {
            throw new Refused(new Refusal.RegistrationNotAlive());
        }
    }

    boolean isLateAt(Instant now) {
        return deadline.orElseThrow(() -> new Refused(new Refusal.NoCalendar())).isPassedAt(now);
    }
}
