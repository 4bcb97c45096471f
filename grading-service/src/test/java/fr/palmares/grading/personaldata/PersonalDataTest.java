package fr.palmares.grading.personaldata;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.palmares.backends.Somebody;
import fr.palmares.backends.TestKafka;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
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
        var person = known("Lefèvre");
        var other = known("Autrui");

        var answer = asked(person);

        var part = given().get(path(answer)).then().statusCode(200).extract().asByteArray();
        assertThat(JSON.readTree(part).get("person").toString())
                .contains("Lefèvre", person.id().toString());
        assertThat(new String(part, StandardCharsets.UTF_8))
                .doesNotContain(other.id().toString());
    }

    @Test
    void whoIsErasedLeavesNoPartBehind() throws Exception {
        var person = known("Dupont");
        var good = path(asked(person));

        person.isErased();

        await().atMost(Duration.ofSeconds(30))
                .until(() -> count("personal_data_part WHERE person_id = ?1", person.id()) == 0);
        given().get(good).then().statusCode(404);
        await().atMost(Duration.ofSeconds(30)).until(() -> count("person WHERE person_id = ?1", person.id()) == 0);
        var afterwards = asked(person);
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

    private Somebody known(String familyName) {
        var person = Somebody.called(familyName, kafka);
        await().atMost(Duration.ofSeconds(60)).until(() -> count("person WHERE person_id = ?1", person.id()) == 1);
        return person;
    }

    private JsonNode asked(Somebody person) throws Exception {
        var export = person.asksForTheirData().toString();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> answers(person, export).size() == 1);
        return JSON.readTree(answers(person, export).getFirst());
    }

    private static String path(JsonNode answer) {
        var url = answer.get("url").asText();
        return url.substring(url.indexOf("/v1"));
    }

    private List<String> answers(Somebody person, String export) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery(
                                "SELECT payload FROM outbox_event WHERE type = ?1 AND aggregateid = ?2"
                                        + " AND payload LIKE '%' || ?3 || '%'",
                                String.class)
                        .setParameter(1, "grading.PersonalDataExported.v1")
                        .setParameter(2, person.id().toString())
                        .setParameter(3, export)
                        .getResultList());
    }

    private long count(String what, Object key) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery("SELECT count(*) FROM " + what, Long.class)
                        .setParameter(1, key)
                        .getSingleResult());
    }
}
