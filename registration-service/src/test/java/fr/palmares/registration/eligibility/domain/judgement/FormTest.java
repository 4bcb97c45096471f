package fr.palmares.registration.eligibility.domain.judgement;

import static fr.palmares.registration.eligibility.domain.Form.GLOBAL;
import static fr.palmares.registration.eligibility.domain.Form.PROGRESSIVE;
import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.registration.eligibility.domain.Category;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class FormTest {

    private static Asked candidate(Category category) {
        return Asked.by(category).worked(12);
    }

    @ParameterizedTest
    @EnumSource(names = {"SCHOOL", "FORMER_SCHOOL", "APPRENTICE", "FORMER_APPRENTICE"})
    void schoolAndApprenticeshipAreRefusedTheProgressiveForm(Category category) {
        assertThat(candidate(category).form(PROGRESSIVE).refusals()).containsExactly("form-not-open-to-category");
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"SCHOOL", "FORMER_SCHOOL", "APPRENTICE", "FORMER_APPRENTICE"})
    void theOthersMayChooseTheProgressiveForm(Category category) {
        assertThat(candidate(category).form(PROGRESSIVE).refusals()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theGlobalFormIsOpenToEverybody(Category category) {
        assertThat(candidate(category).form(GLOBAL).refusals()).isEmpty();
    }

    @Test
    void theSameFormAgainIsKept() {
        assertThat(Asked.in(PROGRESSIVE).previously(PROGRESSIVE).refusals()).isEmpty();
        assertThat(Asked.in(GLOBAL).previously(GLOBAL).refusals()).isEmpty();
    }

    @Test
    void anotherFormThanTheFirstIsRefused() {
        assertThat(Asked.in(PROGRESSIVE).previously(GLOBAL).refusals()).containsExactly("form-already-chosen");
        assertThat(Asked.in(GLOBAL).previously(PROGRESSIVE).refusals()).containsExactly("form-already-chosen");
    }

    @Test
    void aCategoryThatImposesGlobalFreesFromAnEarlierProgressiveChoice() {
        assertThat(Asked.by(Category.SCHOOL)
                        .form(GLOBAL)
                        .previously(PROGRESSIVE)
                        .refusals())
                .isEmpty();
    }

    @Test
    void bothReasonsStandSideBySide() {
        assertThat(Asked.by(Category.FORMER_SCHOOL)
                        .form(PROGRESSIVE)
                        .previously(GLOBAL)
                        .refusals())
                .containsExactlyInAnyOrder("form-not-open-to-category", "form-already-chosen");
    }

    @Test
    void aCategoryThatImposesGlobalIsToldOnlyThatWhenItStaysProgressive() {
        assertThat(Asked.by(Category.APPRENTICE)
                        .form(PROGRESSIVE)
                        .previously(PROGRESSIVE)
                        .refusals())
                .containsExactly("form-not-open-to-category");
    }

    @ParameterizedTest
    @EnumSource(names = {"SCHOOL", "FORMER_SCHOOL", "APPRENTICE", "FORMER_APPRENTICE"})
    void aDerogationOfTheRecteurOpensTheProgressiveFormWhateverTheEarlierOne(Category category) {
        assertThat(Asked.by(category).form(PROGRESSIVE).derogated().refusals()).isEmpty();
        assertThat(Asked.by(category)
                        .form(PROGRESSIVE)
                        .previously(GLOBAL)
                        .derogated()
                        .refusals())
                .isEmpty();
        assertThat(Asked.by(category)
                        .form(GLOBAL)
                        .previously(PROGRESSIVE)
                        .derogated()
                        .refusals())
                .isEmpty();
    }

    @Test
    void aDerogationFreesNobodyFromAFreeChoice() {
        assertThat(Asked.in(PROGRESSIVE).previously(GLOBAL).derogated().refusals())
                .containsExactly("form-already-chosen");
    }
}
