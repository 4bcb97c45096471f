package fr.palmares.registration.eligibility.domain.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.registration.eligibility.domain.Grid;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OptionalUnitsTest {

    @Nested
    class From2025 {

        @Test
        void noneOrOneIsAlwaysPossible() {
            assertThat(Asked.at(2025).refusals()).isEmpty();
            assertThat(Asked.at(2025).optional("UF1").refusals()).isEmpty();
            assertThat(Asked.at(2025).optional("UF-EE").refusals()).isEmpty();
        }

        @Test
        void twoArePossibleWithEngagementOnly() {
            assertThat(Asked.at(2025).optional("UF1", "UF-EE").refusals()).isEmpty();
            assertThat(Asked.at(2025).optional("UF-EE", "UF2").refusals()).isEmpty();
            assertThat(Asked.at(2025).optional("UF1", "UF2").refusals())
                    .containsExactly("second-optional-unit-must-be-engagement");
        }

        @Test
        void threeAreTooManyAndThatIsAllThatIsSaid() {
            assertThat(Asked.at(2025).optional("UF1", "UF2", "UF3").refusals())
                    .containsExactly("too-many-optional-units");
            assertThat(Asked.at(2026).optional("UF1", "UF2", "UF-EE").refusals())
                    .containsExactly("too-many-optional-units");
        }
    }

    @Nested
    class Before2025 {

        @Test
        void threeArePossibleWithoutCondition() {
            assertThat(Asked.at(2024).optional("UF1", "UF2").refusals()).isEmpty();
            assertThat(Asked.at(2024).optional("UF1", "UF2", "UF3").refusals()).isEmpty();
        }

        @Test
        void fourAreTooMany() {
            assertThat(Asked.at(2024).optional("UF1", "UF2", "UF3", "UF-EE").refusals())
                    .containsExactly("too-many-optional-units");
        }
    }

    @Test
    void engagementIsOpenInASpecialtyThatDoesNotListIt() {
        var bare = new Grid("EAU-2020", Map.of(), Set.of(), Set.of());

        assertThat(bare.hasOptionalUnit("UF-EE")).isTrue();
        assertThat(bare.hasOptionalUnit("UF1")).isFalse();
    }

    @Test
    void theTwoSidesOfTheGridAreNotMixed() {
        assertThat(Asked.at(2026).sits("UF1").refusals()).containsExactly("unknown-unit:UF1");
        assertThat(Asked.at(2026).sits("UF-EE").refusals()).containsExactly("unknown-unit:UF-EE");
        assertThat(Asked.at(2026).optional("U1").refusals()).containsExactly("unknown-unit:U1");
        assertThat(Asked.at(2026).optional("UF9").refusals()).containsExactly("unknown-unit:UF9");
    }

    @Nested
    class Languages {

        @Test
        void anOfferedLanguageIsPossible() {
            assertThat(Asked.at(2026)
                            .compulsory("ANGLAIS")
                            .optionalLanguage("UF1", "ESPAGNOL")
                            .refusals())
                    .isEmpty();
        }

        @Test
        void theCompulsoryLanguageCannotBeOptionalToo() {
            assertThat(Asked.at(2026)
                            .compulsory("ANGLAIS")
                            .compulsory("ESPAGNOL")
                            .optionalLanguage("UF1", "ESPAGNOL")
                            .refusals())
                    .containsExactly("optional-language-is-compulsory:UF1");
        }

        @Test
        void theSameLanguageIsKnownHoweverItsCodeIsWritten() {
            assertThat(Asked.at(2026)
                            .compulsory("LANGUE_DES_SIGNES_FRANCAISE")
                            .optionalLanguage("UF1", "LANGUE DES SIGNES FRANCAISE")
                            .refusals())
                    .containsExactly("optional-language-is-compulsory:UF1");
        }

        @Test
        void onlyTheGivenLanguagesAreCompared() {
            assertThat(Asked.at(2026).optionalLanguage("UF1", "ANGLAIS").refusals())
                    .isEmpty();
            assertThat(Asked.at(2026).compulsory("ANGLAIS").optional("UF1").refusals())
                    .isEmpty();
        }

        @Test
        void aLanguageTheAcademyDoesNotOfferIsRefused() {
            assertThat(Asked.at(2026).optionalLanguage("UF1", "PORTUGAIS").refusals())
                    .containsExactly("optional-language-not-offered:UF1");
        }

        @Test
        void aCompulsoryLanguageThatIsNotOfferedEarnsBothReasons() {
            assertThat(Asked.at(2026)
                            .compulsory("PORTUGAIS")
                            .optionalLanguage("UF1", "PORTUGAIS")
                            .refusals())
                    .containsExactlyInAnyOrder(
                            "optional-language-is-compulsory:UF1", "optional-language-not-offered:UF1");
        }

        @Test
        void separatorsInACodeDoNotMatter() {
            assertThat(Asked.at(2026)
                            .optionalLanguage("UF1", "LANGUE_DES_SIGNES_FRANCAISE")
                            .refusals())
                    .isEmpty();
        }
    }

    @Property
    void howManyIsRefusedAsTheDecreeSays(
            @ForAll @IntRange(min = 2015, max = 2035) int examSession,
            @ForAll @IntRange(max = 3) int others,
            @ForAll boolean engagement) {
        var asked = Asked.at(examSession);
        for (int i = 1; i <= others; i++) {
            asked.optional("UF" + i);
        }
        if (engagement) {
            asked.optional("UF-EE");
        }

        int all = others + (engagement ? 1 : 0);
        boolean allowed = examSession < 2025 ? all <= 3 : all <= 1 || all == 2 && engagement;

        assertThat(asked.refusals().isEmpty()).isEqualTo(allowed);
    }
}
