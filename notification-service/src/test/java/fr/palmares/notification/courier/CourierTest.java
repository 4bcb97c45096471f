package fr.palmares.notification.courier;

import static fr.palmares.notification.courier.WebhookWorld.as;
import static fr.palmares.notification.courier.WebhookWorld.make;
import static fr.palmares.notification.courier.WebhookWorld.tell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import fr.palmares.backends.TestKafka;
import fr.palmares.notification.World;
import fr.palmares.notification.courier.Receiver.Received;
import fr.palmares.platform.web.Cursor;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Facts on Kafka reach a real receiver that checks what an integrator checks. Each test has an académie of its own. */
@QuarkusTest
class CourierTest {

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
    void everyRegistrationIsToldInOrderAndSignedWhateverTheReceiverAnswers() {
        var registrations = Stream.generate(UUID::randomUUID).limit(4).toList();
        var troubles = new ConcurrentHashMap<String, Integer>();
        receiver.answer(fact -> troubled(fact, troubles, registrations.indexOf(registration(fact))));
        var webhook = make(owner, receiver.url(), academy);

        for (var version = 1; version <= 6; version++) {
            for (var registration : registrations) {
                tell(academy, registration, version);
            }
        }

        await().atMost(PATIENCE).until(() -> receiver.taken().size() == 24);
        registrations.forEach(registration -> assertThat(receiver.taken())
                .filteredOn(one -> one.line().equals(registration.toString()))
                .extracting(Received::number)
                .containsExactly(1, 2, 3, 4, 5, 6));
        assertThat(receiver.received())
                .hasSizeGreaterThan(24)
                .allSatisfy(one -> assertThat(
                                SignatureCheck.isGenuine(one.signature(), one.body(), webhook.secret(), Instant.now()))
                        .isTrue());
        assertThat(receiver.received()).noneMatch(one -> one.path().equals("/elsewhere"));
        as(owner, academy)
                .get("/v1/webhooks/" + webhook.id() + "/deliveries?limit=200")
                .then()
                .statusCode(200)
                .body("items.outcome", hasItem("REFUSED"))
                .body("items.outcome", hasItem("REDIRECTED"))
                .body("items.outcome", hasItem("TIMED_OUT"))
                .body("items.attempt", hasItem(greaterThan(1)));
    }

    /** Version 3 of each registration goes wrong, each in a way of its own. */
    private static int troubled(JsonNode fact, Map<String, Integer> troubles, int way) {
        var wrong = fact.at("/data/version").asInt() == 3
                && troubles.merge(fact.get("id").asText(), 1, Integer::sum) <= (way == 1 ? 1 : 2);
        if (!wrong) {
            return 204;
        }
        return switch (way) {
            case 0 -> 500;
            case 1 -> Receiver.HANGS;
            case 2 -> 307;
            default -> 404;
        };
    }

    private static UUID registration(JsonNode fact) {
        return UUID.fromString(fact.at("/data/registrationId").asText());
    }

    @Test
    void aForgedMessageIsNotTakenForOurs() {
        var webhook = make(owner, receiver.url(), academy);
        tell(academy, UUID.randomUUID(), 1);
        await().atMost(PATIENCE).until(() -> receiver.taken().size() == 1);
        var one = receiver.taken().getFirst();
        var forged = new String(one.body(), StandardCharsets.UTF_8)
                .replace("MCO-2024", "MCO-2025")
                .getBytes(StandardCharsets.UTF_8);
        var now = Instant.now();

        assertThat(SignatureCheck.isGenuine(one.signature(), one.body(), webhook.secret(), now))
                .isTrue();
        assertThat(SignatureCheck.isGenuine(one.signature(), forged, webhook.secret(), now))
                .isFalse();
        assertThat(SignatureCheck.isGenuine(one.signature(), one.body(), webhook.secret() + "x", now))
                .isFalse();
        assertThat(SignatureCheck.isGenuine(
                        one.signature(), one.body(), webhook.secret(), now.plus(Duration.ofMinutes(6))))
                .isFalse();
    }

    @Test
    void whileASecretIsReplacedBothVerify() {
        var webhook = make(owner, receiver.url(), academy);
        var path = "/v1/webhooks/" + webhook.id() + "/secrets";
        String second =
                as(owner, academy).post(path).then().statusCode(201).extract().path("value");
        as(owner, academy).post(path).then().statusCode(409).body("type", equalTo("/problems/rotation-under-way"));

        tell(academy, UUID.randomUUID(), 1);
        await().atMost(PATIENCE).until(() -> receiver.taken().size() == 1);
        as(owner, academy).delete(path + "/1").then().statusCode(204);
        tell(academy, UUID.randomUUID(), 1);
        await().atMost(PATIENCE).until(() -> receiver.taken().size() == 2);

        var during = receiver.taken().get(0);
        var after = receiver.taken().get(1);
        assertThat(SignatureCheck.isGenuine(during.signature(), during.body(), webhook.secret(), Instant.now()))
                .isTrue();
        assertThat(SignatureCheck.isGenuine(during.signature(), during.body(), second, Instant.now()))
                .isTrue();
        assertThat(SignatureCheck.isGenuine(after.signature(), after.body(), webhook.secret(), Instant.now()))
                .isFalse();
        assertThat(SignatureCheck.isGenuine(after.signature(), after.body(), second, Instant.now()))
                .isTrue();
        as(owner, academy).delete(path + "/2").then().statusCode(409).body("type", equalTo("/problems/only-secret"));
        as(owner, academy).delete(path + "/1").then().statusCode(404);
    }

