package fr.palmares.notification.courier;

import static fr.palmares.notification.courier.WebhookWorld.as;
import static fr.palmares.notification.courier.WebhookWorld.make;
import static fr.palmares.notification.courier.WebhookWorld.tell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import fr.palmares.notification.World;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A receiver that takes nothing is left alone more and more, its people hear of it, and nothing is lost. */
@QuarkusTest
class TroubledReceiverTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    World world;

    private final String owner = "si-" + UUID.randomUUID();
    private final String academy = owner.substring(3, 11);
    private Receiver receiver;

    @BeforeEach
    void open() throws Exception {
        receiver = new Receiver();
    }

    @AfterEach
    void close() {
        world.change("DELETE FROM webhook WHERE owner = ?1", owner);
        receiver.close();
    }

    @Test
    void whoHangsKeepsNobodyElseWaiting() throws Exception {
        receiver.answer(fact -> Receiver.HANGS);
        make(owner, receiver.url(), academy);
        try (var other = new Receiver()) {
            make(owner, other.url(), academy);
            for (var i = 0; i < 20; i++) {
                tell(academy, UUID.randomUUID(), 1);
            }

            await().atMost(PATIENCE).until(() -> other.taken().size() == 20);
            assertThat(receiver.taken()).isEmpty();
        }
    }

    @Test
    void aFactRefusedForADayPausesAndWarnsAndNothingIsLost() {
        receiver.answer(fact -> 500);
        var webhook = make(owner, receiver.url(), academy);
        var fact = tell(academy, UUID.randomUUID(), 1);
        await().atMost(PATIENCE).until(() -> receiver.received().size() >= 1);

        firstTried(webhook.id(), "23 hours 59 minutes");
        var before = receiver.received().size();
        await().atMost(PATIENCE).until(() -> receiver.received().size() > before);
        as(owner, academy).get("/v1/webhooks/" + webhook.id()).then().body("state", equalTo("ACTIVE"));

        firstTried(webhook.id(), "24 hours");
        await().atMost(PATIENCE)
                .until(() -> "PAUSED"
                        .equals(as(owner, academy)
                                .get("/v1/webhooks/" + webhook.id())
                                .path("state")));
        as(owner, academy)
                .get("/v1/webhooks/" + webhook.id())
                .then()
                .body("pausedBecause", equalTo("REFUSALS"))
                .body("waiting", equalTo(1));
        assertThat(world.count("mail WHERE body_text LIKE ?1 AND subject LIKE '%suspendu%'", "%" + webhook.id() + "%"))
                .isOne();

        receiver.answer(now -> 200);
        as(owner, academy)
                .body("{\"state\":\"ACTIVE\"}")
                .put("/v1/webhooks/" + webhook.id() + "/state")
                .then()
                .statusCode(200)
                .body("pausedBecause", nullValue());
        await().atMost(PATIENCE).until(() -> receiver.taken().size() == 1);
        assertThat(receiver.taken().getFirst().id()).isEqualTo(fact.toString());
    }

    @Test
    void afterAnHourItsPeopleAreWarnedOnce() {
        receiver.answer(fact -> 503);
        var webhook = make(owner, receiver.url(), academy);
        tell(academy, UUID.randomUUID(), 1);
        await().atMost(PATIENCE).until(() -> receiver.received().size() >= 1);
        assertThat(world.count("mail WHERE body_text LIKE ?1", "%" + webhook.id() + "%"))
                .isZero();

        firstTried(webhook.id(), "1 hour");

        await().atMost(PATIENCE)
                .until(() -> world.count("mail WHERE body_text LIKE ?1", "%" + webhook.id() + "%") == 1);
        var before = receiver.received().size();
        firstTried(webhook.id(), "2 hours");
        await().atMost(PATIENCE).until(() -> receiver.received().size() > before);
        firstTried(webhook.id(), "2 hours");
        await().atMost(PATIENCE).until(() -> receiver.received().size() > before + 1);
        assertThat(world.count("mail WHERE body_text LIKE ?1", "%" + webhook.id() + "%"))
                .isOne();
    }

    @Test
    void whoAnswersGoneIsLeftInPeace() {
        receiver.answer(fact -> 410);
        var webhook = make(owner, receiver.url(), academy);
        tell(academy, UUID.randomUUID(), 1);

        await().atMost(PATIENCE)
                .until(() -> "GONE"
                        .equals(as(owner, academy)
                                .get("/v1/webhooks/" + webhook.id())
                                .path("pausedBecause")));
    }

    private void firstTried(String webhook, String ago) {
        world.change(
                "UPDATE webhook_delivery SET first_tried_at = now() - CAST(?2 AS interval), due_at = now()"
                        + " WHERE webhook_id = CAST(?1 AS uuid) AND state = 'WAITING'",
                webhook,
                ago);
    }
}
