package fr.palmares.notification.mail.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelayAnswerTest {

    @ParameterizedTest
    @ValueSource(ints = {550, 551, 553, 556})
    void anAddressNobodyKnowsIsHopeless(int code) {
        assertThat(RelayAnswer.refusal(code, "SMTP " + code)).isInstanceOf(RelayAnswer.AddressRefused.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {421, 450, 451, 452, 454, 500, 530, 535, 552, 554})
    void allElseMayPass(int code) {
        assertThat(RelayAnswer.refusal(code, "SMTP " + code)).isInstanceOf(RelayAnswer.Later.class);
    }
}