    @Test
    void nobodyIsToldOfAnotherAcademy() {
        make(owner, receiver.url(), academy);
        tell("another-" + academy, UUID.randomUUID(), 1);
        var own = tell(academy, UUID.randomUUID(), 1);

        await().atMost(PATIENCE).until(() -> !receiver.taken().isEmpty());
        assertThat(receiver.received()).extracting(Received::id).containsExactly(own.toString());
    }

    @Test
    void whoWasToldOfSomebodyIsToldToForgetThem() throws Exception {
        make(owner, receiver.url(), academy);
        var nina = UUID.randomUUID();
        var kafka = TestKafka.ofThisRun();
        try (var other = new Receiver()) {
            as(owner, academy + "x")
                    .body(WebhookWorld.wish(other.url()))
                    .post("/v1/webhooks")
                    .then()
                    .statusCode(201);
            var registration = UUID.randomUUID();
            kafka.send(
                    "registration.events",
                    registration.toString(),
                    WebhookWorld.CONFIRMED,
                    UUID.randomUUID(),
                    "{\"registrationId\":\"%s\",\"personId\":\"%s\",\"academy\":\"%s\",\"examSession\":2026}"
                            .formatted(registration, nina, academy));
            await().atMost(PATIENCE).until(() -> receiver.taken().size() == 1);

            kafka.send(
                    "account.events",
                    nina.toString(),
                    "account.AccountErased.v1",
                    UUID.randomUUID(),
                    "{\"personId\":\"%s\"}".formatted(nina));

            await().atMost(PATIENCE).until(() -> receiver.taken().size() == 2);
            assertThat(receiver.taken().getLast().fact().at("/data/personId").asText())
                    .isEqualTo(nina.toString());
            assertThat(other.received()).isEmpty();
            await().atMost(PATIENCE).until(() -> world.count("webhook_person WHERE person_id = ?1", nina) == 0);
        }
    }

    @Test
    void aReplayBringsWhatFollowsTheCursorAgain() {
        var webhook = make(owner, receiver.url(), academy);
        var registration = UUID.randomUUID();
        var first = tell(academy, registration, 1);
        await().atMost(PATIENCE).until(() -> receiver.taken().size() == 1);
        var between = cursorPast(first, webhook.id());
        var second = tell(academy, registration, 2);
        await().atMost(PATIENCE).until(() -> receiver.taken().size() == 2);

        replay(webhook.id(), between, 1);
        await().atMost(PATIENCE).until(() -> receiver.taken().size() == 3);
        replay(webhook.id(), webhook.cursor(), 2);
        await().atMost(PATIENCE).until(() -> receiver.taken().size() == 5);

        assertThat(receiver.taken())
                .extracting(Received::id)
                .containsExactly(
                        first.toString(), second.toString(), second.toString(), first.toString(), second.toString());
    }

    /** A transaction that is still open anywhere keeps the cursor before it: a moment later it is past the fact. */
    private String cursorPast(UUID fact, String webhook) {
        var committed = Long.parseLong(
                world.text("SELECT committed_by::text FROM journal WHERE fact_id = CAST(?1 AS uuid)", fact));
        return await().atMost(PATIENCE)
                .until(
                        () -> as(owner, academy).get("/v1/webhooks/" + webhook).<String>path("cursor"),
                        cursor -> Long.parseLong(Cursor.decode(cursor).get(2)) > committed);
    }

    private void replay(String webhook, String cursor, int facts) {
        as(owner, academy)
                .body("{\"after\":\"" + cursor + "\"}")
                .post("/v1/webhooks/" + webhook + "/replays")
                .then()
                .statusCode(202)
                .body("facts", equalTo(facts));
    }

    @Test
    void theSameFactTwiceOnKafkaIsBroughtOnce() {
        make(owner, receiver.url(), academy);
        var registration = UUID.randomUUID();
        var kafka = TestKafka.ofThisRun();
        var id = UUID.randomUUID();
        var json = """
                {"registrationId":"%1$s","personId":"%1$s","examSession":2026,"academy":"%2$s","version":1}""".formatted(registration, academy);
        kafka.send("registration.events", registration.toString(), WebhookWorld.CONFIRMED, id, json);
        kafka.send("registration.events", registration.toString(), WebhookWorld.CONFIRMED, id, json);
        tell(academy, registration, 2);

        await().atMost(PATIENCE).until(() -> receiver.taken().stream().anyMatch(one -> one.number() == 2));
        assertThat(receiver.taken()).extracting(Received::number).containsExactly(1, 2);
    }

    @Test
    void aTestSaysWhatTheReceiverAnswersAndIsSigned() {
        var webhook = make(owner, receiver.url(), academy);
        var path = "/v1/webhooks/" + webhook.id() + "/test-deliveries";
        as(owner, academy).post(path).then().statusCode(200).body("taken", equalTo(true));
        receiver.answer(fact -> 302);
        as(owner, academy)
                .post(path)
                .then()
                .statusCode(200)
                .body("taken", equalTo(false))
                .body("outcome", equalTo("REDIRECTED"));

        var one = receiver.received().getFirst();
        assertThat(SignatureCheck.isGenuine(one.signature(), one.body(), webhook.secret(), Instant.now()))
                .isTrue();
        assertThat(one.fact().get("type").asText()).isEqualTo("notification.WebhookTested.v1");
        assertThat(Set.of(one.path())).containsExactly("/facts");
    }
}
