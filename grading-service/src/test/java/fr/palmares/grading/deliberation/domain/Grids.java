package fr.palmares.grading.deliberation.domain;

import fr.palmares.grading.deliberation.domain.gradesheet.Coefficient;
import fr.palmares.grading.deliberation.domain.gradesheet.ExamForm;
import fr.palmares.grading.deliberation.domain.gradesheet.GradeSheet;
import fr.palmares.grading.deliberation.domain.gradesheet.Mark;
import fr.palmares.grading.deliberation.domain.gradesheet.Unit;
import fr.palmares.grading.deliberation.domain.gradesheet.UnitDomain;
import fr.palmares.grading.deliberation.domain.gradesheet.UnitResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Grids and results in the words of the exam. */
public final class Grids {

    private Grids() {}

    public static UnitResult mark(String value) {
        return new UnitResult.Marked(Mark.of(value));
    }

    public static UnitResult retained(String value, int obtainedIn) {
        return new UnitResult.Retained(Mark.of(value), obtainedIn);
    }

    public static UnitResult carriedOver(String value, int obtainedIn) {
        return new UnitResult.CarriedOver(Mark.of(value), obtainedIn);
    }

    public static UnitResult exempt() {
        return new UnitResult.Exempt();
    }

    public static UnitResult absent() {
        return new UnitResult.Absent(false);
    }

    public static UnitResult excused() {
        return new UnitResult.Absent(true);
    }

    public static UnitResult notSat() {
        return new UnitResult.NotSat();
    }

    public static Unit general(String code, String coefficient, UnitResult result) {
        return new Unit.CompulsoryUnit(code, "Unité " + code, Coefficient.of(coefficient), UnitDomain.GENERAL, result);
    }

    public static Unit professional(String code, String coefficient, UnitResult result) {
        return new Unit.CompulsoryUnit(
                code, "Unité " + code, Coefficient.of(coefficient), UnitDomain.PROFESSIONAL, result);
    }

    public static Unit optional(String code, UnitResult result) {
        return new Unit.OptionalUnit(code, "Unité " + code, Coefficient.ONE, result);
    }

    public static GradeSheet global(Unit... units) {
        return new GradeSheet(2026, ExamForm.GLOBAL, false, List.of(units));
    }

    public static GradeSheet progressive(Unit... units) {
        return new GradeSheet(2026, ExamForm.PROGRESSIVE, false, List.of(units));
    }

    /** Two general units and one professional one, each of coefficient one. */
    public static GradeSheet three(String first, String second, String professional) {
        return global(
                general("U1", "1", mark(first)),
                general("U2", "1", mark(second)),
                professional("U5", "1", mark(professional)));
    }

    public static Outcome afterOrals(GradeSheet sheet, Oral... orals) {
        return DecisionRules.decide(sheet, Optional.of(Arrays.asList(orals)));
    }

    public static Oral oral(String unit, String mark) {
        return new Oral(unit, Optional.of(Mark.of(mark)));
    }

    public static Oral missedOral(String unit) {
        return new Oral(unit, Optional.empty());
    }

    public static Unit[] with(GradeSheet sheet, Unit... more) {
        var units = new ArrayList<>(sheet.units());
        units.addAll(List.of(more));
        return units.toArray(Unit[]::new);
    }
}
