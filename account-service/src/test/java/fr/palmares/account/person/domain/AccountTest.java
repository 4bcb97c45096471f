package fr.palmares.account.person.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountTest {

    private static final Instant SENT = Instant.parse("2025-10-20T08:00:00Z");

    @Test
    void theLinkLives48HoursAndTheLastInstantIsTooLate() {
        var account = created().linkSentAt(SENT);

        assertThat(account.expiredAt(SENT.plus(Duration.ofHours(48)).minusMillis(1)))
                .isFalse();
        assertThat(account.expiredAt(SENT.plus(Duration.ofHours(48)))).isTrue();
    }

    @Test
    void aLoginSlipDoesNotExpire() {
        var account =
                new Account.Created(UUID.randomUUID(), "n.dupont-4f7k", Origin.ESTABLISHMENT, null, null, 0, null);

        assertThat(account.expiredAt(Instant.MAX)).isFalse();
    }

    @Test
    void aNewSlipEndsTheOlderCode() {
        assertThat(created().withNewCode().codeSeries()).isEqualTo(1);
    }

    @Test
    void anActivatedAccountKeepsWhoItIs() {
        var active = created().activate("kc");

        assertThat(active.identifier()).isEqualTo("n.dupont-4f7k");
        assertThat(active.email()).isEqualTo("nina@example.org");
        assertThat(active.identity()).isEqualTo("kc");
    }

    private static Account.Created created() {
        return new Account.Created(UUID.randomUUID(), "n.dupont-4f7k", Origin.SELF, "nina@example.org", "kc", 0, SENT);
    }
}
