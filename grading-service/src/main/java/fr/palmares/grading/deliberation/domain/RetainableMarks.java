package fr.palmares.grading.deliberation.domain;

import fr.palmares.grading.deliberation.domain.gradesheet.ExamForm;
import fr.palmares.grading.deliberation.domain.gradesheet.GradeSheet;
import fr.palmares.grading.deliberation.domain.gradesheet.HeldMark;
import fr.palmares.grading.deliberation.domain.gradesheet.Mark;
import fr.palmares.grading.deliberation.domain.gradesheet.Unit;
import fr.palmares.grading.deliberation.domain.gradesheet.UnitResult;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which first-round marks may be held at the next registration (G-12, D643-15). */
final class RetainableMarks {

    private RetainableMarks() {}

    static List<HeldMark> after(Verdict last, GradeSheet sheet) {
        var progressive = sheet.form() == ExamForm.PROGRESSIVE;
        var kept = switch (last) {
            case Verdict.Failed _, Verdict.Eliminated _ -> true;
            case Verdict.InProgress _ -> progressive;
            case Verdict.Withheld _, Verdict.Admitted _, Verdict.CatchUpAllowed _ -> false;
        };
        return kept ? inOrder(sheet, progressive).toList() : List.of();
    }

    private static Stream<HeldMark> inOrder(GradeSheet sheet, boolean progressive) {
        return sheet.compulsory().stream()
                .flatMap(unit -> held(unit, sheet.examSession()).stream())
                .filter(mark -> progressive || mark.kind() == HeldMark.Kind.RETAINED)
                .filter(mark -> mark.lastSession() > sheet.examSession());
    }

    /** The zero of an excused absence is no mark of the candidate: it is never kept. */
    private static Optional<HeldMark> held(Unit.CompulsoryUnit unit, int examSession) {
        return switch (unit.result()) {
            case UnitResult.Marked(var mark) -> Optional.of(held(unit.code(), mark, examSession));
            case UnitResult.Retained(var mark, var obtainedIn) -> Optional.of(held(unit.code(), mark, obtainedIn));
            case UnitResult.CarriedOver(var mark, var obtainedIn) -> Optional.of(held(unit.code(), mark, obtainedIn));
            case UnitResult.Exempt _, UnitResult.Absent _, UnitResult.NotSat _ -> Optional.empty();
        };
    }

    private static HeldMark held(String unit, Mark mark, int obtainedIn) {
        var kind = mark.isAtLeast(Mark.TEN) ? HeldMark.Kind.RETAINED : HeldMark.Kind.CARRIED_OVER;
        return new HeldMark(unit, mark, kind, obtainedIn);
    }
}
