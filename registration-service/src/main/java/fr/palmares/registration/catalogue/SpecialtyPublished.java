package fr.palmares.registration.catalogue;

import fr.palmares.registration.eligibility.domain.Grid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fact: an exam session examines this specialty with this grid; told again when an exam office confirms the grid. */
record SpecialtyPublished(
        int examSession,
        String id,
        String acronym,
        String title,
        @Nullable String option,
        boolean verified,
        @Nullable String leadAcademy,
        List<Unit> units) {

    record Unit(
            String unit,
            String test,
            @Nullable String parentTest,
            String title,
            @Nullable String coefficient,
            boolean optional,
            Grid.@Nullable Domain domain,
            @Nullable String form,
            @Nullable String duration,
            boolean catchUpEligible) {

        static Unit of(Specialty.Unit unit) {
            return new Unit(
                    unit.unit(),
                    unit.test(),
                    unit.parentTest(),
                    unit.title(),
                    unit.coefficient() == null
                            ? null
                            : unit.coefficient().stripTrailingZeros().toPlainString(),
                    unit.optional(),
                    unit.domain(),
                    unit.form(),
                    unit.duration(),
                    Boolean.TRUE.equals(unit.catchUpEligible()));
        }
    }
}
