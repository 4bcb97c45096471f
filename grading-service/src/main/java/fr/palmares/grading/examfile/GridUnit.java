package fr.palmares.grading.examfile;

import fr.palmares.grading.deliberation.domain.gradesheet.UnitDomain;
import org.jspecify.annotations.Nullable;

/** One line of a specialty's exam grid, as registration-service published it. */
public record GridUnit(
        String unit,
        @Nullable String test,
        @Nullable String parentTest,
        String title,
        @Nullable String coefficient,
        boolean optional,
        @Nullable UnitDomain domain,
        @Nullable String form) {

    /** Assessed by the establishment during the training: nobody is called to a room for it. */
    public boolean assessedInTraining() {
        return form != null && form.startsWith("CCF");
    }
}
