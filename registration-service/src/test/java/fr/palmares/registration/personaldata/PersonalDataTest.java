package fr.palmares.registration.personaldata;

import static fr.palmares.registration.Api.open;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.palmares.backends.Somebody;
import fr.palmares.backends.TestKafka;
import fr.palmares.registration.accommodation.Asking;
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
    void accommodationsAreToldToTheirPersonAsFarAsTheyMaySeeThemAndToNobodyElse() throws Exception {
        open(2031, "03");
        var person = new Somebody(UUID.randomUUID(), kafka);
        var request = Asking.asked(person.id(), Asking.registered(person.id(), 2031, "03"));
        Asking.advise("03", request, Asking.OPINION).statusCode(200);
        Asking.decide("03", request, Asking.PARTLY).statusCode(200);

        var part = given().get(path(asked(person)))
                .then()
                .statusCode(200)
                .body("accommodation.situation", equalTo(List.of(Asking.SECRET)))
                .body("accommodation[0].opinion.text", containsString("Avis favorable"))
                .body("accommodation[0].decisions.verdict", equalTo(List.of("PARTLY_GRANTED")))
                .body("accommodation[0].decisions[0].reasons", containsString(Asking.SECRET))
                .extract()
                .asString();
        assertThat(part).doesNotContain("Bilan");

        var other = given().get(path(asked(known("Autrui"))));
        assertThat(other.jsonPath().getList("accommodation")).isEmpty();
        assertThat(count("accommodation_of_person WHERE person_id = ?1", person.id()))
                .as("outside of the answer the ordinary role sees nothing")
                .isZero();

        person.isErased();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> Asking.read(Asking.doctor("03"), request).statusCode(404));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> count("personal_data_part WHERE person_id = ?1", person.id()) == 0);
        given().get(path(asked(person))).then().statusCode(200).body("accommodation", hasSize(0));
    }

    @Test
    void whoIsErasedLeavesNoPartBehind() throws Exception {
        var person = known("Dupont");
        var good = path(asked(person));

        person.isErased();

        await().atMost(Duration.ofSeconds(30))
                .until(() -> count("personal_data_part WHERE person_id = ?1", person.id()) == 0);
        given().get(good).then().statusCode(404);
        await().atMost(Duration.ofSeconds(30)).until(() -> count("person WHERE id = ?1", person.id()) == 0);
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

    private Somebody known(String familyName) {
        var person = Somebody.called(familyName, kafka);
        await().atMost(Duration.ofSeconds(60)).until(() -> count("person WHERE id = ?1", person.id()) == 1);
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
                        .setParameter(1, "registration.PersonalDataExported.v1")
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
