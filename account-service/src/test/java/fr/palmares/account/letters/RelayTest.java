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
class RelayTest {

    private static final int MANY = 150;

    /** Shorter than a relay waits for a client that says nothing. */
    private static final Duration WITHOUT_A_STALL = Duration.ofSeconds(28);

    @Inject
    World world;

    @Inject
    Letters letters;

    @Test
    void noneOfManyLettersMissesTheRelaysGreeting() {
        var person = UUID.fromString(
                world.as(world.candidate(), PASSWORD).get("/v1/accounts/me").path("personId"));
        var school = "@" + UUID.randomUUID() + ".example.org";

        QuarkusTransaction.requiringNew().run(() -> {
            for (var i = 0; i < MANY; i++) {
                letters.post(LetterKind.PASSWORD_CHANGED, person, "nina." + i + school);
            }
        });

        await().atMost(WITHOUT_A_STALL)
                .until(() -> world.count("letter WHERE sent_at IS NOT NULL AND address LIKE ?1", "%" + school) == MANY);
        assertThat(world.count("letter WHERE attempts > 1 AND address LIKE ?1", "%" + school))
                .isZero();
    }
}
