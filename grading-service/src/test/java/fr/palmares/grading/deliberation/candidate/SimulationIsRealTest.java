package fr.palmares.grading.deliberation.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.grading.deliberation.domain.DecisionRules;
import fr.palmares.grading.deliberation.domain.Round;
import fr.palmares.grading.deliberation.domain.gradesheet.ExamForm;
import fr.palmares.grading.deliberation.domain.gradesheet.UnitDomain;
import fr.palmares.grading.deliberation.simulation.SimulationAnswer;
import fr.palmares.grading.deliberation.simulation.SimulationBody;
import fr.palmares.grading.deliberation.simulation.SimulationReader;
import fr.palmares.grading.examfile.ExamFile;
import fr.palmares.grading.examfile.GridUnit;
import fr.palmares.grading.examfile.JsonColumns;
import fr.palmares.grading.examfile.Specialty;
import fr.palmares.grading.examfile.UnitChoice;
import fr.palmares.grading.marks.MarkRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/**
 * The jury decides with the code of the simulation: whatever a candidate has in each unit, the exam file with its marks
 * gives exactly what the same grid gives in a simulation.
 */
class SimulationIsRealTest {

    /** What a candidate may have in one unit. */
    private enum Had {
        MARK,
        ABSENT,
        EXCUSED,
        NOTHING,
        EXEMPT,
        RETAINED,
        DEFERRED
    }

    private record Line(Had had, int halfPoints) {

        String mark() {
            return BigDecimal.valueOf(had == Had.RETAINED ? Math.max(20, halfPoints) : halfPoints)
                    .divide(BigDecimal.TWO)
                    .stripTrailingZeros()
                    .toPlainString();
        }
    }

    @Property(tries = 500)
    void theExamFileGivesWhatTheSimulationGives(
            @ForAll @Size(5) List<@From("lines") Line> lines, @ForAll boolean held, @ForAll boolean global) {
        Assume.that(lines.stream().anyMatch(line -> line.had() != Had.EXEMPT));
        var form = global ? ExamForm.GLOBAL : ExamForm.PROGRESSIVE;

        var real = candidate(lines, held, form).decide(Round.FIRST);
        var simulated = SimulationAnswer.of(DecisionRules.decide(SimulationReader.sheet(body(lines, held, form))));

        assertThat(real.decision()).isEqualTo(simulated.last().decision());
        assertThat(real.average()).isEqualTo(simulated.last().average());
        assertThat(real.explanation()).isEqualTo(simulated.explanation());
        assertThat(real.retainable())
                .extracting(DecisionSheet.Held::unit)
                .isEqualTo(simulated.retainable().stream()
                        .map(SimulationAnswer.Retainable::unit)
                        .toList());
        assertThat(JsonColumns.write(real))
                .as("a second run")
                .isEqualTo(JsonColumns.write(candidate(lines, held, form).decide(Round.FIRST)));
    }

    @Provide
    Arbitrary<Line> lines() {
        return Combinators.combine(
                        Arbitraries.frequency(
                                net.jqwik.api.Tuple.of(12, Had.MARK),
                                net.jqwik.api.Tuple.of(1, Had.ABSENT),
                                net.jqwik.api.Tuple.of(1, Had.EXCUSED),
                                net.jqwik.api.Tuple.of(1, Had.NOTHING),
                                net.jqwik.api.Tuple.of(2, Had.EXEMPT),
                                net.jqwik.api.Tuple.of(2, Had.RETAINED),
                                net.jqwik.api.Tuple.of(1, Had.DEFERRED)),
                        Arbitraries.integers().between(0, 40))
                .as(Line::new);
    }

    private static Candidate candidate(List<Line> lines, boolean held, ExamForm form) {
        var file = new ExamFile();
        file.registrationId = new UUID(1, 1);
        file.examSession = 2026;
        file.form = form;
        file.holdReason = held ? "Fraude suspectée" : null;
        file.optionalUnits = List.of();
        file.units = new ArrayList<>();
        var marks = new ArrayList<MarkRow>();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            switch (line.had()) {
                case MARK -> marks.add(row(i, MarkRow.Kind.MARK, new BigDecimal(line.mark())));
                case ABSENT -> marks.add(row(i, MarkRow.Kind.ABSENT, null));
                case EXCUSED -> marks.add(row(i, MarkRow.Kind.ABSENT_EXCUSED, null));
                case EXEMPT -> file.units.add(choice(i, UnitChoice.Choice.EXEMPT, null));
                case RETAINED -> file.units.add(choice(i, UnitChoice.Choice.RETAIN, line.mark()));
                case DEFERRED -> file.units.add(choice(i, UnitChoice.Choice.DEFER, null));
                case NOTHING -> {
                    // neither mark nor absence
                }
            }
        }
        return new Candidate(file, grid(lines.size()), marks, List.of(), List.of(), Map.of());
    }

    private static Specialty grid(int size) {
        var grid = new Specialty();
        grid.units = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            grid.units.add(new GridUnit(
                    "U" + i, "E" + i, null, "Unité " + i, "" + (i + 1), false, domain(i), "ponctuelle écrite"));
        }
        return grid;
    }

    private static SimulationBody body(List<Line> lines, boolean held, ExamForm form) {
        var units = new ArrayList<SimulationBody.UnitBody>();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var result = switch (line.had()) {
                case MARK -> new SimulationBody.ResultBody.MarkBody(line.mark());
                case ABSENT -> new SimulationBody.ResultBody.AbsentBody(false);
                case EXCUSED -> new SimulationBody.ResultBody.AbsentBody(true);
                case EXEMPT -> new SimulationBody.ResultBody.ExemptBody();
                case RETAINED -> new SimulationBody.ResultBody.RetainedBody(line.mark(), 2025L);
                case NOTHING, DEFERRED -> new SimulationBody.ResultBody.NotSatBody();
            };
            units.add(new SimulationBody.UnitBody("U" + i, "Unité " + i, "" + (i + 1), domain(i), false, result));
        }
        return new SimulationBody(2026L, form, held, units, null);
    }

    private static UnitDomain domain(int unit) {
        return unit < 3 ? UnitDomain.GENERAL : UnitDomain.PROFESSIONAL;
    }

    private static UnitChoice choice(int unit, UnitChoice.Choice choice, String mark) {
        return new UnitChoice("U" + unit, choice, mark, mark == null ? null : 2025);
    }

    private static MarkRow row(int unit, MarkRow.Kind kind, BigDecimal value) {
        var row = new MarkRow();
        row.registrationId = new UUID(1, 1);
        row.unit = "U" + unit;
        row.round = Round.FIRST;
        row.kind = kind;
        row.value = value;
        row.state = MarkRow.State.SUBMITTED;
        return row;
    }
}
