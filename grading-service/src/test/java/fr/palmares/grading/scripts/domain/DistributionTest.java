package fr.palmares.grading.scripts.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.grading.scripts.domain.Distribution.Examiner;
import fr.palmares.grading.scripts.domain.Distribution.Script;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DistributionTest {

    private static final Examiner OF_NANTES = new Examiner("nantes", "0440001M");
    private static final Examiner INDEPENDENT = new Examiner("independent", null);

    @Test
    void lotsAreEven() {
        var other = new Examiner("other", null);

        var lots =
                Distribution.of(scripts(7, null), List.of(INDEPENDENT, other)).lots();

        assertThat(lots.get(INDEPENDENT)).hasSize(4);
        assertThat(lots.get(other)).hasSize(3);
    }

    @Test
    void nobodyMarksTheOwnPupils() {
        var own = scripts(4, "0440001M");
        var others = scripts(4, "0490002N");

        var distribution =
                Distribution.of(Stream.concat(others.stream(), own.stream()).toList(), List.of(OF_NANTES, INDEPENDENT));

        assertThat(distribution.lots().get(OF_NANTES))
                .containsExactlyInAnyOrderElementsOf(
                        others.stream().map(Script::registration).toList());
        assertThat(distribution.lots().get(INDEPENDENT)).hasSize(4);
        assertThat(distribution.unassigned()).isEmpty();
    }

    @Test
    void aScriptThatNobodyMayMarkIsNamed() {
        var own = scripts(2, "0440001M");

        assertThat(Distribution.of(own, List.of(OF_NANTES)).unassigned())
                .containsExactlyInAnyOrderElementsOf(
                        own.stream().map(Script::registration).toList());
    }

    private static List<Script> scripts(int count, String school) {
        return Stream.generate(() -> new Script(UUID.randomUUID(), school))
                .limit(count)
                .toList();
    }
}
