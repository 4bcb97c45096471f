package fr.palmares.registration.accommodation.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * What the designated doctor proposes (D613-27).
 *
 * @param text goes to the candidate and to the authority, as the article says
 * @param exceptionalTime the reasoned request without which no test is longer than by a third (D613-26 2°)
 * @param medicalNote for doctors alone
 */
public record Opinion(
        Arrangements proposed,
        Confidential text,
        Optional<Confidential> exceptionalTime,
        Optional<Confidential> medicalNote,
        String by,
        Instant at) {

    /** @throws Refused when more than a third is proposed without its reasons */
    public Opinion {
        if (proposed.hasExceptionalTime() && exceptionalTime.isEmpty()) {
            throw new Refused(new Refusal.ExceptionalTimeWithoutReasons());
        }
    }
}
