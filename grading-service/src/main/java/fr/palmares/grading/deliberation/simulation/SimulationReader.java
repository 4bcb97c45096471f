package fr.palmares.grading.deliberation.simulation;

import fr.palmares.grading.deliberation.domain.Oral;
import fr.palmares.grading.deliberation.domain.gradesheet.Coefficient;
import fr.palmares.grading.deliberation.domain.gradesheet.Flaw;
import fr.palmares.grading.deliberation.domain.gradesheet.GradeSheet;
import fr.palmares.grading.deliberation.domain.gradesheet.Mark;
import fr.palmares.grading.deliberation.domain.gradesheet.Refusal;
import fr.palmares.grading.deliberation.domain.gradesheet.Refused;
import fr.palmares.grading.deliberation.domain.gradesheet.Unit;
import fr.palmares.grading.deliberation.domain.gradesheet.UnitResult;
import fr.palmares.grading.deliberation.simulation.SimulationBody.ResultBody;
import fr.palmares.grading.deliberation.simulation.SimulationBody.UnitBody;
import fr.palmares.platform.problem.InvalidInput;
import fr.palmares.platform.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Turns a body into a grade sheet, naming everything that is missing (400) or impossible (422) at once. */
public final class SimulationReader {

    /** Several times what the longest grid has: a door open to anybody works on no endless one [policy]. */
    static final int MOST_UNITS = 50;

    private final SimulationBody body;

    private SimulationReader(SimulationBody body) {
        this.body = body;
    }

    public static GradeSheet sheet(SimulationBody body) {
        return new SimulationReader(body).sheet();
    }

    /** Empty when the catch-up is not tried; the marks are looked at only where the orals are. */
    public static Optional<List<Oral>> orals(SimulationBody body) {
        return body.catchUp() == null || held(body)
                ? Optional.empty()
                : Optional.of(new SimulationReader(body).orals(body.catchUp()));
    }

    private static boolean held(SimulationBody body) {
        return Boolean.TRUE.equals(body.disciplinaryHold());
    }

    private GradeSheet sheet() {
        refuseMisplacedFields();
        refuseImpossibleValues();
        var units = body.units().stream().map(SimulationReader::unit).toList();
        return new GradeSheet(year(body.examSession()), body.form(), held(body), units);
    }

    private void refuseMisplacedFields() {
        var malformed = new Complaints(Problem.of(
                400, "/problems/malformed", "Requête illisible", "Un champ manque ou n’est pas à sa place."));
        for (int i = 0; i < body.units().size(); i++) {
            var unit = body.units().get(i);
            var at = "/units/" + i;
            if (unit.optional()) {
                malformed.when(unit.domain() != null, at + "/domain", "Une unité facultative n’a pas de domaine.");
            } else {
                malformed.when(unit.domain() == null, at + "/domain", "Une unité obligatoire a un domaine.");
                malformed.when(
                        unit.coefficient() == null, at + "/coefficient", "Une unité obligatoire a un coefficient.");
            }
        }
        malformed.throwIfAny();
    }

    private void refuseImpossibleValues() {
        var refused = impossible();
        for (int i = 0; i < body.units().size(); i++) {
            var unit = body.units().get(i);
            var at = "/units/" + i;
            refused.when(unit.code().isBlank() ? Optional.of(Flaw.BLANK) : Optional.empty(), at + "/code");
            if (unit.coefficient() != null) {
                refused.when(Coefficient.flawIn(unit.coefficient()), at + "/coefficient");
            }
            value(unit.result()).ifPresent(value -> refused.when(Mark.flawIn(value), at + "/result/value"));
        }
        refused.throwIfAny();
    }

    private List<Oral> orals(List<SimulationBody.OralBody> orals) {
        if (orals.size() > MOST_UNITS) {
            throw new Refused(new Refusal.CatchUpChoiceRefused(Refusal.CatchUpFlaw.WRONG_NUMBER, "", 0));
        }
        var refused = impossible();
        IntStream.range(0, orals.size())
                .forEach(i -> refused.when(Mark.flawIn(orals.get(i).mark()), "/catchUp/" + i + "/mark"));
        refused.throwIfAny();
        return orals.stream()
                .map(oral -> new Oral(oral.unit(), Optional.of(Mark.of(oral.mark()))))
                .toList();
    }

    private static Unit unit(UnitBody unit) {
        var coefficient = unit.coefficient() == null ? Coefficient.ONE : Coefficient.of(unit.coefficient());
        return unit.domain() == null
                ? new Unit.OptionalUnit(unit.code(), unit.title(), coefficient, result(unit.result()))
                : new Unit.CompulsoryUnit(unit.code(), unit.title(), coefficient, unit.domain(), result(unit.result()));
    }

    private static UnitResult result(ResultBody result) {
        return switch (result) {
            case ResultBody.MarkBody(var value) -> new UnitResult.Marked(Mark.of(value));
            case ResultBody.RetainedBody(var value, var obtainedIn) ->
                new UnitResult.Retained(Mark.of(value), year(obtainedIn));
            case ResultBody.CarriedOverBody(var value, var obtainedIn) ->
                new UnitResult.CarriedOver(Mark.of(value), year(obtainedIn));
            case ResultBody.ExemptBody() -> new UnitResult.Exempt();
            case ResultBody.AbsentBody(var excused) -> new UnitResult.Absent(excused);
            case ResultBody.NotSatBody() -> new UnitResult.NotSat();
        };
    }

    private static Optional<String> value(ResultBody result) {
        return switch (result) {
            case ResultBody.MarkBody(var value) -> Optional.of(value);
            case ResultBody.RetainedBody retained -> Optional.of(retained.value());
            case ResultBody.CarriedOverBody carried -> Optional.of(carried.value());
            case ResultBody.ExemptBody _, ResultBody.AbsentBody _, ResultBody.NotSatBody _ -> Optional.empty();
        };
    }

    /** A year too large for an int is no exam session either way. */
    private static int year(Long written) {
        return Math.clamp(written, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private static Complaints impossible() {
        return new Complaints(
                Problem.of(422, "/problems/unprocessable", "Valeur refusée", "Une valeur n’est pas possible."));
    }

    /** Problems of one kind, gathered so that the caller mends them in one go. */
    private static final class Complaints {

        private record Complaint(String pointer, String sentence) {}

        private final Problem problem;
        private final List<Complaint> gathered = new ArrayList<>();

        Complaints(Problem problem) {
            this.problem = problem;
        }

        void when(boolean wrong, String pointer, String sentence) {
            if (wrong) {
                gathered.add(new Complaint(pointer, sentence));
            }
        }

        void when(Optional<Flaw> flaw, String pointer) {
            flaw.ifPresent(wrong -> gathered.add(new Complaint(pointer, "La valeur " + wrong.sentence() + ".")));
        }

        void throwIfAny() {
            if (!gathered.isEmpty()) {
                var named = problem;
                for (var complaint : gathered) {
                    named = named.at(complaint.pointer(), complaint.sentence());
                }
                throw new InvalidInput(named);
            }
        }
    }
}
