package fr.palmares.platform.personaldata;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.palmares.backends.TestKafka;
import fr.palmares.platform.audit.AuditTrail;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** A service's part of the archive: asked for by a fact, answered by a fact, fetched under a signed address. */
@QuarkusTest
class PersonalDataPartsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Session database;

    @Inject
    SignedAddress address;

    @Inject
    AuditTrail audit;

    private final TestKafka kafka = TestKafka.ofThisRun();

    @Test
    void whatIsKeptAboutSomebodyIsAnsweredUnderASignedAddress() throws Exception {
        var person = noted("Lefèvre");
        noted("Autrui");

        var answer = asked(UUID.randomUUID(), person);

        var part = given().get(path(answer)).then().statusCode(200).extract().asByteArray();
        assertThat(JSON.readTree(part).at("/note/0/text").asText()).isEqualTo("Lefèvre");
        assertThat(JSON.readTree(part).get("note")).hasSize(1);
        assertThat(JSON.readTree(part).has("personal_data_part")).isFalse();
        assertThat(answer.get("bytes").asInt()).isEqualTo(part.length);
        assertThat(answer.get("sha256").asText())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(part)));
    }

    @Test
    void whoLookedAtSomethingOfTheirsIsTold() throws Exception {
        var person = noted("Lefèvre");
        QuarkusTransaction.requiringNew().run(() -> {
            audit.record("note.read", noteOf(person), Map.of());
            audit.record("person.read", person.toString(), Map.of());
            audit.record("note.read", noteOf(noted("Autrui")), Map.of());
        });

        var part = given().get(path(asked(UUID.randomUUID(), person))).then().statusCode(200);

        part.body("seen_or_changed.action", containsInAnyOrder("note.read", "person.read"));
    }

    private String noteOf(UUID person) {
        return database.createNativeQuery("SELECT CAST(id AS text) FROM note WHERE person_id = ?1", String.class)
                .setParameter(1, person)
                .getSingleResult();
    }

    @Test
    void theSameRequestTwiceIsAnsweredOnce() throws Exception {
        var person = noted("Dupont");
        var export = UUID.randomUUID();

        asked(export, person);
        tell("account.PersonalDataExportRequested.v1", export, person);
        asked(UUID.randomUUID(), person);

        assertThat(answers(person)).hasSize(2);
    }

    @Test
    void anotherSignatureOrATimeThatHasPassedOpensNothing() throws Exception {
        var export = UUID.randomUUID();
        var good = path(asked(export, noted("Dupont")));

        opensNothing(good.replaceAll("signature=.{4}", "signature=0000"));
        opensNothing(good.replaceAll("expires=[0-9]+", "expires=99999999999"));
        opensNothing(good.replace(export.toString(), UUID.randomUUID().toString()));
        opensNothing(good.replaceAll("\\?.*", ""));
        var passed = address.of(export, Instant.now());
        opensNothing(passed.substring(passed.indexOf("/v1")));
        given().get(good).then().statusCode(200);
    }

    private static void opensNothing(String path) {
        given().get(path).then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void whoIsErasedLeavesNoPartBehind() throws Exception {
        var person = noted("Dupont");
        var good = path(asked(UUID.randomUUID(), person));

        tell("account.AccountErased.v1", UUID.randomUUID(), person);
        asked(UUID.randomUUID(), noted("Autrui")); // on the same partition, behind it

        given().get(good).then().statusCode(404);
    }

    private UUID noted(String text) {
        var person = UUID.randomUUID();
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeMutationQuery("INSERT INTO note VALUES (?1, ?2, ?3)")
                        .setParameter(1, UUID.randomUUID())
                        .setParameter(2, person)
                        .setParameter(3, text)
                        .executeUpdate());
        return person;
    }

    private JsonNode asked(UUID export, UUID person) throws Exception {
        tell("account.PersonalDataExportRequested.v1", export, person);
        var answer = await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> answers(person).stream()
                                .filter(payload -> payload.contains(export.toString()))
                                .findFirst()
                                .orElse(""),
                        payload -> !payload.isEmpty());
        return JSON.readTree(answer);
    }

    private void tell(String type, UUID export, UUID person) {
        kafka.send("account.events", "one", type, UUID.randomUUID(), """
                {"exportId":"%s","personId":"%s"}""".formatted(export, person));
    }

    private static String path(JsonNode answer) {
        var url = answer.get("url").asText();
        return url.substring(url.indexOf("/v1"));
    }

    private List<String> answers(UUID person) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery(
                                "SELECT payload FROM outbox_event WHERE type = ?1 AND aggregateid = ?2", String.class)
                        .setParameter(1, "platform.PersonalDataExported.v1")
                        .setParameter(2, person.toString())
                        .getResultList());
    }
}
