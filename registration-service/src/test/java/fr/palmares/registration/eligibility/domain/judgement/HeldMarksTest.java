package fr.palmares.registration.eligibility.domain.judgement;

import static fr.palmares.registration.eligibility.domain.Form.GLOBAL;
import static fr.palmares.registration.eligibility.domain.Form.PROGRESSIVE;
import static fr.palmares.registration.eligibility.domain.judgement.Asked.held;
import static fr.palmares.registration.eligibility.domain.judgement.Asked.waived;
import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.registration.eligibility.domain.ExemptionGround;
import fr.palmares.registration.eligibility.domain.Form;
import fr.palmares.registration.eligibility.domain.HeldMark;
import fr.palmares.registration.eligibility.domain.Mark;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HeldMarksTest {

    @Nested
    class Retaining {

        @ParameterizedTest
        @EnumSource
        void tenIsEnoughAndJustBelowIsNotInBothForms(Form form) {
            assertThat(Asked.in(form).retains("U1", held("10", 2025)).refusals())
                    .isEmpty();
            assertThat(Asked.in(form).retains("U1", held("9.99", 2025)).refusals())
                    .containsExactly("mark-below-ten:U1");
            assertThat(Asked.in(form).retains("U1", held("0", 2025)).refusals()).containsExactly("mark-below-ten:U1");
            assertThat(Asked.in(form).retains("U1", held("20", 2025)).refusals())
                    .isEmpty();
        }

        @ParameterizedTest
        @EnumSource
        void theFifthExamSessionAfterIsTheLast(Form form) {
            assertThat(Asked.in(form).retains("U1", held("12", 2021)).refusals())
                    .isEmpty();
            assertThat(Asked.in(form).retains("U1", held("12", 2020)).refusals())
                    .containsExactly("mark-expired:U1");
        }

        @Test
        void aWaivedMarkNeverComesBack() {
            assertThat(Asked.in(GLOBAL).retains("U1", waived("12", 2025)).refusals())
                    .containsExactly("mark-already-waived:U1");
        }

        @Test
        void everyReasonIsGivenAtOnce() {
            assertThat(Asked.in(GLOBAL).retains("U1", waived("8", 2019)).refusals())
                    .containsExactlyInAnyOrder("mark-below-ten:U1", "mark-expired:U1", "mark-already-waived:U1");
        }
    }

    @Nested
    class CarryingOver {

        @Test
        void anyMarkIsCarriedOverInTheProgressiveForm() {
            assertThat(Asked.in(PROGRESSIVE)
                            .carriesOver("U1", held("0", 2021))
                            .carriesOver("U2", held("14", 2025))
                            .refusals())
                    .isEmpty();
        }

        @Test
        void theGlobalFormCarriesNothingOver() {
            assertThat(Asked.in(GLOBAL).carriesOver("U1", held("14", 2025)).refusals())
                    .containsExactly("carry-over-needs-progressive-form:U1");
        }

        @Test
        void expiryAndWaiverCountAsForRetaining() {
            assertThat(Asked.in(PROGRESSIVE).carriesOver("U1", held("8", 2020)).refusals())
                    .containsExactly("mark-expired:U1");
            assertThat(Asked.in(PROGRESSIVE)
                            .carriesOver("U1", waived("8", 2025))
                            .refusals())
                    .containsExactly("mark-already-waived:U1");
            assertThat(Asked.in(GLOBAL).carriesOver("U1", waived("8", 2020)).refusals())
                    .containsExactlyInAnyOrder(
                            "carry-over-needs-progressive-form:U1", "mark-expired:U1", "mark-already-waived:U1");
        }
    }

    @Nested
    class Sitting {

        @Test
        void sittingWithoutAMarkInHandHasNoEffect() {
            assertThat(Asked.in(GLOBAL).sits("U1").effects()).isEmpty();
            assertThat(Asked.in(GLOBAL).sits("U1").refusals()).isEmpty();
        }

        @Test
        void sittingGivesUpAMarkThatCouldBeRetained() {
            var asked = Asked.in(GLOBAL).sits("U1", held("10", 2021));

            assertThat(asked.effects()).containsExactly("definitive-waiver:U1");
            assertThat(asked.refusals()).isEmpty();
        }

        @Test
        void aMarkBelowTenIsNothingToGiveUpInTheGlobalForm() {
            assertThat(Asked.in(GLOBAL).sits("U1", held("9.99", 2025)).effects())
                    .isEmpty();
            assertThat(Asked.in(PROGRESSIVE).sits("U1", held("9.99", 2025)).effects())
                    .containsExactly("definitive-waiver:U1");
        }

        @ParameterizedTest
        @EnumSource
        void anExpiredOrWaivedMarkIsNothingToGiveUp(Form form) {
            assertThat(Asked.in(form).sits("U1", held("12", 2020)).effects()).isEmpty();
            assertThat(Asked.in(form).sits("U1", waived("12", 2025)).effects()).isEmpty();
        }

        @Test
        void anUnknownUnitHasNoMarkToGiveUp() {
            var asked = Asked.in(GLOBAL).sits("U99", held("12", 2025));

            assertThat(asked.effects()).isEmpty();
            assertThat(asked.refusals()).containsExactly("unknown-unit:U99");
        }

        @Test
        void neitherRetainingNorCarryingOverWaivesAnything() {
            assertThat(Asked.in(PROGRESSIVE)
                            .retains("U1", held("12", 2025))
                            .carriesOver("U2", held("8", 2025))
                            .effects())
                    .isEmpty();
        }
    }

    @Nested
    class CompositeTests {

        @Test
        void aMarkFromBefore2022IsHeldUntilItExpires() {
            assertThat(Asked.at(2026).retains("E4", held("12", 2021)).refusals())
                    .isEmpty();
            assertThat(Asked.at(2027).retains("E4", held("12", 2021)).refusals())
                    .containsExactly("mark-expired:E4");
        }

        @Test
        void aMarkFrom2022OnIsNotAUnits() {
            assertThat(Asked.at(2026).retains("E4", held("12", 2022)).refusals())
                    .containsExactly("not-a-unit:E4");
            assertThat(Asked.at(2026).retains("E4", held("9", 2022)).refusals())
                    .containsExactlyInAnyOrder("not-a-unit:E4", "mark-below-ten:E4");
        }

        @Test
        void itsUnitsAreUnits() {
            assertThat(Asked.at(2026)
                            .retains("U41", held("12", 2025))
                            .sits("U42")
                            .refusals())
                    .isEmpty();
        }

        @Test
        void itIsNeitherSatNorExemptedAsAWhole() {
            assertThat(Asked.at(2026).sits("E4").refusals()).containsExactly("not-a-unit:E4");
            assertThat(Asked.at(2026).exempt("E4", ExemptionGround.VAE).refusals())
                    .containsExactly("not-a-unit:E4");
        }

        @Test
        void sittingItGivesUpAnOldMark() {
            var asked = Asked.at(2026).sits("E4", held("12", 2021));

            assertThat(asked.effects()).containsExactly("definitive-waiver:E4");
            assertThat(asked.refusals()).isEmpty();
        }

        @Test
        void aCodeThatIsNoCompositeTestIsUnknown() {
            assertThat(Asked.at(2026).retains("E5", held("12", 2021)).refusals())
                    .containsExactly("unknown-unit:E5");
        }
    }

    @Property
    void aRetainedMarkIsRefusedOrStillHeldNeverBoth(
            @ForAll @IntRange(max = 2000) int hundredths,
            @ForAll @IntRange(min = 2010, max = 2026) int obtainedIn,
            @ForAll boolean waivedBefore,
            @ForAll Form form) {
        var mark = new HeldMark(new Mark(java.math.BigDecimal.valueOf(hundredths, 2)), obtainedIn, waivedBefore);

        boolean retainable = Asked.in(form).retains("U1", mark).refusals().isEmpty();

        assertThat(retainable).isEqualTo(mark.stillHeldAt(2026, GLOBAL));
    }

    @Property
    void whoSitsIsWarnedExactlyWhenKeepingWouldHaveBeenAllowed(
            @ForAll @IntRange(max = 2000) int hundredths,
            @ForAll @IntRange(min = 2010, max = 2026) int obtainedIn,
            @ForAll boolean waivedBefore,
            @ForAll Form form) {
        var mark = new HeldMark(new Mark(java.math.BigDecimal.valueOf(hundredths, 2)), obtainedIn, waivedBefore);

        boolean keepable = List.of(
                        Asked.in(form).retains("U1", mark), Asked.in(form).carriesOver("U1", mark))
                .stream()
                .anyMatch(asked -> asked.refusals().isEmpty());

        assertThat(Asked.in(form).sits("U1", mark).effects().isEmpty()).isNotEqualTo(keepable);
    }
}
