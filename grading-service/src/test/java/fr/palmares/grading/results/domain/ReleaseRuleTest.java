package fr.palmares.grading.results.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.palmares.grading.results.domain.ReleaseRule.Step;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReleaseRuleTest {

    @Test
    void whereOnePersonReleasesTheFirstWordPublishes() {
        assertThat(new ReleaseRule(1).after(Optional.empty(), "anna")).isEqualTo(Step.PUBLISH);
    }

    @Test
    void whereTwoReleaseTheSecondPersonPublishesAndTheSameOneDoesNot() {
        var rule = new ReleaseRule(2);

        assertThat(rule.after(Optional.empty(), "anna")).isEqualTo(Step.WAIT_FOR_ANOTHER);
        assertThat(rule.after(Optional.of("anna"), "anna")).isEqualTo(Step.REFUSE_SAME_PERSON);
        assertThat(rule.after(Optional.of("anna"), "boris")).isEqualTo(Step.PUBLISH);
    }

    @Test
    void nobodyOrThreeIsNoRule() {
        assertThatThrownBy(() -> new ReleaseRule(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ReleaseRule(3)).isInstanceOf(IllegalArgumentException.class);
    }
}
