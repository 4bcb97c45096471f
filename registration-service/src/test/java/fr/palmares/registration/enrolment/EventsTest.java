package fr.palmares.registration.enrolment;

import static fr.palmares.registration.Api.candidate;
import static fr.palmares.registration.Api.confirm;
import static fr.palmares.registration.Api.confirmed;
import static fr.palmares.registration.Api.examOffice;
import static fr.palmares.registration.Api.open;
import static fr.palmares.registration.Api.read;
import static fr.palmares.registration.Api.start;
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
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What documents and grading say, in their committed examples: once, twice, out of order, and poisoned. */
@QuarkusTest
class EventsTest {

    private static final String ACADEMY = "13";

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
    void fromAllPiecesProvidedToValidated() {
        var id = confirmed(person, 2026, ACADEMY);
        validate(id).statusCode(409).body("type", equalTo("/problems/state-does-not-allow"));

        documents("AllPiecesProvided", id, UUID.randomUUID());
        awaitState(id, "SUBMITTED");
        validate(id).statusCode(409).body("type", equalTo("/problems/file-not-approved"));
        confirm(candidate(person), id, "*", fr.palmares.registration.Api.CONFIRMATION)
                .statusCode(409)
                .body("type", equalTo("/problems/state-does-not-allow"));

        documents("FileApproved", id, UUID.randomUUID());
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> read(candidate(person), id).body("fileApproved", equalTo(true)));
        validate(id).statusCode(200).body("state", equalTo("VALIDATED")).body("fileColour", equalTo("GREEN"));
        validate(id).statusCode(200);

