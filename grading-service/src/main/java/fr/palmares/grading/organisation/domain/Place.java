package fr.palmares.grading.organisation.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sitting seen by who assigns candidates: a unit, a time, a centre and so many chairs.
 *
 * @param accessible whether every body gets in
 * @param takenFrom when the same room is wanted again; null while nothing follows
 */
public record Place(
        UUID sitting,
        String unit,
        String centre,
        Instant startsAt,
        Instant endsAt,
        int capacity,
        boolean accessible,
        @Nullable Instant takenFrom) {

    /** When a candidate with these needs hands in. */
    public Instant endsAt(Needs needs) {
        return endsAt.plus(needs.extraTime().of(Duration.between(startsAt, endsAt)));
    }

    /** Whether the room is still free when such a candidate hands in. */
    boolean isFreeFor(Needs needs) {
        return Optional.ofNullable(takenFrom)
                .map(from -> !from.isBefore(endsAt(needs)))
                .orElse(true);
    }
}
