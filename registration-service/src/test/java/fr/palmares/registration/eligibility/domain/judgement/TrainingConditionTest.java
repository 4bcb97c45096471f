package fr.palmares.registration.eligibility.domain.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.registration.eligibility.domain.Category;
import fr.palmares.registration.eligibility.domain.TrainingHours;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class TrainingConditionTest {

    @Test
    void twelveMonthsOfWorkSufficeAndElevenDoNot() {
        assertThat(Asked.by(Category.WORK_EXPERIENCE).worked(12).refusals()).isEmpty();
        assertThat(Asked.by(Category.WORK_EXPERIENCE).worked(11).refusals())
                .containsExactly("insufficient-work-experience");
        assertThat(Asked.by(Category.WORK_EXPERIENCE).worked(0).refusals())
                .containsExactly("insufficient-work-experience");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "WORK_EXPERIENCE")
    void monthsOfWorkDoNotMatterToTheOthers(Category category) {
        assertThat(Asked.by(category).worked(0).refusals()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "24, 1350, true",
        "24, 1349, false",
        "36, 1350, true",
        "36, 1349, false",
        "30, 1350, true",
        "12, 675, true",
        "12, 674, false",
        "18, 1013, true",
        "18, 1012, false",
        "6, 338, true",
        "6, 337, false",
        "5, 5000, false",
        "0, 0, false",
        "23, 1294, true",
        "23, 1293, false",
        "7, 394, true",
        "7, 393, false",
        "8, 450, true",
        "8, 449, false"
    })
    void theHoursOfAnApprenticeAreInProportionToTheContract(int months, int hours, boolean enough) {
        for (var category : new Category[] {Category.APPRENTICE, Category.FORMER_APPRENTICE}) {
            var refusals = Asked.by(category).contract(months, hours).refusals();
            if (enough) {
                assertThat(refusals).isEmpty();
            } else {
                assertThat(refusals).containsExactly("insufficient-training-hours");
            }
        }
    }

    @Test
    void hoursAreJudgedOnlyTogetherWithTheLengthOfTheContract() {
        assertThat(Asked.by(Category.APPRENTICE).contractOnly(3).refusals()).isEmpty();
        assertThat(Asked.by(Category.APPRENTICE).hoursOnly(10).refusals()).isEmpty();
        assertThat(Asked.by(Category.APPRENTICE).refusals()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"APPRENTICE", "FORMER_APPRENTICE"})
    void nobodyElseOwesHours(Category category) {
        assertThat(Asked.by(category).worked(12).contract(24, 1).refusals()).isEmpty();
    }

    @Property
    void moreHoursNeverHurt(@ForAll @IntRange(max = 60) int months, @ForAll @IntRange(max = 3000) int hours) {
        if (TrainingHours.suffice(months, hours)) {
            assertThat(TrainingHours.suffice(months, hours + 1)).isTrue();
        }
    }

    @Property
    void theHourAskedForIsTheFirstThatSuffices(@ForAll @IntRange(min = 6, max = 60) int months) {
        int required = TrainingHours.required(months);
        assertThat(TrainingHours.suffice(months, required)).isTrue();
        assertThat(TrainingHours.suffice(months, required - 1)).isFalse();
    }

    @Test
    void theLargestNumbersDoNotOverflow() {
        assertThat(TrainingHours.suffice(Integer.MAX_VALUE, Integer.MAX_VALUE)).isTrue();
    }
}
