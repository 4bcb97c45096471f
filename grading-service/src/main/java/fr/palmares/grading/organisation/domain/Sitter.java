package fr.palmares.grading.organisation.domain;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A candidate to be seated.
 *
 * @param school who is taught together is seated together where it can be
 * @param seats sitting by unit, from an earlier run: it is kept while that sitting exists and still suits
 * @param needs by unit, what was granted; none where a unit is not named
 */
public record Sitter(
        UUID registration,
        @Nullable String school,
        List<String> units,
        Map<String, UUID> seats,
        Map<String, Needs> needs) {

    Needs needsIn(String unit) {
        return needs.getOrDefault(unit, Needs.NONE);
    }
}
