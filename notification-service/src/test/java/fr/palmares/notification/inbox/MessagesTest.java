package fr.palmares.notification.inbox;

import static fr.palmares.notification.World.as;
import static fr.palmares.notification.World.emailOf;
import static fr.palmares.notification.World.person;
import static fr.palmares.notification.World.refusedPiece;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import fr.palmares.backends.TestKafka;
import fr.palmares.backends.TestTokens;
import fr.palmares.notification.World;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MessagesTest {

    private static final String REFUSED = "documents.PieceRefused.v1";

    @Inject
    World world;

    private final TestKafka kafka = TestKafka.ofThisRun();
    private final UUID nina = UUID.randomUUID();

    @BeforeAll
    static void factsTakeTheirTime() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    @Test
    void aFactBecomesAMessageAndAnEmail() {
        known(nina);

        tell(UUID.randomUUID());

        await().untilAsserted(() -> as(nina).get("/v1/messages")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].kind", equalTo("PIECE_REFUSED"))
                .body("items[0].title", equalTo("Une pièce est à remplacer"))
                .body("items[0].registrationId", notNullValue())
                .body("items[0].readAt", equalTo(null))
                .body("unread", equalTo(1)));
        await().until(() -> world.mails(emailOf(nina)).size() == 1);
        assertThat(world.mails(emailOf(nina)).getFirst()).contains("Bonjour Nina", "text/html", "text/plain");
        await().until(() -> world.delivered(nina).size() == 2);
        assertThat(world.delivered(nina).getFirst()).contains("INBOX");
        assertThat(world.delivered(nina).getLast()).contains("EMAIL");
    }

    @Test
    void theSameFactTwiceIsOneMessageAndOneEmail() {
        known(nina);
        var fact = UUID.randomUUID();

        tell(fact);
        tell(fact);
        tell(UUID.randomUUID());

        await().until(() -> world.count("message WHERE person_id = ?1", nina) == 2);
        await().until(() -> world.count("mail WHERE address = ?1 AND state = 'ACCEPTED'", emailOf(nina)) == 2);
        assertThat(world.mails(emailOf(nina))).hasSize(2);
    }

    @Test
    void aFactWhosePersonIsNotKnownYetWaits() {
        tell(UUID.randomUUID());
        await().until(() -> world.count("waiting_fact WHERE person_id = ?1", nina) == 1);
        as(nina).get("/v1/messages").then().statusCode(200).body("items", hasSize(0));

        known(nina);

        await().untilAsserted(() -> as(nina).get("/v1/messages").then().body("items.kind", contains("PIECE_REFUSED")));
        assertThat(world.count("waiting_fact WHERE person_id = ?1", nina)).isZero();
    }

    @Test
    void poisonGoesToTheDeadLettersAndTheNextFactIsTold() {
        known(nina);
        kafka.sendRaw(new ProducerRecord<>("documents.events", nina.toString(), "poison of " + nina));

        tell(UUID.randomUUID());

        await().until(() -> world.count("message WHERE person_id = ?1", nina) == 1);
        assertThat(kafka.await(
                                "notification.dead-letters",
                                letter -> nina.toString().equals(letter.key()))
                        .value())
                .isEqualTo("poison of " + nina);
    }

    @Test
    void aFactOfATypeNobodyKnowsIsIgnored() {
        known(nina);
        kafka.send("documents.events", nina.toString(), "documents.SomethingNew.v1", UUID.randomUUID(), "{}");

        tell(UUID.randomUUID());

        await().until(() -> world.count("message WHERE person_id = ?1", nina) == 1);
    }

    @Test
    void aPersonErasedIsForgottenWithAllMessages() {
        known(nina);
        tell(UUID.randomUUID());
        await().until(() -> world.count("message WHERE person_id = ?1", nina) == 1);

        kafka.send("account.people", nina.toString(), "account.Person.v1", UUID.randomUUID(), null);

        await().until(() -> world.count("recipient WHERE person_id = ?1", nina) == 0);
        assertThat(world.count("message WHERE person_id = ?1", nina)).isZero();
        assertThat(world.count("mail WHERE address = ?1", emailOf(nina))).isZero();
    }

    @Test
    void whoHasNoEmailStillHasTheMessage() {
        kafka.send(
                "account.people",
                nina.toString(),
                "account.Person.v1",
                UUID.randomUUID(),
                "{\"personId\":\"%s\",\"familyName\":\"Dupont\",\"givenNames\":\"Nina\",\"account\":\"CREATED\"}"
                        .formatted(nina));
        await().until(() -> world.count("recipient WHERE person_id = ?1", nina) == 1);

        tell(UUID.randomUUID());

        await().until(() -> world.count("message WHERE person_id = ?1", nina) == 1);
        assertThat(world.count("mail WHERE person_id = ?1", nina)).isZero();
    }

    @Test
    void messagesAreReadByTheirOwnerAlone() {
        known(nina);
        tell(UUID.randomUUID());
        await().until(() -> world.count("message WHERE person_id = ?1", nina) == 1);
        String id = as(nina).get("/v1/messages").path("items[0].id");

        as(UUID.randomUUID()).get("/v1/messages/" + id).then().statusCode(404);
        as(nina).get("/v1/messages/" + id).then().statusCode(200).body("id", equalTo(id));
        as(UUID.randomUUID()).put("/v1/messages/" + id + "/read").then().statusCode(404);
        as(UUID.randomUUID()).get("/v1/messages").then().body("items", hasSize(0));
        as(nina).put("/v1/messages/" + id + "/read").then().statusCode(204);
        as(nina).put("/v1/messages/" + id + "/read").then().statusCode(204);

        as(nina).get("/v1/messages").then().body("unread", equalTo(0)).body("items[0].readAt", notNullValue());
        as(nina).get("/v1/messages?unread=true").then().body("items", hasSize(0));
    }

    @Test
    void pagesAreCutByACursor() {
        known(nina);
        for (var i = 0; i < 3; i++) {
            tell(UUID.randomUUID());
        }
        await().until(() -> world.count("message WHERE person_id = ?1", nina) == 3);

        var first = as(nina).get("/v1/messages?limit=2")
                .then()
                .body("items", hasSize(2))
                .extract();
        as(nina).get("/v1/messages?limit=2&cursor=" + first.path("next"))
                .then()
                .body("items", hasSize(1))
                .body("next", equalTo(null));
        as(nina).get("/v1/messages?cursor=bm9uc2Vuc2U").then().statusCode(400);
        as(nina).get("/v1/messages?limit=0").then().statusCode(422);
    }

    @Test
    void onlyCandidatesHaveTheseMessages() {
        given().get("/v1/messages").then().statusCode(401);
        given().auth()
                .oauth2(TestTokens.of("administrator").token())
                .get("/v1/messages")
                .then()
                .statusCode(403);
    }

    private void known(UUID person) {
        kafka.send("account.people", person.toString(), "account.Person.v1", UUID.randomUUID(), person(person));
        await().until(() -> world.count("recipient WHERE person_id = ?1", person) == 1);
    }

    private void tell(UUID fact) {
        kafka.send("documents.events", nina.toString(), REFUSED, fact, refusedPiece(nina));
    }
}
