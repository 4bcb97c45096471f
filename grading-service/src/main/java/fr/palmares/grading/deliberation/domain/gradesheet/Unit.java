package fr.palmares.grading.deliberation.domain.gradesheet;

/** One line of a candidate's grid: a unit, its weight and what was obtained there. */
public sealed interface Unit {

    String code();

    String title();

    Coefficient coefficient();

    UnitResult result();

    /** A unit of the diploma, in the numerator and the denominator of the average (G-2, D643-22). */
    record CompulsoryUnit(String code, String title, Coefficient coefficient, UnitDomain domain, UnitResult result)
            implements Unit {

        public boolean exempt() {
            return result instanceof UnitResult.Exempt;
        }

        public boolean counts() {
            return result.counted().isPresent();
        }
    }

    /** A unit chosen freely, of which only the points above ten count (G-2, D643-22). */
    record OptionalUnit(String code, String title, Coefficient coefficient, UnitResult result) implements Unit {}

    /** As sentences name it. */
    default String named() {
        return "« " + title() + " » (" + code() + ")";
    }
}
