package fr.palmares.registration.heldmarks;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Our narrow reading of what grading says after a failure: which marks may be held next time (G-12). */
public record MarksRetained(
        UUID registrationId,
        UUID personId,
        String academy,
        @Nullable String uai,
        int examSession,
        String specialty,
        String form,
        List<Held> units) {

    /** A mark and the exam session that gave it. */
    public record Held(String unit, String mark, int obtainedIn) {}
}
