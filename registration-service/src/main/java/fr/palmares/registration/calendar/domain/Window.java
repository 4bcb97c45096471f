package fr.palmares.registration.calendar.domain;

import java.time.Instant;
import java.util.Optional;

/** From when to when an académie takes registrations; the closing instant itself is late (C-2). */
public record Window(Optional<Instant> opens, Instant closes) {

    public boolean openAt(Instant now) {
        return !tooEarly(now) && now.isBefore(closes);
    }

    public boolean tooEarly(Instant now) {
        return opens.filter(now::isBefore).isPresent();
    }
}
