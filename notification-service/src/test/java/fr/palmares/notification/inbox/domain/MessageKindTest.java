package fr.palmares.notification.inbox.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.notification.mail.domain.EmailChoice;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessageKindTest {

    @ParameterizedTest
    @EnumSource
    void whoWantsAllGetsAll(MessageKind kind) {
        assertThat(kind.goesByEmail(EmailChoice.ALL)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aWiderChoiceNeverLosesAnEmail(MessageKind kind) {
        assertThat(kind.goesByEmail(EmailChoice.USUAL)).isIn(true, kind.goesByEmail(EmailChoice.NECESSARY));
    }

    @ParameterizedTest
    @EnumSource(names = {"REGISTRATION_CANCELLED", "PIECE_REFUSED", "SUMMONS", "CATCH_UP_OPEN", "DEADLINE_NEAR"})
    void whatCallsForAnActCannotBeSwitchedOff(MessageKind kind) {
        assertThat(kind.goesByEmail(EmailChoice.NECESSARY)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void noTitleTellsAResult(MessageKind kind) {
        assertThat(kind.title().toLowerCase(java.util.Locale.FRENCH))
                .doesNotContain("admis", "ajourn", "élimin", "rattrapage", "contrôle", "handicap", "aménagement");
    }
}
