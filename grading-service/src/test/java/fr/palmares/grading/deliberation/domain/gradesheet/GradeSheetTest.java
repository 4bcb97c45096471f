package fr.palmares.grading.deliberation.domain.gradesheet;

import static fr.palmares.grading.deliberation.domain.Grids.carriedOver;
import static fr.palmares.grading.deliberation.domain.Grids.exempt;
import static fr.palmares.grading.deliberation.domain.Grids.general;
import static fr.palmares.grading.deliberation.domain.Grids.global;
import static fr.palmares.grading.deliberation.domain.Grids.mark;
import static fr.palmares.grading.deliberation.domain.Grids.optional;
import static fr.palmares.grading.deliberation.domain.Grids.progressive;
import static fr.palmares.grading.deliberation.domain.Grids.retained;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GradeSheetTest {

    private static final Unit ANY = general("U9", "1", mark("10"));

    @Test
    void aRetainedMarkIsAtLeastTen() {
        assertThatCode(() -> global(general("U1", "1", retained("10", 2025)))).doesNotThrowAnyException();
        assertRefused(() -> global(ANY, general("U1", "1", retained("9.99", 2025))), Refusal.HeldMarkFlaw.BELOW_TEN);
        assertRefused(
                () -> progressive(ANY, general("U1", "1", retained("9.99", 2025))), Refusal.HeldMarkFlaw.BELOW_TEN);
    }

    @Test
    void aKeptMarkLivesFiveExamSessions() {
        assertThatCode(() -> global(general("U1", "1", retained("10", 2021)))).doesNotThrowAnyException();
        assertThatCode(() -> progressive(general("U1", "1", carriedOver("9", 2021))))
                .doesNotThrowAnyException();
        assertRefused(() -> global(ANY, general("U1", "1", retained("10", 2020))), Refusal.HeldMarkFlaw.EXPIRED);
        assertRefused(() -> progressive(ANY, general("U1", "1", carriedOver("9", 2020))), Refusal.HeldMarkFlaw.EXPIRED);
    }

    @Test
    void aKeptMarkComesFromNoLaterExamSession() {
        assertThatCode(() -> global(general("U1", "1", retained("10", 2026)))).doesNotThrowAnyException();
        assertRefused(
                () -> global(ANY, general("U1", "1", retained("10", 2027))), Refusal.HeldMarkFlaw.FROM_THE_FUTURE);
    }

    @Test
    void aCarriedOverMarkNeedsTheProgressiveForm() {
        assertRefused(
                () -> global(ANY, general("U1", "1", carriedOver("12", 2025))),
                Refusal.HeldMarkFlaw.NEEDS_PROGRESSIVE_FORM);
        assertThatCode(() -> progressive(general("U1", "1", carriedOver("12", 2025))))
                .doesNotThrowAnyException();
    }

    @Test
    void anOptionalUnitIsNeitherKeptNorExempt() {
        for (var result : List.of(retained("12", 2025), carriedOver("9", 2025), exempt())) {
            assertRefused(() -> progressive(ANY, optional("UF1", result)), Refusal.HeldMarkFlaw.ON_OPTIONAL_UNIT);
        }
    }

    @Test
    void aUnitStandsOnce() {
        assertThatThrownBy(() -> global(ANY, optional("U9", mark("12"))))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.reason()).isEqualTo(new Refusal.UnitNamedTwice("U9", 1)));
    }

    @Test
    void somethingIsLeftToAverage() {
        assertFlaw(() -> global(), Flaw.NO_UNIT);
        assertFlaw(() -> global(general("U1", "1", exempt())), Flaw.EVERY_COMPULSORY_UNIT_EXEMPT);
        assertFlaw(() -> global(optional("UF1", mark("12"))), Flaw.EVERY_COMPULSORY_UNIT_EXEMPT);
    }

    @ParameterizedTest
    @ValueSource(ints = {1996, 2026, 2099})
    void anExamSessionOfTheDecreeIsAccepted(int examSession) {
        assertThatCode(() -> new GradeSheet(examSession, ExamForm.GLOBAL, false, List.of(ANY)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {1995, 2100, 0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void anExamSessionThatDoesNotExistIsRefused(int examSession) {
        assertFlaw(() -> new GradeSheet(examSession, ExamForm.GLOBAL, false, List.of(ANY)), Flaw.NO_SUCH_EXAM_SESSION);
    }

    @ParameterizedTest
    @EnumSource(ExamForm.class)
    void unitsAreCheckedUnderAHoldToo(ExamForm form) {
        assertRefused(
                () -> new GradeSheet(2026, form, true, List.of(ANY, general("U1", "1", retained("9", 2025)))),
                Refusal.HeldMarkFlaw.BELOW_TEN);
    }

    private static void assertRefused(ThrowingCallable sheet, Refusal.HeldMarkFlaw flaw) {
        assertThatThrownBy(sheet)
                .isInstanceOfSatisfying(
                        Refused.class,
                        no -> assertThat(no.reason()).isInstanceOfSatisfying(Refusal.HeldMarkRefused.class, refusal -> {
                            assertThat(refusal.flaw()).isEqualTo(flaw);
                            assertThat(refusal.position()).isEqualTo(1);
                        }));
    }

    private static void assertFlaw(ThrowingCallable sheet, Flaw flaw) {
        assertThatThrownBy(sheet)
                .isInstanceOfSatisfying(
                        Refused.class,
                        no -> assertThat(no.reason())
                                .isInstanceOfSatisfying(
                                        Refusal.ValueRefused.class,
                                        refusal -> assertThat(refusal.flaw()).isEqualTo(flaw)));
    }
}
