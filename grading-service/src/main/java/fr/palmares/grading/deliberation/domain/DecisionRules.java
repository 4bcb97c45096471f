package fr.palmares.grading.deliberation.domain;

import fr.palmares.grading.deliberation.domain.gradesheet.GradeSheet;
import fr.palmares.grading.deliberation.domain.gradesheet.Mark;
import fr.palmares.grading.deliberation.domain.gradesheet.Refusal;
import fr.palmares.grading.deliberation.domain.gradesheet.Refused;
import fr.palmares.grading.deliberation.domain.gradesheet.Unit;
import fr.palmares.grading.deliberation.domain.gradesheet.UnitResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a BTS jury decides, in the order of the regulation (G-2 to G-12, D643-15, D643-22, D643-24). */
public final class DecisionRules {

    private static final int PASS = 10;
    private static final int CATCH_UP_FLOOR = 8;

    private DecisionRules() {}

    /** The first round alone. */
    public static Outcome decide(GradeSheet sheet) {
        return decide(sheet, Optional.empty());
    }

    /**
     * Both rounds, when orals are given.
     *
     * @throws Refused when the orals are not a choice that the first round offers
     */
    public static Outcome decide(GradeSheet sheet, Optional<List<Oral>> orals) {
        if (sheet.disciplinaryHold()) {
            return new Outcome(Optional.empty(), new Verdict.Withheld(), List.of(), List.of(Reasons.withheld()));
        }
        var first = firstRound(sheet);
        var reasons = new Reasons(sheet);
        reasons.firstRound(first);
        var last = first;
        if (orals.isPresent()) {
            last = secondRound(sheet, first, orals.get());
            reasons.secondRound(orals.get(), last);
        }
        var retainable = RetainableMarks.after(last, sheet);
        reasons.retainable(last, retainable);
        return new Outcome(Optional.of(first), last, retainable, reasons.told());
    }

    private static Verdict firstRound(GradeSheet sheet) {
        var absences = codes(sheet, new UnitResult.Absent(false));
        if (!absences.isEmpty()) {
            return new Verdict.Eliminated(absences);
        }
        var missing = codes(sheet, new UnitResult.NotSat());
        if (!missing.isEmpty()) {
            return new Verdict.InProgress(missing);
        }
        var score = Score.of(sheet, Map.of());
        if (score.average().isAtLeast(PASS)) {
            return new Verdict.Admitted(score);
        }
        return score.average().isAtLeast(CATCH_UP_FLOOR) && score.professionalIsAtLeast(PASS)
                ? new Verdict.CatchUpAllowed(score, CatchUpOffer.of(sheet))
                : new Verdict.Failed(score);
    }

    private static Verdict secondRound(GradeSheet sheet, Verdict first, List<Oral> orals) {
        offerOf(first).require(orals.stream().map(Oral::unit).toList(), sheet);
        var marks = new HashMap<String, Mark>();
        orals.forEach(oral -> oral.mark().ifPresent(mark -> marks.put(oral.unit(), mark)));
        var score = Score.of(sheet, marks);
        return score.average().isAtLeast(PASS) ? new Verdict.Admitted(score) : new Verdict.Failed(score);
    }

    private static CatchUpOffer offerOf(Verdict first) {
        return switch (first) {
            case Verdict.CatchUpAllowed allowed -> allowed.offer();
            case Verdict.Withheld _, Verdict.Eliminated _, Verdict.InProgress _, Verdict.Admitted _, Verdict.Failed _ ->
                throw new Refused(new Refusal.CatchUpChoiceRefused(Refusal.CatchUpFlaw.NOT_ALLOWED, "", 0));
        };
    }

    private static List<String> codes(GradeSheet sheet, UnitResult result) {
        return sheet.compulsory().stream()
                .filter(unit -> unit.result().equals(result))
                .map(Unit::code)
                .toList();
    }
}
