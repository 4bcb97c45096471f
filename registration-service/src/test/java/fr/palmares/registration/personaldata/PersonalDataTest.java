package fr.palmares.registration.personaldata;

import static fr.palmares.registration.Api.open;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import fr.palmares.backends.RightOfAccessRules;
import fr.palmares.backends.Somebody;
import fr.palmares.registration.accommodation.Asking;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PersonalDataTest extends RightOfAccessRules {

    @Inject
    DataSource database;

    PersonalDataTest() {
        super("registration", "person", "id", PersonalData.UNTOLD.keySet());
    }

    @Override
    protected DataSource database() {
        return database;
    }

    @Test
    void accommodationsAreToldToTheirPersonAsFarAsTheyMaySeeThemAndToNobodyElse() {
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
        assertThat(texts(
                        "SELECT state FROM accommodation_of_person WHERE CAST(person_id AS text) = ?",
                        person.id().toString()))
                .as("outside of the answer the ordinary role sees nothing")
                .isEmpty();

        person.isErased();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> Asking.read(Asking.doctor("03"), request).statusCode(404));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> texts(
                                "SELECT 'kept' FROM personal_data_part WHERE CAST(person_id AS text) = ?",
                                person.id().toString())
                        .isEmpty());
        given().get(path(asked(person))).then().statusCode(200).body("accommodation", hasSize(0));
    }
}
