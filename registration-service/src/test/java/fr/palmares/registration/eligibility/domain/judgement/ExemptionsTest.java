package fr.palmares.registration.eligibility.domain.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.registration.eligibility.domain.ExemptionGround;
import org.junit.jupiter.api.Test;

class ExemptionsTest {

    @Test
    void aDiplomaExemptsFromAGeneralUnitOnly() {
        assertThat(Asked.at(2026).exempt("U1", ExemptionGround.DIPLOMA).refusals())
                .isEmpty();
        assertThat(Asked.at(2026).exempt("U5", ExemptionGround.DIPLOMA).refusals())
                .containsExactly("professional-unit-not-exemptible:U5");
    }

    @Test
    void validatedExperienceExemptsFromAnyUnit() {
        assertThat(Asked.at(2026)
                        .exempt("U1", ExemptionGround.VAE)
                        .exempt("U5", ExemptionGround.VAE)
                        .refusals())
                .isEmpty();
    }

    @Test
    void aForeignDiplomaExemptsFromNothing() {
        assertThat(Asked.at(2026).exempt("U1", ExemptionGround.FOREIGN_DIPLOMA).refusals())
                .containsExactly("foreign-diploma:U1");
        assertThat(Asked.at(2026).exempt("U5", ExemptionGround.FOREIGN_DIPLOMA).refusals())
                .containsExactlyInAnyOrder("professional-unit-not-exemptible:U5", "foreign-diploma:U5");
    }

    @Test
    void anExemptionFromAnUnknownUnitIsUnknown() {
        assertThat(Asked.at(2026).exempt("U99", ExemptionGround.DIPLOMA).refusals())
                .containsExactly("unknown-unit:U99");
    }
}
