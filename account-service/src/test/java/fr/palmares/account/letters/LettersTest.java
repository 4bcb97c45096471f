package fr.palmares.account.letters;

import static fr.palmares.account.World.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.palmares.account.World;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LettersTest {

    @Inject
    World world;

    @Inject
    Letters letters;

    @Inject
    LetterRound round;

    @Test
    void nobodysMailboxIsFilledByAskingAgainAndAgain() {
        var email = world.candidate();
        String person = world.as(email, PASSWORD).get("/v1/accounts/me").path("personId");

        for (var asked = 1; asked <= Letters.MOST_PER_HOUR + 2; asked++) {
            QuarkusTransaction.requiringNew()
                    .run(() -> letters.post(LetterKind.PASSWORD_RESET, UUID.fromString(person), email));
            round.run();
            await().atMost(World.PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .until(() -> world.count("letter WHERE address = ?1 AND sent_at IS NULL", email) == 0);
        }

        assertThat(world.count("letter WHERE address = ?1 AND kind = 'PASSWORD_RESET' AND sent_at IS NOT NULL", email))
                .isEqualTo(Letters.MOST_PER_HOUR);
    }
}
