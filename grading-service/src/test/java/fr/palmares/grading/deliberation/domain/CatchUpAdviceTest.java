package fr.palmares.grading.deliberation.domain;

import static fr.palmares.grading.deliberation.domain.Grids.afterOrals;
import static fr.palmares.grading.deliberation.domain.Grids.general;
import static fr.palmares.grading.deliberation.domain.Grids.global;
import static fr.palmares.grading.deliberation.domain.Grids.mark;
import static fr.palmares.grading.deliberation.domain.Grids.oral;
import static fr.palmares.grading.deliberation.domain.Grids.professional;
import static fr.palmares.grading.deliberation.domain.Grids.three;
import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.grading.deliberation.domain.gradesheet.GradeSheet;
import fr.palmares.grading.deliberation.domain.gradesheet.Mark;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CatchUpAdviceTest {

    private static final GradeSheet ALLOWED = global(
            general("U1", "3", mark("7")),
            general("U2", "1", mark("8")),
            general("U3", "1", mark("9")),
            professional("U5", "3", mark("11")));

    @Test
    void everyPairIsWeighedAndTheEasiestComesFirst() {
        var options = CatchUpAdvice.of(ALLOWED);

        assertThat(options)
                .extracting(CatchUpAdvice.Option::units)
                .containsExactly(List.of("U1", "U2"), List.of("U1", "U3"), List.of("U2", "U3"));
        assertThat(options.getFirst().sameMark()).contains(Mark.of("9.5"));
        assertThat(options.getFirst().aloneMarks().get("U1")).contains(Mark.of("10"));
        assertThat(options.getFirst().aloneMarks().get("U2")).contains(Mark.of("17"));
    }

    @Test
    void theMarkNamedIsEnoughAndAHundredthLessIsNot() {
        for (var option : CatchUpAdvice.of(ALLOWED)) {
            var enough = option.sameMark().orElseThrow();
            var less = new Mark(enough.value().subtract(new BigDecimal("0.01")));

            assertThat(decision(option.units(), enough)).isEqualTo(Decision.ADMITTED);
            assertThat(decision(option.units(), less)).isEqualTo(Decision.FAILED);
        }
    }

    @Test
    void aPairThatCannotReachTenSaysSo() {
        var sheet = global(
                general("U1", "1", mark("8")),
                general("U2", "1", mark("8")),
                general("U3", "9", mark("7")),
                professional("U5", "9", mark("10")));

        var hopeless = CatchUpAdvice.of(sheet).stream()
                .filter(option -> option.units().equals(List.of("U1", "U2")))
                .findFirst()
                .orElseThrow();

        assertThat(hopeless.reachable()).isFalse();
        assertThat(hopeless.best().shown()).isEqualTo("9.65");
        assertThat(CatchUpAdvice.of(sheet).getLast().units()).isEqualTo(List.of("U1", "U2"));
    }

    @Test
    void aSingleUnitIsTheOnlyChoice() {
        var sheet = global(general("U1", "1", mark("7")), professional("U5", "1", mark("11")));

        assertThat(CatchUpAdvice.of(sheet)).singleElement().satisfies(option -> {
            assertThat(option.units()).containsExactly("U1");
            assertThat(option.sameMark()).isEqualTo(Optional.of(Mark.of("9")));
        });
    }

    @Test
    void whoIsNotAllowedGetsNoAdvice() {
        assertThat(CatchUpAdvice.of(three("10", "10", "10"))).isEmpty();
        assertThat(CatchUpAdvice.of(three("0", "0", "10"))).isEmpty();
    }

    private static Decision decision(List<String> units, Mark mark) {
        return afterOrals(
                        ALLOWED,
                        units.stream().map(unit -> oral(unit, mark.toString())).toArray(Oral[]::new))
                .last()
                .decision();
    }
}
