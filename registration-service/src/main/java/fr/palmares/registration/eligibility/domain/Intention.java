package fr.palmares.registration.eligibility.domain;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * All that somebody intends to register for, and what it is judged on. The simulation that anybody may
 * try and the real confirmation both become one of these.
 *
 * @param formDerogation whether the recteur opened the PROGRESSIVE form to a candidate whose category imposes GLOBAL
 * @param compulsoryLanguages languages A and B, as far as they are given
 */
public record Intention(
        int examSession,
        Category category,
        Form form,
        Optional<Form> previousForm,
        boolean formDerogation,
        OptionalInt workExperienceMonths,
        OptionalInt contractMonths,
        OptionalInt trainingHours,
        Set<String> compulsoryLanguages,
        List<UnitChoice> units,
        List<OptionalChoice> optionalUnits) {

    /** The same, with the decision of the recteur that R-5 knows. */
    public Intention withFormDerogation() {
        return new Intention(
                examSession,
                category,
                form,
                previousForm,
                true,
                workExperienceMonths,
                contractMonths,
                trainingHours,
                compulsoryLanguages,
                units,
                optionalUnits);
    }

    public Intention {
        compulsoryLanguages = Set.copyOf(compulsoryLanguages);
        units = List.copyOf(units);
        optionalUnits = List.copyOf(optionalUnits);
    }
}
