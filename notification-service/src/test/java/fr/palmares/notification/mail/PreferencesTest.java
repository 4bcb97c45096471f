package fr.palmares.notification.mail;

import static fr.palmares.notification.World.as;
import static fr.palmares.notification.World.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import fr.palmares.backends.TestKafka;
import fr.palmares.notification.World;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PreferencesTest {

    @Inject
    World world;

    private final TestKafka kafka = TestKafka.ofThisRun();
    private final UUID nina = UUID.randomUUID();

    @Test
    void whoChoseNothingHasTheUsualEmails() {
        as(nina).get("/v1/preferences").then().statusCode(200).body("emails", equalTo("USUAL"));
    }

    @Test
    void whoWantsTheNecessaryEmailsAloneGetsNoOther() {
        known();
        choose("NECESSARY", 200);

        tellConfirmed();

        await().atMost(Duration.ofSeconds(60)).until(() -> world.count("message WHERE person_id = ?1", nina) == 1);
        assertThat(world.count("mail WHERE person_id = ?1", nina)).isZero();
    }

    @Test
    void whoWantsTheUsualEmailsGetsThatOfTheConfirmation() {
        known();

        tellConfirmed();

        await().atMost(Duration.ofSeconds(60)).until(() -> world.count("mail WHERE person_id = ?1", nina) == 1);
    }

    @Test
    void anUnknownChoiceIsNamed() {
        choose("NEVER", 400);
        as(nina).contentType(ContentType.JSON)
                .body("{}")
                .put("/v1/preferences")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo("/emails"));
    }

    private void choose(String choice, int status) {
        as(nina).contentType(ContentType.JSON)
                .body("{\"emails\":\"" + choice + "\"}")
                .put("/v1/preferences")
                .then()
                .statusCode(status);
    }

    private void known() {
        kafka.send("account.people", nina.toString(), "account.Person.v1", UUID.randomUUID(), person(nina));
        await().atMost(Duration.ofSeconds(60)).until(() -> world.count("recipient WHERE person_id = ?1", nina) == 1);
    }

    private void tellConfirmed() {
        var registration = UUID.randomUUID();
        kafka.send(
                "registration.events",
                registration.toString(),
                "registration.RegistrationConfirmed.v1",
                UUID.randomUUID(),
                "{\"registrationId\":\"%s\",\"personId\":\"%s\",\"examSession\":2026,\"academy\":\"17\",\"version\":1}"
                        .formatted(registration, nina));
    }
}
