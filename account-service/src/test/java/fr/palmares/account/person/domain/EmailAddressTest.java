package fr.palmares.account.person.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    private static final Set<String> DISPOSABLE = Set.of("yopmail.com");

    @ParameterizedTest
    @ValueSource(
            strings = {"nina@example.org", "Nina.Dupont+bts@exa-mple.co.uk", " nina@example.org ", "o'neil@example.org"
            })
    void anOrdinaryAddressIsFine(String email) {
        assertThat(EmailAddress.flaw(email, DISPOSABLE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nina",
                "nina@",
                "@example.org",
                "nina@example",
                "nina@@example.org",
                "ni na@example.org",
                "nina@example..org",
                ".nina@example.org",
                "nina.@example.org",
                "nina@-example.org",
                "nina@example.org\n.fr",
                "nina@exämple.org",
                "nina@example.org,bob@example.org",
                "\"n\"@example.org",
                "nina@[127.0.0.1]"
            })
    void whatIsNoAddressIsRefused(String email) {
        assertThat(EmailAddress.flaw(email, DISPOSABLE)).contains(Flaw.NOT_AN_EMAIL);
    }

    @Test
    void anAddressToThrowAwayIsRefused() {
        assertThat(EmailAddress.flaw("nina@yopmail.com", DISPOSABLE)).contains(Flaw.DISPOSABLE_EMAIL);
        assertThat(EmailAddress.flaw("nina@mail.yopmail.com", DISPOSABLE)).contains(Flaw.DISPOSABLE_EMAIL);
        assertThat(EmailAddress.flaw("nina@notyopmail.com", DISPOSABLE)).isEmpty();
    }

    @Test
    void theLocalPartHasAtMost64CharactersAndTheWhole254() {
        assertThat(EmailAddress.flaw("a".repeat(64) + "@example.org", DISPOSABLE))
                .isEmpty();
        assertThat(EmailAddress.flaw("a".repeat(65) + "@example.org", DISPOSABLE))
                .contains(Flaw.NOT_AN_EMAIL);
        assertThat(EmailAddress.flaw("a@" + "abcdefghij.".repeat(23) + "org", DISPOSABLE))
                .contains(Flaw.NOT_AN_EMAIL);
    }
}