        assertThat(facts.typesAbout(id))
                .containsExactly(
                        "registration.RegistrationImported.v1",
                        "registration.RegistrationConfirmed.v1",
                        "registration.RegistrationSubmitted.v1",
                        "registration.RegistrationValidated.v1");
        assertThat(facts.last(id, "registration.RegistrationValidated.v1")
                        .at("/units")
                        .size())
                .isEqualTo(8);
    }

    @Test
    void theSameFactTwiceSubmitsOnce() {
        var id = confirmed(person, 2026, ACADEMY);
        var event = UUID.randomUUID();

        documents("AllPiecesProvided", id, event);
        documents("AllPiecesProvided", id, event);
        documents("AllPiecesProvided", id, UUID.randomUUID());

        awaitState(id, "SUBMITTED");
        barrier();
        assertThat(facts.typesAbout(id))
                .filteredOn("registration.RegistrationSubmitted.v1"::equals)
                .hasSize(1);
    }

    @Test
    void approvedBeforeProvidedStillEndsApproved() {
        var id = confirmed(person, 2026, ACADEMY);

        documents("FileApproved", id, UUID.randomUUID());
        documents("AllPiecesProvided", id, UUID.randomUUID());

        awaitState(id, "SUBMITTED");
        read(candidate(person), id).body("fileColour", equalTo("GREEN"));
        validate(id).statusCode(200).body("state", equalTo("VALIDATED"));
    }

    @Test
    void aCompletionOfAnOlderVersionSubmitsNothing() {
        var id = confirmed(person, 2026, ACADEMY);
        confirm(
                        candidate(person),
                        id,
                        tag(candidate(person), id),
                        fr.palmares.registration.Api.CONFIRMATION.replace("ESPAGNOL", "ITALIEN"))
                .statusCode(200)
                .body("version", equalTo(2));

        documents("AllPiecesProvided", id, UUID.randomUUID());

        barrier();
        read(candidate(person), id).body("state", equalTo("REGISTERED"));
    }

    @Test
    void aMissedDeadlineCancelsOrTakesTheOptionalUnitAway() {
        var cancelled = confirmed(person, 2026, ACADEMY);
        var reduced = confirmed(UUID.randomUUID(), 2026, ACADEMY);

        missed(cancelled, "CANCEL", null);
        missed(reduced, "WITHDRAW_UNIT", "UF1");

        awaitState(cancelled, "CANCELLED");
        read(examOffice(ACADEMY), cancelled).body("reason", equalTo("pieces-missing"));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> read(examOffice(ACADEMY), reduced)
                        .body("choices.optionalUnits.size()", equalTo(0))
                        .body("state", equalTo("REGISTERED")));
        assertThat(facts.last(reduced, "registration.OptionalUnitWithdrawn.v1")
                        .at("/unit")
                        .asText())
                .isEqualTo("UF1");
        facts.last(cancelled, "registration.RegistrationCancelled.v1");
    }

    @Test
    void poisonIsParkedAndWhatFollowsIsRead() {
        var id = confirmed(person, 2026, ACADEMY);

        kafka.sendRaw(new ProducerRecord<>("documents.events", id, "this is no fact"));
        documents("AllPiecesProvided", id, UUID.randomUUID());

        awaitState(id, "SUBMITTED");
        assertThat(kafka.await("registration.dead-letters", dead -> "this is no fact".equals(dead.value())))
                .isNotNull();
    }

    @Test
    void afterTheDeliberationNothingIsCancelled() {
        open(2026, "14");
        var id = confirmed(person, 2026, "14");
        documents("AllPiecesProvided", id, UUID.randomUUID());
        documents("FileApproved", id, UUID.randomUUID());
        awaitState(id, "SUBMITTED", "14");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> read(examOffice("14"), id).body("fileApproved", equalTo(true)));
        given().auth()
                .oauth2(examOffice("14"))
                .put("/v1/registrations/" + id + "/validation")
                .then()
                .statusCode(200);
        cancel(candidate(person), id).statusCode(409).body("type", equalTo("/problems/state-does-not-allow"));
        var closed = (ObjectNode) Contract.example("grading/DeliberationClosed");
        closed.put("academy", "14");
        kafka.send(
                "grading.events",
                closed.get("deliberationId").asText(),
                "grading.DeliberationClosed.v1",
                UUID.randomUUID(),
                closed.toString());

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(facts.closedDeliberation("14")).isTrue());
        cancel(examOffice("14"), id).statusCode(409).body("type", equalTo("/problems/already-deliberated"));
    }

    private static io.restassured.response.ValidatableResponse cancel(String token, String id) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body("{\"reason\":\"TRAINING_CONDITION_LOST\",\"text\":\"Contrat rompu.\"}")
                .put("/v1/registrations/" + id + "/cancellation")
                .then();
    }

    private static io.restassured.response.ValidatableResponse validate(String id) {
        return given().auth()
                .oauth2(examOffice(ACADEMY))
                .put("/v1/registrations/" + id + "/validation")
                .then();
    }

    private void documents(String fact, String id, UUID event) {
        var data = (ObjectNode) Contract.example("documents/" + fact);
        data.put("registrationId", id);
        data.put("personId", person.toString());
        kafka.send("documents.events", id, "documents." + fact + ".v1", event, data.toString());
    }

    private void missed(String id, String consequence, String unit) {
        var data = (ObjectNode) Contract.example("documents/PieceDeadlineMissed");
        data.put("registrationId", id);
        data.put("consequence", consequence);
        data.put("unit", unit);
        kafka.send("documents.events", id, "documents.PieceDeadlineMissed.v1", UUID.randomUUID(), data.toString());
    }

    /** Facts of one key are read in their order: once a later one has worked, the earlier ones are behind us. */
    private void barrier() {
        var last = start(UUID.randomUUID(), 2026, ACADEMY);
        documents("PieceProvided", last, UUID.randomUUID());
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> read(examOffice(ACADEMY), last).body("fileColour", equalTo("ORANGE")));
    }

    private static void awaitState(String id, String state) {
        awaitState(id, state, ACADEMY);
    }

    private static void awaitState(String id, String state, String academy) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> read(examOffice(academy), id).body("state", equalTo(state)));
    }
}
