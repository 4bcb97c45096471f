package fr.palmares.grading.deliberation.domain;

import fr.palmares.grading.deliberation.domain.gradesheet.GradeSheet;
import fr.palmares.grading.deliberation.domain.gradesheet.Mark;
import fr.palmares.grading.deliberation.domain.gradesheet.PlainDecimal;
import fr.palmares.grading.deliberation.domain.gradesheet.Unit;
import fr.palmares.grading.deliberation.domain.gradesheet.UnitDomain;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The exact sums behind a decision (G-2 to G-4, D643-22).
 *
 * @param points marks times coefficients of the compulsory units
 * @param bonusPoints points above ten of the optional units times their coefficients
 * @param coefficients coefficients of the compulsory units, exempted ones left out
 * @param professional the same over professional units alone; empty when none is left
 */
public record Score(
        BigDecimal points, BigDecimal bonusPoints, BigDecimal coefficients, Optional<Average> professional) {

    /** The caller has checked that every compulsory unit has a mark or is exempt. */
    static Score of(GradeSheet sheet, Map<String, Mark> orals) {
        var counted =
                sheet.compulsory().stream().filter(Unit.CompulsoryUnit::counts).toList();
        var professional = counted.stream()
                .filter(unit -> unit.domain() == UnitDomain.PROFESSIONAL)
                .toList();
        return new Score(
                points(counted, orals),
                bonus(sheet.optional()),
                coefficients(counted),
                professional.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Average(points(professional, orals), coefficients(professional))));
    }

    public Average average() {
        return new Average(points.add(bonusPoints), coefficients);
    }

    public boolean professionalIsAtLeast(int threshold) {
        return professional.filter(mean -> mean.isAtLeast(threshold)).isPresent();
    }

    public String pointsText() {
        return PlainDecimal.text(points);
    }

    public String bonusPointsText() {
        return PlainDecimal.text(bonusPoints);
    }

    public String coefficientsText() {
        return PlainDecimal.text(coefficients);
    }

    private static BigDecimal points(List<Unit.CompulsoryUnit> units, Map<String, Mark> orals) {
        return units.stream()
                .map(unit ->
                        counted(unit, orals).value().multiply(unit.coefficient().value()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The better of the two marks counts (G-8). */
    private static Mark counted(Unit.CompulsoryUnit unit, Map<String, Mark> orals) {
        var first = unit.result().counted().orElseThrow();
        var oral = orals.get(unit.code());
        return oral == null ? first : first.orBetter(oral);
    }

    private static BigDecimal coefficients(List<Unit.CompulsoryUnit> units) {
        return units.stream().map(unit -> unit.coefficient().value()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal bonus(List<Unit.OptionalUnit> units) {
        return units.stream().map(Score::bonusOf).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static BigDecimal bonusOf(Unit.OptionalUnit unit) {
        return unit.result()
                .counted()
                .map(mark -> mark.orBetter(Mark.TEN).value().subtract(BigDecimal.TEN))
                .map(above -> above.multiply(unit.coefficient().value()))
                .orElse(BigDecimal.ZERO);
    }
}
