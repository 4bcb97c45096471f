package fr.palmares.grading.organisation.domain;

import java.time.Instant;
import java.util.UUID;

/** A sitting seen by who assigns candidates: a unit, a time, a centre and so many chairs. */
public record Place(UUID sitting, String unit, String centre, Instant startsAt, Instant endsAt, int capacity) {

    boolean overlaps(Place other) {
        return startsAt.isBefore(other.endsAt) && other.startsAt.isBefore(endsAt);
    }
}
