package fr.palmares.grading.deliberation.domain;

import static fr.palmares.grading.deliberation.domain.Grids.absent;
import static fr.palmares.grading.deliberation.domain.Grids.carriedOver;
import static fr.palmares.grading.deliberation.domain.Grids.excused;
import static fr.palmares.grading.deliberation.domain.Grids.exempt;
import static fr.palmares.grading.deliberation.domain.Grids.general;
import static fr.palmares.grading.deliberation.domain.Grids.global;
import static fr.palmares.grading.deliberation.domain.Grids.mark;
import static fr.palmares.grading.deliberation.domain.Grids.notSat;
import static fr.palmares.grading.deliberation.domain.Grids.optional;
import static fr.palmares.grading.deliberation.domain.Grids.professional;
import static fr.palmares.grading.deliberation.domain.Grids.progressive;
import static fr.palmares.grading.deliberation.domain.Grids.retained;
import static fr.palmares.grading.deliberation.domain.Grids.three;
import static fr.palmares.grading.deliberation.domain.Grids.with;
import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.grading.deliberation.domain.gradesheet.Coefficient;
import fr.palmares.grading.deliberation.domain.gradesheet.ExamForm;
import fr.palmares.grading.deliberation.domain.gradesheet.GradeSheet;
import fr.palmares.grading.deliberation.domain.gradesheet.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionRulesTest {

    @ParameterizedTest
    @CsvSource({
        "10, 10, 10, ADMITTED, 10.00",
        "9.99, 10, 10, CATCH_UP_ALLOWED, 10.00",
        "7, 7, 10, CATCH_UP_ALLOWED, 8.00",
        "6.99, 7, 10, FAILED, 8.00",
        "9, 9, 10, CATCH_UP_ALLOWED, 9.33",
        "9, 9, 9.99, FAILED, 9.33",
        "20, 20, 0, ADMITTED, 13.33",
        "0, 0, 20, FAILED, 6.67"
    })
    void theAverageDecides(String first, String second, String professional, Decision decision, String average) {
        var last = DecisionRules.decide(three(first, second, professional)).last();

        assertThat(last.decision()).isEqualTo(decision);
        assertThat(last.calculation().orElseThrow().average().shown()).isEqualTo(average);
    }

    @Test
    void theSumsAreExact() {
        var score = score(global(
                general("U1", "1.5", mark("9.25")),
                professional("U5", "3", mark("10.5")),
                optional("UF1", mark("13"))));

        assertThat(score.pointsText()).isEqualTo("45.375");
        assertThat(score.bonusPointsText()).isEqualTo("3");
        assertThat(score.coefficientsText()).isEqualTo("4.5");
    }

    @ParameterizedTest
    @CsvSource({"9.99, 0", "10, 0", "10.01, 0.01", "20, 10", "0, 0"})
    void onlyPointsAboveTenOfAnOptionalUnitCount(String mark, String bonus) {
        var score = score(global(general("U1", "2", mark("9")), optional("UF1", mark(mark))));

        assertThat(score.bonusPointsText()).isEqualTo(bonus);
        assertThat(score.coefficientsText()).isEqualTo("2");
    }

    @Test
    void anOptionalCoefficientOfTheGridWeighsTheBonus() {
        var unit = new Unit.OptionalUnit("UF1", "Langue", Coefficient.of("2"), mark("13"));

        assertThat(score(global(general("U1", "2", mark("9")), unit)).bonusPointsText())
                .isEqualTo("6");
    }

    @Test
    void optionalPointsNeverEnterTheProfessionalAverage() {
        var score = score(global(
                general("U1", "1", mark("9")), professional("U5", "1", mark("9.99")), optional("UF1", mark("20"))));

        assertThat(score.professional().orElseThrow().shown()).isEqualTo("9.99");
    }

    @Test
    void anOptionalUnitNotSatOrMissedHasNoEffect() {
        var alone = three("10", "10", "10");

        for (var result : List.of(absent(), excused(), notSat())) {
            var outcome = DecisionRules.decide(global(with(alone, optional("UF1", result))));

            assertThat(outcome.last()).isEqualTo(DecisionRules.decide(alone).last());
        }
    }

    @Test
    void anAbsenceWithoutExcuseEliminatesWhateverTheMarks() {
        var outcome = DecisionRules.decide(global(general("U1", "1", absent()), professional("U5", "9", mark("20"))));

        assertThat(outcome.last()).isEqualTo(new Verdict.Eliminated(List.of("U1")));
        assertThat(outcome.last().calculation()).isEmpty();
    }

    @Test
    void anExcusedAbsenceCountsZeroAndDoesNotEliminate() {
        var sheet = global(general("U1", "1", excused()), professional("U5", "1", mark("20")));

        assertThat(DecisionRules.decide(sheet).last().decision()).isEqualTo(Decision.ADMITTED);
        assertThat(score(sheet).pointsText()).isEqualTo("20");
        assertThat(score(sheet).coefficientsText()).isEqualTo("2");
    }

    @Test
    void aUnitNotSatLeavesTheDecisionOpenInBothForms() {
        var units = new Unit[] {general("U1", "1", notSat()), professional("U5", "1", mark("20"))};

        assertThat(DecisionRules.decide(global(units)).last()).isEqualTo(new Verdict.InProgress(List.of("U1")));
        assertThat(DecisionRules.decide(progressive(units)).last()).isEqualTo(new Verdict.InProgress(List.of("U1")));
    }

    @Test
    void anAbsenceComesBeforeAUnitNotSat() {
        var sheet = global(general("U1", "1", notSat()), professional("U5", "1", absent()));

        assertThat(DecisionRules.decide(sheet).last().decision()).isEqualTo(Decision.ELIMINATED);
    }

    @Test
    void aDisciplinaryHoldComesBeforeEverythingAndTellsNothing() {
        var sheet = new GradeSheet(
                2026, ExamForm.GLOBAL, true, List.of(general("U1", "1", absent()), general("U2", "1", mark("12"))));

        var outcome = DecisionRules.decide(sheet);

        assertThat(outcome.firstRound()).isEmpty();
        assertThat(outcome.last()).isEqualTo(new Verdict.Withheld());
        assertThat(outcome.retainable()).isEmpty();
        assertThat(outcome.explanation()).extracting(Explanation::rule).containsExactly("G-10");
    }

    @Test
    void keptMarksEnterBothAverages() {
        var score = score(progressive(
                general("U1", "1", carriedOver("8", 2024)),
                professional("U5", "1", retained("12", 2025)),
                professional("U6", "1", carriedOver("9", 2021))));

        assertThat(score.pointsText()).isEqualTo("29");
        assertThat(score.professional().orElseThrow().shown()).isEqualTo("10.50");
    }

    @Test
    void withoutAProfessionalUnitThereIsNoCatchUp() {
        var sheet = global(general("U1", "1", mark("9")), professional("U5", "1", exempt()));

        assertThat(score(sheet).professional()).isEmpty();
        assertThat(DecisionRules.decide(sheet).last().decision()).isEqualTo(Decision.FAILED);
    }

    @Test
    void anExemptUnitIsInNeitherSum() {
        var sheet = global(
                general("U1", "100", exempt()), general("U2", "1", mark("10")), professional("U5", "1", mark("10")));

        assertThat(score(sheet).coefficientsText()).isEqualTo("2");
        assertThat(DecisionRules.decide(sheet).last().decision()).isEqualTo(Decision.ADMITTED);
    }

    @Test
    void theCalculationIsToldWithItsArticles() {
        var outcome = DecisionRules.decide(global(
                general("U1", "1", mark("11")),
                general("U2", "1", exempt()),
                professional("U5", "1", retained("12.5", 2025)),
                optional("UF1", mark("13"))));

        assertThat(outcome.explanation())
                .contains(
                        new Explanation(
                                "R-9", "D643-15", "« Unité U5 » (U5) : bénéfice de la note de 12,5 obtenue en 2025."),
                        new Explanation(
                                "G-2", "D643-22", "Moyenne : 23,5 points et 3 en plus, divisés par 2, soit 13,25."),
                        new Explanation("G-5", "D643-22", "La moyenne est d’au moins 10 : le candidat est admis."));
        assertThat(outcome.explanation())
                .extracting(Explanation::rule)
                .containsExactly("R-11", "R-9", "G-2", "G-2", "G-3", "G-4", "G-5");
    }

    private static Score score(GradeSheet sheet) {
        return DecisionRules.decide(sheet).last().calculation().orElseThrow();
    }
}
