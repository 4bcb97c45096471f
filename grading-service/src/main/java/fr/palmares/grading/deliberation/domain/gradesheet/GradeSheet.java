package fr.palmares.grading.deliberation.domain.gradesheet;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Everything a jury may look at to decide for one candidate in one exam session (§ 9). */
public record GradeSheet(int examSession, ExamForm form, boolean disciplinaryHold, List<Unit> units) {

    /** The décret of 1995 is first applied to the exam session of 1996 [policy]. */
    public static final int FIRST_EXAM_SESSION = 1996;

    /** No calendar is looked at: a later year is taken for a slip [policy]. */
    public static final int LAST_EXAM_SESSION = 2099;

    /** @throws Refused when a unit stands twice, a kept mark is not lawful or nothing is left to average */
    public GradeSheet {
        units = List.copyOf(units);
        refuseRepeatedUnits(units);
        for (int position = 0; position < units.size(); position++) {
            refuseUnlawfulHeldMark(units.get(position), position, form, examSession);
        }
        if (units.stream().noneMatch(unit -> unit instanceof Unit.CompulsoryUnit line && !line.exempt())) {
            throw new Refused(
                    new Refusal.ValueRefused(units.isEmpty() ? Flaw.NO_UNIT : Flaw.EVERY_COMPULSORY_UNIT_EXEMPT, ""));
        }
        if (examSession < FIRST_EXAM_SESSION || examSession > LAST_EXAM_SESSION) {
            throw new Refused(new Refusal.ValueRefused(Flaw.NO_SUCH_EXAM_SESSION, Integer.toString(examSession)));
        }
    }

    public List<Unit.CompulsoryUnit> compulsory() {
        return units.stream()
                .filter(Unit.CompulsoryUnit.class::isInstance)
                .map(Unit.CompulsoryUnit.class::cast)
                .toList();
    }

    public List<Unit.OptionalUnit> optional() {
        return units.stream()
                .filter(Unit.OptionalUnit.class::isInstance)
                .map(Unit.OptionalUnit.class::cast)
                .toList();
    }

    private static void refuseRepeatedUnits(List<Unit> units) {
        var seen = new HashSet<String>();
        for (int position = 0; position < units.size(); position++) {
            var code = units.get(position).code();
            if (!seen.add(code)) {
                throw new Refused(new Refusal.UnitNamedTwice(code, position));
            }
        }
    }

    private static void refuseUnlawfulHeldMark(Unit unit, int position, ExamForm form, int examSession) {
        var flaw = switch (unit) {
            case Unit.CompulsoryUnit line -> flawOf(line.result(), form, examSession);
            case Unit.OptionalUnit line -> flawOfOptional(line.result());
        };
        flaw.ifPresent(reason -> {
            throw new Refused(new Refusal.HeldMarkRefused(unit.code(), position, reason));
        });
    }

    private static Optional<Refusal.HeldMarkFlaw> flawOf(UnitResult result, ExamForm form, int examSession) {
        return switch (result) {
            case UnitResult.Retained(var mark, var obtainedIn) ->
                mark.isAtLeast(Mark.TEN)
                        ? flawOfAge(obtainedIn, examSession)
                        : Optional.of(Refusal.HeldMarkFlaw.BELOW_TEN);
            case UnitResult.CarriedOver carried ->
                form == ExamForm.PROGRESSIVE
                        ? flawOfAge(carried.obtainedIn(), examSession)
                        : Optional.of(Refusal.HeldMarkFlaw.NEEDS_PROGRESSIVE_FORM);
            case UnitResult.Marked _, UnitResult.Exempt _, UnitResult.Absent _, UnitResult.NotSat _ -> Optional.empty();
        };
    }

    private static Optional<Refusal.HeldMarkFlaw> flawOfAge(int obtainedIn, int examSession) {
        if (obtainedIn > examSession) {
            return Optional.of(Refusal.HeldMarkFlaw.FROM_THE_FUTURE);
        }
        return HeldMark.aliveIn(examSession, obtainedIn) ? Optional.empty() : Optional.of(Refusal.HeldMarkFlaw.EXPIRED);
    }

    private static Optional<Refusal.HeldMarkFlaw> flawOfOptional(UnitResult result) {
        return switch (result) {
            case UnitResult.Retained _, UnitResult.CarriedOver _, UnitResult.Exempt _ ->
                Optional.of(Refusal.HeldMarkFlaw.ON_OPTIONAL_UNIT);
            case UnitResult.Marked _, UnitResult.Absent _, UnitResult.NotSat _ -> Optional.empty();
        };
    }
}
