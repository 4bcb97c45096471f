package fr.palmares.registration.eligibility.domain.judgement;

import static fr.palmares.registration.eligibility.domain.Form.GLOBAL;
import static fr.palmares.registration.eligibility.domain.Form.PROGRESSIVE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeferralTest {

    @Test
    void aUnitIsLeftForLaterInTheProgressiveFormAlone() {
        assertThat(Asked.in(PROGRESSIVE).defers("U1").refusals()).isEmpty();
        assertThat(Asked.in(GLOBAL).defers("U1").refusals()).containsExactly("deferral-needs-progressive-form:U1");
    }

    @Test
    void leavingAUnitForLaterGivesNoMarkUp() {
        assertThat(Asked.in(PROGRESSIVE).defers("U1").effects()).isEmpty();
    }

    @Test
    void aUnitThatTheGridLacksIsNotLeftForLaterEither() {
        assertThat(Asked.in(PROGRESSIVE).defers("U99").refusals()).containsExactly("unknown-unit:U99");
    }
}
