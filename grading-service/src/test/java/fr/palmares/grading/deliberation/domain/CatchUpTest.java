package fr.palmares.grading.deliberation.domain;

import static fr.palmares.grading.deliberation.domain.Grids.afterOrals;
import static fr.palmares.grading.deliberation.domain.Grids.excused;
import static fr.palmares.grading.deliberation.domain.Grids.exempt;
import static fr.palmares.grading.deliberation.domain.Grids.general;
import static fr.palmares.grading.deliberation.domain.Grids.global;
import static fr.palmares.grading.deliberation.domain.Grids.mark;
import static fr.palmares.grading.deliberation.domain.Grids.missedOral;
import static fr.palmares.grading.deliberation.domain.Grids.optional;
import static fr.palmares.grading.deliberation.domain.Grids.oral;
import static fr.palmares.grading.deliberation.domain.Grids.professional;
import static fr.palmares.grading.deliberation.domain.Grids.retained;
import static fr.palmares.grading.deliberation.domain.Grids.three;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.palmares.grading.deliberation.domain.gradesheet.ExamForm;
import fr.palmares.grading.deliberation.domain.gradesheet.GradeSheet;
import fr.palmares.grading.deliberation.domain.gradesheet.Refusal;
import fr.palmares.grading.deliberation.domain.gradesheet.Refused;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatchUpTest {

    private static final GradeSheet ALLOWED = three("8", "9", "11");

    @ParameterizedTest
    @CsvSource({"10, 9, ADMITTED, 10.00", "9.99, 9, FAILED, 10.00", "0, 10, FAILED, 9.67", "0, 11, ADMITTED, 10.00"})
    void theBetterOfTheTwoMarksCounts(String first, String second, Decision decision, String average) {
        var outcome = afterOrals(ALLOWED, oral("U1", first), oral("U2", second));

        assertThat(outcome.firstRound().orElseThrow().decision()).isEqualTo(Decision.CATCH_UP_ALLOWED);
        assertThat(outcome.last().decision()).isEqualTo(decision);
        assertThat(outcome.last().calculation().orElseThrow().average().shown()).isEqualTo(average);
    }

    @Test
    void aMissedOralLeavesTheFirstMark() {
        var outcome = afterOrals(ALLOWED, oral("U1", "10"), missedOral("U2"));

        assertThat(outcome.last().decision()).isEqualTo(Decision.ADMITTED);
    }

    @Test
    void aSingleUnitOfTheGeneralDomainIsChosenAlone() {
        var sheet = global(
                general("U1", "1", mark("7")), general("U2", "1", exempt()), professional("U5", "1", mark("11")));

        assertThat(afterOrals(sheet, oral("U1", "9")).last().decision()).isEqualTo(Decision.ADMITTED);
        assertRefused(() -> afterOrals(sheet, oral("U1", "9"), oral("U2", "9")), Refusal.CatchUpFlaw.EXEMPT);
    }

    @Test
    void aRetainedUnitMayBeChosen() {
        var sheet = global(
                general("U1", "1", retained("10", 2025)),
                general("U2", "1", mark("7")),
                professional("U5", "1", mark("10")));

        assertThat(afterOrals(sheet, oral("U1", "12"), oral("U2", "8")).last().decision())
                .isEqualTo(Decision.ADMITTED);
    }

    @Test
    void aUnitMissedWithAnExcuseMayBeChosen() {
        var sheet = global(
                general("U1", "1", excused()), general("U2", "1", mark("11")), professional("U5", "1", mark("18")));

        assertThat(afterOrals(sheet, oral("U1", "1"), oral("U2", "11")).last().decision())
                .isEqualTo(Decision.ADMITTED);
    }

    @Test
    void twoDifferentUnitsAreChosen() {
        var sheet = global(
                general("U1", "1", mark("8")),
                general("U2", "1", mark("8")),
                general("U3", "1", mark("8")),
                professional("U5", "1", mark("11")));

        assertRefused(() -> afterOrals(sheet), Refusal.CatchUpFlaw.WRONG_NUMBER);
        assertRefused(() -> afterOrals(sheet, oral("U1", "12")), Refusal.CatchUpFlaw.WRONG_NUMBER);
        assertRefused(
                () -> afterOrals(sheet, oral("U1", "12"), oral("U2", "12"), oral("U3", "12")),
                Refusal.CatchUpFlaw.WRONG_NUMBER);
        assertRefused(() -> afterOrals(sheet, oral("U1", "12"), oral("U1", "12")), Refusal.CatchUpFlaw.NAMED_TWICE);
    }

    @Test
    void onlyGeneralUnitsOfTheGridAreChosen() {
        var sheet = global(
                general("U1", "1", mark("8")),
                general("U2", "1", mark("9")),
                professional("U5", "1", mark("11")),
                optional("UF1", mark("9")));

        assertRefused(() -> afterOrals(sheet, oral("U1", "12"), oral("U5", "12")), Refusal.CatchUpFlaw.PROFESSIONAL);
        assertRefused(() -> afterOrals(sheet, oral("U1", "12"), oral("UF1", "12")), Refusal.CatchUpFlaw.OPTIONAL);
        assertRefused(() -> afterOrals(sheet, oral("U1", "12"), oral("U7", "12")), Refusal.CatchUpFlaw.UNKNOWN_UNIT);
    }

    @ParameterizedTest
    @CsvSource({"10, 10, 10", "6.99, 7, 10", "9, 9, 9.99"})
    void nobodyElseSitsTheCatchUp(String first, String second, String professional) {
        assertRefused(
                () -> afterOrals(three(first, second, professional), oral("U1", "20"), oral("U2", "20")),
                Refusal.CatchUpFlaw.NOT_ALLOWED);
    }

    @Test
    void underAHoldTheOralsAreIgnored() {
        var held = new GradeSheet(2026, ExamForm.GLOBAL, true, ALLOWED.units());

        assertThat(afterOrals(held, oral("U7", "20")).last()).isEqualTo(new Verdict.Withheld());
    }

    private static void assertRefused(ThrowingCallable choice, Refusal.CatchUpFlaw flaw) {
        assertThatThrownBy(choice)
                .isInstanceOfSatisfying(
                        Refused.class,
                        no -> assertThat(no.reason())
                                .isInstanceOfSatisfying(
                                        Refusal.CatchUpChoiceRefused.class,
                                        refusal -> assertThat(refusal.flaw()).isEqualTo(flaw)));
    }
}
