package fr.palmares.grading.personaldata;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.palmares.backends.TestKafka;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PersonalDataTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Session database;

    private final TestKafka kafka = TestKafka.ofThisRun();

    @Test
    void whatIsKeptAboutSomebodyIsAnsweredUnderASignedAddress() throws Exception {
        var person = somebody("Lefèvre");
        var other = somebody("Autrui");

        var answer = asked(UUID.randomUUID(), person);

        var part = given().get(path(answer)).then().statusCode(200).extract().asByteArray();
        assertThat(JSON.readTree(part).get("person").toString()).contains("Lefèvre", person.toString());
        assertThat(new String(part, StandardCharsets.UTF_8)).doesNotContain(other.toString());
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
        var afterwards = asked(UUID.randomUUID(), person);
        given().get(path(afterwards))
                .then()
                .statusCode(200)
                .body(not(containsString("Dupont")), not(containsString("nina@example.org")));
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
