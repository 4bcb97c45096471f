package fr.palmares.documents;

import static fr.palmares.documents.Journey.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.palmares.backends.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** grading-service's committed examples, as it would send them: twice, out of order, among poison. */
@QuarkusTest
class GradingFactsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path EXAMPLES = Path.of("..", "openapi", "events", "grading");

    @Test
    void aSummonsIsWrittenOnceHoweverOftenItIsTold() throws IOException {
        var camille = new Journey().named();
        var id = UUID.randomUUID();
        var summons = example("SummonsIssued", camille);

        tell("SummonsIssued", camille.registration.toString(), id, summons);
        tell("SummonsIssued", camille.registration.toString(), id, summons);
        tell("ResultDecided", camille.registration.toString(), UUID.randomUUID(), example("ResultDecided", camille));

        eventually(() -> kinds(camille).contains("TRANSCRIPT"));
        assertThat(kinds(camille)).containsOnlyOnce("SUMMONS");
    }

    @Test
    void aResultGivesItsTranscriptAndTheCertificateThatGoesWithIt() throws IOException {
        var admitted = new Journey().named();
        var failed = new Journey().named();
        tell("ResultDecided", admitted.registration.toString(), UUID.randomUUID(), example("ResultDecided", admitted));
        tell(
                "ResultDecided",
                failed.registration.toString(),
                UUID.randomUUID(),
                example("ResultDecided", failed).put("decision", "FAILED"));

        eventually(() -> kinds(admitted).size() == 2 && kinds(failed).size() == 2);

        assertThat(kinds(admitted)).containsExactlyInAnyOrder("TRANSCRIPT", "SUCCESS_CERTIFICATE");
        assertThat(kinds(failed)).containsExactlyInAnyOrder("TRANSCRIPT", "UNITS_CERTIFICATE");
    }

    @Test
    void theMinutesWaitForResultsThatComeAfterTheirPublication() throws IOException {
        var one = new Journey().named();
        var other = new Journey().named();
        var publication = UUID.randomUUID();
        var published = read("ResultsPublished")
                .put("publicationId", publication.toString())
                .put("academy", "19")
                .put("specialty", "NDRC")
                .put("results", 2);

        tell("ResultsPublished", publication.toString(), UUID.randomUUID(), published);
        for (var candidate : List.of(one, other)) {
            tell(
                    "ResultDecided",
                    candidate.registration.toString(),
                    UUID.randomUUID(),
                    example("ResultDecided", candidate).put("academy", "19").put("specialty", "NDRC"));
        }

        eventually(() -> count("DELIBERATION_MINUTES", publication) == 1);
    }

    @Test
    void aCallListIsDrawnFromTheSummonsAndDrawnAgainOnlyWhenItWouldDiffer() throws IOException {
        var centre = "044%04dX".formatted((int) (Math.random() * 10_000));
        var one = new Journey().named();
        tell(
                "SummonsIssued",
                one.registration.toString(),
                UUID.randomUUID(),
                at(centre, example("SummonsIssued", one)));
        eventually(() -> kinds(one).contains("SUMMONS"));

        var first = draw(centre, 202).getString("items[0].documentId");
        var again = draw(centre, 202).getString("items[0].documentId");
        var two = new Journey().named();
        tell(
                "SummonsIssued",
                two.registration.toString(),
                UUID.randomUUID(),
                at(centre, example("SummonsIssued", two)));
        eventually(() -> kinds(two).contains("SUMMONS"));
        var second = draw(centre, 202);

        assertThat(again).isEqualTo(first);
        assertThat(second.getInt("items[0].seats")).isEqualTo(2);
        assertThat(second.getInt("items[0].version")).isEqualTo(2);
        var token = TestTokens.of("exam-centre").uai(centre).token();
        eventually(() -> given().auth()
                        .oauth2(token)
                        .get("/v1/documents/{id}/content", second.getString("items[0].documentId"))
                        .statusCode()
                == 200);
        var pdf = given().auth()
                .oauth2(token)
                .get("/v1/documents/{id}/content", second.getString("items[0].documentId"))
                .asByteArray();
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document).replace('\u00A0', ' '))
                    .contains("MARTIN Camille", "Candidats appelés : 2");
        }
        given().auth()
                .oauth2(TestTokens.of("exam-centre").uai("0440002N").token())
                .get("/v1/documents/{id}/content", second.getString("items[0].documentId"))
                .then()
                .statusCode(404);
        draw("0449999Z", 404);
    }

    @Test
    void poisonIsSetAsideAndTheNextFactIsRead() throws IOException {
        Journey.KAFKA.sendRaw(new ProducerRecord<>("grading.events", "grading-poison", "{not json"));
        Journey.KAFKA.send(
                "grading.events",
                "grading-poison",
                "grading.ResultDecided.v1",
                UUID.randomUUID(),
                "{\"registrationId\":\"no identifier\"}");
        var camille = new Journey().named();

        tell("SummonsIssued", camille.registration.toString(), UUID.randomUUID(), example("SummonsIssued", camille));

        eventually(() -> kinds(camille).contains("SUMMONS"));
        assertThat(Journey.KAFKA.await("documents.dead-letters", record -> "grading-poison".equals(record.key())))
                .isNotNull();
    }

    private static ObjectNode at(String centre, ObjectNode summons) {
        ((ObjectNode) summons.get("sittings").get(0)).put("centre", centre);
        return summons;
    }

    private static JsonPath draw(String centre, int expected) {
        return given().auth()
                .oauth2(TestTokens.of("exam-centre").uai(centre).token())
                .contentType("application/json")
                .body(Map.of("examSession", 2026, "centre", centre, "startsAt", "2026-05-11T07:00:00Z", "unit", "U1"))
                .post("/v1/call-lists")
                .then()
                .statusCode(expected)
                .extract()
                .jsonPath();
    }

    private static void tell(String fact, String key, UUID id, ObjectNode data) {
        Journey.KAFKA.send("grading.events", key, "grading." + fact + ".v1", id, data.toString());
    }

    private static ObjectNode example(String fact, Journey journey) throws IOException {
        return read(fact)
                .put("registrationId", journey.registration.toString())
                .put("personId", journey.person.toString());
    }

    private static ObjectNode read(String fact) throws IOException {
        return (ObjectNode)
                JSON.readTree(Files.readString(EXAMPLES.resolve(fact + ".v1.example.json"), StandardCharsets.UTF_8));
    }

    private static List<String> kinds(Journey journey) {
        return given().auth()
                .oauth2(journey.candidate())
                .queryParam("registrationId", journey.registration)
                .get("/v1/documents")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.kind");
    }

    private static int count(String kind, UUID publication) {
        return given().auth()
                .oauth2(TestTokens.of("exam-office").academies("19").token())
                .queryParam("subjectId", publication)
                .get("/v1/documents")
                .then()
                .extract()
                .jsonPath()
                .getList("items.findAll { it.kind == '" + kind + "' }")
                .size();
    }
}
