package fr.palmares.grading.personaldata;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.palmares.backends.TestKafka;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PersonalDataTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Session database;

    @Inject
    SignedAddress address;

    @Inject
    PersonalData data;

    private final TestKafka kafka = TestKafka.ofThisRun();

    @Test
    void whatIsKeptAboutSomebodyIsAnsweredUnderASignedAddress() throws Exception {
        var person = somebody("Lefèvre");
        var other = somebody("Autrui");

        var answer = asked(UUID.randomUUID(), person);

        var part = given().get(path(answer)).then().statusCode(200).extract().asByteArray();
        assertThat(JSON.readTree(part).get("person").toString()).contains("Lefèvre", person.toString());
        assertThat(new String(part, StandardCharsets.UTF_8)).doesNotContain(other.toString());
        assertThat(answer.get("bytes").asInt()).isEqualTo(part.length);
        assertThat(answer.get("sha256").asText())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(part)));
    }

    @Test
    void theSameRequestTwiceIsAnsweredOnce() throws Exception {
        var person = somebody("Dupont");
        var export = UUID.randomUUID();

        asked(export, person);
        tells("account.PersonalDataExportRequested.v1", export, person);
        asked(UUID.randomUUID(), person);

        assertThat(answers(person)).hasSize(2);
    }

    @Test
    void anotherSignatureOrATimeThatHasPassedOpensNothing() throws Exception {
        var export = UUID.randomUUID();
        var good = path(asked(export, somebody("Dupont")));

        given().get(good.replaceAll("signature=.{4}", "signature=0000")).then().statusCode(404);
        given().get(good.replaceAll("expires=[0-9]+", "expires=99999999999"))
                .then()
                .statusCode(404);
        given().get(good.replace(export.toString(), UUID.randomUUID().toString()))
                .then()
                .statusCode(404);
        given().get(good.replaceAll("\\?.*", "")).then().statusCode(404);
        var passed = address.of(export, Instant.now());
        given().get(passed.substring(passed.indexOf("/v1"))).then().statusCode(404);
        given().get(good).then().statusCode(200);
    }

    @Test
    void whoIsErasedLeavesNoPartBehind() throws Exception {
        var person = somebody("Dupont");
        var good = path(asked(UUID.randomUUID(), person));

        tells("account.AccountErased.v1", UUID.randomUUID(), person);
        kafka.send("account.people", person.toString(), "account.Person.v1", UUID.randomUUID(), null);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> count("personal_data_part WHERE person_id = ?1", person) == 0);
        given().get(good).then().statusCode(404);
        await().atMost(Duration.ofSeconds(30)).until(() -> count("person WHERE person_id = ?1", person) == 0);
        assertThat(QuarkusTransaction.requiringNew().call(() -> data.of(person)))
                .doesNotContain("Dupont", "nina@example.org", person.toString());
    }

    @Test
    void whatIsLeftOutExists() {
        assertThat(PersonalData.UNTOLD.keySet())
                .allSatisfy(table -> assertThat(count("pg_class WHERE relname = ?1 AND relkind = 'r'", table))
                        .as(table)
                        .isEqualTo(1));
    }

    @Test
    void everyTableAboutACandidateIsToldOrLeftOutForAReason() {
        var tables = QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery(
                                "SELECT DISTINCT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid"
                                        + " WHERE c.relkind = 'r' AND c.relnamespace = CAST(current_schema() AS regnamespace)"
                                        + " AND a.attname IN ('person_id', 'registration_id') AND NOT a.attisdropped",
                                String.class)
                        .getResultList());

        assertThat(tables)
                .as("add a new table to PersonalData.TOLD or, with the reason, to UNTOLD")
                .allSatisfy(table -> assertThat(
                                PersonalData.TOLD.containsKey(table) || PersonalData.UNTOLD.containsKey(table))
                        .as(table)
                        .isTrue());
    }

    private UUID somebody(String familyName) {
        var person = UUID.randomUUID();
        kafka.send("account.people", person.toString(), "account.Person.v1", UUID.randomUUID(), """
                {"personId":"%s","familyName":"%s","givenNames":"Nina, Jeanne","birthDate":"2004-03-17",
                 "birthplace":"Nantes","email":"nina@example.org","academy":"17","uai":"0440001M",
                 "account":"ACTIVE"}""".formatted(
                        person, familyName));
        await().atMost(Duration.ofSeconds(60)).until(() -> count("person WHERE person_id = ?1", person) == 1);
        return person;
    }

    private JsonNode asked(UUID export, UUID person) throws Exception {
        tells("account.PersonalDataExportRequested.v1", export, person);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> answers(person).toString().contains(export.toString()));
        for (var payload : answers(person)) {
            if (payload.contains(export.toString())) {
                return JSON.readTree(payload);
            }
        }
        throw new AssertionError("no answer");
    }

    private void tells(String type, UUID export, UUID person) {
        kafka.send("account.events", person.toString(), type, UUID.randomUUID(), """
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
                        .setParameter(1, "grading.PersonalDataExported.v1")
                        .setParameter(2, person.toString())
                        .getResultList());
    }

    private long count(String what, Object key) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery("SELECT count(*) FROM " + what, Long.class)
                        .setParameter(1, key)
                        .getSingleResult());
    }
}
