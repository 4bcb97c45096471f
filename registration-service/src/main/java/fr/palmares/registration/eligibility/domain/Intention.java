package fr.palmares.registration.eligibility.domain;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * All that somebody intends to register for, and what it is judged on. The simulation that anybody may
 * try and the real confirmation both become one of these.
 *
 * @param compulsoryLanguages languages A and B, as far as they are given
 */
public record Intention(
        int examSession,
        Category category,
        Form form,
        Optional<Form> previousForm,
        OptionalInt workExperienceMonths,
        OptionalInt contractMonths,
        OptionalInt trainingHours,
        Set<String> compulsoryLanguages,
        List<UnitChoice> units,
        List<OptionalChoice> optionalUnits) {

    public Intention {
        compulsoryLanguages = Set.copyOf(compulsoryLanguages);
        units = List.copyOf(units);
        optionalUnits = List.copyOf(optionalUnits);
    }
}
