package fr.palmares.grading.deliberation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.grading.deliberation.domain.gradesheet.Coefficient;
import fr.palmares.grading.deliberation.domain.gradesheet.ExamForm;
import fr.palmares.grading.deliberation.domain.gradesheet.GradeSheet;
import fr.palmares.grading.deliberation.domain.gradesheet.Mark;
import fr.palmares.grading.deliberation.domain.gradesheet.Refused;
import fr.palmares.grading.deliberation.domain.gradesheet.Unit;
import fr.palmares.grading.deliberation.domain.gradesheet.UnitDomain;
import fr.palmares.grading.deliberation.domain.gradesheet.UnitResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DecisionPropertiesTest {

    private static final Map<Decision, Integer> RANK = Map.of(
            Decision.ELIMINATED, 0,
            Decision.IN_PROGRESS, 1,
            Decision.FAILED, 2,
            Decision.CATCH_UP_ALLOWED, 3,
            Decision.ADMITTED, 4);

    @Property
    void raisingAMarkNeverLowersADecision(
            @ForAll("sheets") GradeSheet sheet, @ForAll("marks") Mark other, @ForAll Random random) {
        var position = random.nextInt(sheet.units().size());
        var raised = raised(sheet, position, other);

        assertThat(rank(raised)).isGreaterThanOrEqualTo(rank(sheet));
    }

    @Property
    void theOrderOfUnitsIsIndifferent(@ForAll("sheets") GradeSheet sheet, @ForAll Random random) {
        var shuffled = new ArrayList<>(sheet.units());
        Collections.shuffle(shuffled, random);

        var before = DecisionRules.decide(sheet);
        var after = DecisionRules.decide(with(sheet, shuffled));

        assertThat(after.last().decision()).isEqualTo(before.last().decision());
        assertThat(after.last().calculation()).isEqualTo(before.last().calculation());
        assertThat(after.retainable()).containsExactlyInAnyOrderElementsOf(before.retainable());
    }

    @Property
    void anExemptUnitChangesNothingHoweverItIsWeighted(
            @ForAll("sheets") GradeSheet sheet, @ForAll("coefficients") Coefficient weight, @ForAll UnitDomain domain) {
        var more = new ArrayList<>(sheet.units());
        more.add(new Unit.CompulsoryUnit("UX", "Dispense", weight, domain, new UnitResult.Exempt()));

        var outcome = DecisionRules.decide(with(sheet, more));

        assertThat(outcome.last().calculation())
                .isEqualTo(DecisionRules.decide(sheet).last().calculation());
        assertThat(outcome.retainable()).isEqualTo(DecisionRules.decide(sheet).retainable());
    }

    @Property
    void anOptionalUnitNeverLowersADecision(@ForAll("sheets") GradeSheet sheet, @ForAll("marks") Mark mark) {
        var more = new ArrayList<>(sheet.units());
        more.add(new Unit.OptionalUnit("UF-EE", "Engagement étudiant", Coefficient.ONE, new UnitResult.Marked(mark)));

        assertThat(rank(with(sheet, more))).isGreaterThanOrEqualTo(rank(sheet));
    }

    @Property
    void theShownAverageIsWithinHalfACentOfTheExactOne(@ForAll("sheets") GradeSheet sheet) {
        DecisionRules.decide(sheet).last().calculation().ifPresent(score -> {
            var average = score.average();
            var distance = new BigDecimal(average.shown())
                    .multiply(average.coefficients())
                    .subtract(average.points())
                    .abs();
            assertThat(distance).isLessThanOrEqualTo(new BigDecimal("0.005").multiply(average.coefficients()));
        });
    }

    @Provide
    Arbitrary<GradeSheet> sheets() {
        var compulsory = Combinators.combine(coefficients(), Arbitraries.of(UnitDomain.class), results())
                .as((weight, domain, result) -> (Unit) new Unit.CompulsoryUnit("?", "Unité", weight, domain, result));
        var optional = Combinators.combine(coefficients(), marks())
                .as((weight, mark) -> (Unit) new Unit.OptionalUnit("?", "Unité", weight, new UnitResult.Marked(mark)));
        return Combinators.combine(
                        Arbitraries.of(ExamForm.class),
                        compulsory.list().ofMinSize(1).ofMaxSize(9),
                        optional.list().ofMaxSize(2))
                .as((form, units, more) -> sheet(form, units, more))
                .filter(sheet -> sheet.isPresent())
                .map(sheet -> sheet.orElseThrow());
    }

    private static java.util.Optional<GradeSheet> sheet(ExamForm form, List<Unit> units, List<Unit> more) {
        var all = new ArrayList<Unit>();
        for (var unit : units) {
            all.add(recoded(unit, "U" + all.size()));
        }
        for (var unit : more) {
            all.add(recoded(unit, "UF" + all.size()));
        }
        try {
            return java.util.Optional.of(new GradeSheet(2026, form, false, all));
        } catch (Refused unlawful) {
            return java.util.Optional.empty();
        }
    }

    @Provide
    Arbitrary<Mark> marks() {
        return Arbitraries.oneOf(
                Arbitraries.bigDecimals()
                        .between(BigDecimal.ZERO, BigDecimal.valueOf(20))
                        .ofScale(2)
                        .map(Mark::new),
                Arbitraries.of("7.99", "8", "9.5", "9.99", "10", "10.01").map(Mark::of));
    }

    @Provide
    Arbitrary<Coefficient> coefficients() {
        return Arbitraries.of("0.5", "1", "1.5", "2", "2.5", "3", "4", "6", "9", "1000")
                .map(Coefficient::of);
    }

    private Arbitrary<UnitResult> results() {
        var marked = marks().map(mark -> (UnitResult) new UnitResult.Marked(mark));
        var kept = Combinators.combine(marks(), Arbitraries.integers().between(2021, 2025))
                .as((mark, year) -> mark.isAtLeast(Mark.TEN)
                        ? (UnitResult) new UnitResult.Retained(mark, year)
                        : new UnitResult.CarriedOver(mark, year));
        var rest = Arbitraries.of(
                new UnitResult.Exempt(),
                new UnitResult.NotSat(),
                new UnitResult.Absent(true),
                new UnitResult.Absent(false));
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(12, marked),
                net.jqwik.api.Tuple.of(3, kept),
                net.jqwik.api.Tuple.of(1, rest.map(result -> (UnitResult) result)));
    }

    private static GradeSheet raised(GradeSheet sheet, int position, Mark other) {
        var units = new ArrayList<>(sheet.units());
        units.set(
                position,
                switch (units.get(position)) {
                    case Unit.CompulsoryUnit unit ->
                        new Unit.CompulsoryUnit(
                                unit.code(),
                                unit.title(),
                                unit.coefficient(),
                                unit.domain(),
                                raised(unit.result(), other));
                    case Unit.OptionalUnit unit ->
                        new Unit.OptionalUnit(
                                unit.code(), unit.title(), unit.coefficient(), raised(unit.result(), other));
                });
        return with(sheet, units);
    }

    private static UnitResult raised(UnitResult result, Mark other) {
        return switch (result) {
            case UnitResult.Marked(var mark) -> new UnitResult.Marked(mark.orBetter(other));
            case UnitResult.Retained(var mark, var year) -> new UnitResult.Retained(mark.orBetter(other), year);
            case UnitResult.CarriedOver(var mark, var year) -> new UnitResult.CarriedOver(mark.orBetter(other), year);
            case UnitResult.Exempt _, UnitResult.Absent _, UnitResult.NotSat _ -> result;
        };
    }

    private static Unit recoded(Unit unit, String code) {
        return switch (unit) {
            case Unit.CompulsoryUnit line ->
                new Unit.CompulsoryUnit(code, line.title(), line.coefficient(), line.domain(), line.result());
            case Unit.OptionalUnit line -> new Unit.OptionalUnit(code, line.title(), line.coefficient(), line.result());
        };
    }

    private static GradeSheet with(GradeSheet sheet, List<Unit> units) {
        return new GradeSheet(sheet.examSession(), sheet.form(), sheet.disciplinaryHold(), units);
    }

    private static int rank(GradeSheet sheet) {
        return RANK.get(DecisionRules.decide(sheet).last().decision());
    }
}
