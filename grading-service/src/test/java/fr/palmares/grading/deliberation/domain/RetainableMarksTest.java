package fr.palmares.grading.deliberation.domain;

import static fr.palmares.grading.deliberation.domain.Grids.absent;
import static fr.palmares.grading.deliberation.domain.Grids.afterOrals;
import static fr.palmares.grading.deliberation.domain.Grids.carriedOver;
import static fr.palmares.grading.deliberation.domain.Grids.excused;
import static fr.palmares.grading.deliberation.domain.Grids.exempt;
import static fr.palmares.grading.deliberation.domain.Grids.general;
import static fr.palmares.grading.deliberation.domain.Grids.global;
import static fr.palmares.grading.deliberation.domain.Grids.mark;
import static fr.palmares.grading.deliberation.domain.Grids.notSat;
import static fr.palmares.grading.deliberation.domain.Grids.optional;
import static fr.palmares.grading.deliberation.domain.Grids.oral;
import static fr.palmares.grading.deliberation.domain.Grids.professional;
import static fr.palmares.grading.deliberation.domain.Grids.progressive;
import static fr.palmares.grading.deliberation.domain.Grids.retained;
import static fr.palmares.grading.deliberation.domain.Grids.three;
import static fr.palmares.grading.deliberation.domain.gradesheet.HeldMark.Kind.CARRIED_OVER;
import static fr.palmares.grading.deliberation.domain.gradesheet.HeldMark.Kind.RETAINED;
import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.grading.deliberation.domain.gradesheet.HeldMark;
import fr.palmares.grading.deliberation.domain.gradesheet.Mark;
import fr.palmares.grading.deliberation.domain.gradesheet.Unit;
import org.junit.jupiter.api.Test;

class RetainableMarksTest {

    @Test
    void aFailedCandidateKeepsTheMarksOfAtLeastTen() {
        var outcome = DecisionRules.decide(global(
                professional("U5", "1", mark("10")),
                general("U1", "1", mark("9.99")),
                general("U2", "1", retained("12", 2023)),
                general("U3", "2", excused()),
                general("U4", "1", exempt()),
                optional("UF1", mark("12"))));

        assertThat(outcome.last().decision()).isEqualTo(Decision.FAILED);
        assertThat(outcome.retainable())
                .containsExactly(held("U5", "10", RETAINED, 2026), held("U2", "12", RETAINED, 2023));
        assertThat(outcome.retainable()).extracting(HeldMark::lastSession).containsExactly(2031, 2028);
    }

    @Test
    void theProgressiveFormKeepsEveryMark() {
        var outcome = DecisionRules.decide(progressive(
                general("U1", "1", mark("9.99")),
                general("U2", "1", carriedOver("3", 2024)),
                general("U3", "1", carriedOver("12", 2024)),
                general("U4", "1", excused()),
                professional("U5", "1", mark("10"))));

        assertThat(outcome.retainable())
                .containsExactly(
                        held("U1", "9.99", CARRIED_OVER, 2026),
                        held("U2", "3", CARRIED_OVER, 2024),
                        held("U3", "12", RETAINED, 2024),
                        held("U5", "10", RETAINED, 2026));
    }

    @Test
    void aMarkThatExpiresBeforeTheNextExamSessionIsLeftOut() {
        var outcome = DecisionRules.decide(global(
                general("U1", "1", retained("12", 2021)),
                general("U2", "1", retained("12", 2022)),
                professional("U5", "1", mark("0"))));

        assertThat(outcome.retainable()).containsExactly(held("U2", "12", RETAINED, 2022));
    }

    @Test
    void anEliminatedCandidateKeepsTheOtherMarks() {
        var outcome = DecisionRules.decide(global(general("U1", "1", absent()), professional("U5", "1", mark("14"))));

        assertThat(outcome.retainable()).containsExactly(held("U5", "14", RETAINED, 2026));
    }

    @Test
    void aFileInProgressKeepsItsMarksInTheProgressiveFormAlone() {
        var units = new Unit[] {general("U1", "1", notSat()), professional("U5", "1", mark("14"))};

        assertThat(DecisionRules.decide(progressive(units)).retainable())
                .containsExactly(held("U5", "14", RETAINED, 2026));
        assertThat(DecisionRules.decide(global(units)).retainable()).isEmpty();
    }

    @Test
    void nothingIsKeptByWhoIsAdmittedOrMayStillBe() {
        assertThat(DecisionRules.decide(three("10", "10", "10")).retainable()).isEmpty();
        assertThat(DecisionRules.decide(three("8", "9", "11")).retainable()).isEmpty();
    }

    @Test
    void aMarkEarnedOnlyAtCatchUpIsNotKept() {
        var outcome = afterOrals(three("6", "8", "11"), oral("U1", "10"), oral("U2", "8"));

        assertThat(outcome.last().decision()).isEqualTo(Decision.FAILED);
        assertThat(outcome.retainable()).containsExactly(held("U5", "11", RETAINED, 2026));
    }

    private static HeldMark held(String unit, String mark, HeldMark.Kind kind, int obtainedIn) {
        return new HeldMark(unit, Mark.of(mark), kind, obtainedIn);
    }
}
