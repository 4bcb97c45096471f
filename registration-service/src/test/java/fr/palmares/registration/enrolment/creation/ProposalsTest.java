package fr.palmares.registration.enrolment.creation;

import static fr.palmares.registration.Api.candidate;
import static fr.palmares.registration.Api.confirm;
import static fr.palmares.registration.Api.confirmed;
import static fr.palmares.registration.Api.list;
import static fr.palmares.registration.Api.open;
import static fr.palmares.registration.Api.openSession;
import static fr.palmares.registration.Api.tag;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.palmares.backends.TestKafka;
import fr.palmares.registration.Contract;
import fr.palmares.registration.Facts;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** who did not pass is proposed anew with the marks that may be kept. */
@QuarkusTest
class ProposalsTest {

    private static final String ACADEMY = "31";

    @Inject
    Facts facts;

    private final TestKafka kafka = TestKafka.ofThisRun();
    private final UUID person = UUID.randomUUID();

    @BeforeEach
    void calendarInForce() {
        open(2026, ACADEMY);
    }

    @AfterEach
    void hangUp() {
        kafka.close();
    }

    @Test
    void retainedMarksAreProposedWhenTheNextSessionOpens() {
        var id = confirmed(person, 2026, ACADEMY);
        var event = UUID.randomUUID();
        retained(id, event);
        retained(id, event);
        nobodysIsTakenIn();

        openSession(2027);

        var proposed = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> list(candidate(person), "examSession=2027"),
                        found -> found.getList("items").size() == 1);
        assertThat(proposed.getString("items[0].state")).isEqualTo("REPEATING");
        var next = proposed.getString("items[0].id");
        given().auth()
                .oauth2(candidate(person))
                .get("/v1/registrations/" + next + "/held-marks")
                .then()
                .statusCode(200)
                .body("items.find { it.unit == 'U5' }.mark", equalTo("11"))
                .body("items.find { it.unit == 'U5' }.lastSession", equalTo(2031))
                .body("items.find { it.unit == 'U5' }.keepableIn", equalTo(List.of("GLOBAL", "PROGRESSIVE")));

        open(2027, ACADEMY);
        confirm(candidate(person), next, tag(candidate(person), next), """
                {"form":"GLOBAL","units":[{"unit":"U5","choice":"RETAIN"}],
                 "consents":{"press":false,"localAuthorities":false}}
                """)
                .statusCode(200)
                .body("choices.units.find { it.unit == 'U5' }.mark", equalTo("11"))
                .body("choices.units.find { it.unit == 'U5' }.obtainedIn", equalTo(2026))
                .body("choices.waivedUnits", equalTo(List.of("U2")));
        given().auth()
                .oauth2(candidate(person))
                .get("/v1/registrations/" + next + "/held-marks")
                .then()
                .body("items.find { it.unit == 'U2' }.waivedIn", equalTo(2027));
        confirm(candidate(person), next, tag(candidate(person), next), """
                {"form":"PROGRESSIVE","consents":{"press":false,"localAuthorities":false}}
                """)
                .statusCode(422)
                .body("refusals.code", equalTo(List.of("form-already-chosen")));
    }

    @Test
    void whoIsProposedOnceIsNotProposedTwice() {
        openSession(2027);
        var id = confirmed(person, 2026, ACADEMY);

        retained(id, UUID.randomUUID());
        retained(id, UUID.randomUUID());

        await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> list(candidate(person), "examSession=2027"),
                        found -> found.getList("items").size() == 1);
        nobodysIsTakenIn();
        assertThat(list(candidate(person), "examSession=2027").getList("items")).hasSize(1);
    }

    private void retained(String id, UUID event) {
        var data = (ObjectNode) Contract.example("grading/MarksRetained");
        data.put("registrationId", id);
        data.put("personId", person.toString());
        data.put("academy", ACADEMY);
        kafka.send("grading.events", id, "grading.MarksRetained.v1", event, data.toString());
    }

    /** Facts are read in their order: once a later one has worked, the earlier ones are behind us. */
    private void nobodysIsTakenIn() {
        var nobody = UUID.randomUUID();
        var data = (ObjectNode) Contract.example("grading/MarksRetained");
        data.put("registrationId", nobody.toString());
        data.put("personId", nobody.toString());
        kafka.send("grading.events", nobody.toString(), "grading.MarksRetained.v1", nobody, data.toString());
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(facts.received(nobody)).isTrue());
    }
}
