package fr.palmares.grading.deliberation.candidate;

import fr.palmares.grading.deliberation.candidate.DecisionSheet.Held;
import fr.palmares.grading.deliberation.candidate.DecisionSheet.Kind;
import fr.palmares.grading.deliberation.candidate.DecisionSheet.Line;
import fr.palmares.grading.deliberation.candidate.DecisionSheet.Offer;
import fr.palmares.grading.deliberation.domain.Average;
import fr.palmares.grading.deliberation.domain.Explanation;
import fr.palmares.grading.deliberation.domain.Oral;
import fr.palmares.grading.deliberation.domain.Outcome;
import fr.palmares.grading.deliberation.domain.Score;
import fr.palmares.grading.deliberation.domain.Verdict;
import fr.palmares.grading.deliberation.domain.gradesheet.GradeSheet;
import fr.palmares.grading.deliberation.domain.gradesheet.Mark;
import fr.palmares.grading.deliberation.domain.gradesheet.Unit;
import fr.palmares.grading.deliberation.domain.gradesheet.UnitDomain;
import fr.palmares.grading.deliberation.domain.gradesheet.UnitResult;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes an outcome down with the lines it was decided on; under a hold it tells nothing of them (G-10). */
final class DecisionSheets {

    private DecisionSheets() {}

    static DecisionSheet of(GradeSheet sheet, List<Oral> orals, Outcome outcome, List<Explanation> raises) {
        var last = outcome.last();
        var score = last.calculation();
        var withheld = last instanceof Verdict.Withheld;
        return new DecisionSheet(
                last.decision(),
                score.map(Score::average).map(Average::shown).orElse(null),
                score.flatMap(Score::professional).map(Average::shown).orElse(null),
                score.map(Score::pointsText).orElse(null),
                score.map(Score::bonusPointsText).orElse(null),
                score.map(Score::coefficientsText).orElse(null),
                withheld
                        ? List.of()
                        : sheet.units().stream().map(unit -> line(unit, orals)).toList(),
                last instanceof Verdict.CatchUpAllowed allowed
                        ? new Offer(allowed.offer().choices(), allowed.offer().units())
                        : null,
                outcome.retainable().stream()
                        .map(mark -> new Held(
                                mark.unit(),
                                mark.mark().toString(),
                                mark.kind(),
                                mark.obtainedIn(),
                                mark.lastSession()))
                        .toList(),
                withheld
                        ? outcome.explanation()
                        : Stream.concat(raises.stream(), outcome.explanation().stream())
                                .toList());
    }

    private static Line line(Unit unit, List<Oral> orals) {
        var result = unit.result();
        return new Line(
                unit.code(),
                unit.title(),
                unit.coefficient().toString(),
                unit instanceof Unit.OptionalUnit,
                domain(unit).orElse(null),
                kind(result),
                result.counted().map(Mark::toString).orElse(null),
                orals.stream()
                        .filter(oral -> oral.unit().equals(unit.code()))
                        .findFirst()
                        .flatMap(Oral::mark)
                        .map(Mark::toString)
                        .orElse(null),
                obtainedIn(result).orElse(null));
    }

    private static Optional<UnitDomain> domain(Unit unit) {
        return switch (unit) {
            case Unit.CompulsoryUnit compulsory -> Optional.of(compulsory.domain());
            case Unit.OptionalUnit _ -> Optional.empty();
        };
    }

    private static Kind kind(UnitResult result) {
        return switch (result) {
            case UnitResult.Marked _ -> Kind.MARK;
            case UnitResult.Retained _ -> Kind.RETAINED;
            case UnitResult.CarriedOver _ -> Kind.CARRIED_OVER;
            case UnitResult.Exempt _ -> Kind.EXEMPT;
            case UnitResult.Absent _ -> Kind.ABSENT;
            case UnitResult.NotSat _ -> Kind.NOT_SAT;
        };
    }

    private static Optional<Integer> obtainedIn(UnitResult result) {
        return switch (result) {
            case UnitResult.Retained retained -> Optional.of(retained.obtainedIn());
            case UnitResult.CarriedOver carried -> Optional.of(carried.obtainedIn());
            case UnitResult.Marked _, UnitResult.Exempt _, UnitResult.Absent _, UnitResult.NotSat _ -> Optional.empty();
        };
    }
}
