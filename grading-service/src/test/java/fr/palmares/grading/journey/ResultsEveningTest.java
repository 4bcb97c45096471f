package fr.palmares.grading.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.palmares.backends.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The evening of the results: rehearsed, silent before the instant, read by code, withdrawn and published again. */
@QuarkusTest
class ResultsEveningTest {

    private static final Office OFFICE = new Office("EVE-2026");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    World world;

    @Inject
    EntityManager database;

    @Test
    void nothingShowsBeforeTheInstantAndEverythingAfterIt() throws IOException {
        world.publishSpecialty("EVE-2026");
        world.publishCalendar(Instant.now().plus(Duration.ofHours(2)));
        var admitted = world.validate("EVE-2026", "GLOBAL", "");
        var failed = world.validate("EVE-2026", "GLOBAL", "");
        world.name(admitted.person(), "Aubry", "Léa");
        everybodyHasACode();
        for (var unit : List.of("U1", "U2", "U3", "U5")) {
            OFFICE.mark(admitted.registration(), unit, "FIRST", "14");
            OFFICE.mark(failed.registration(), unit, "FIRST", "6");
        }
        OFFICE.close(OFFICE.open(OFFICE.appoint(), "FIRST"));

        theRehearsalMakesEveryPageAndSaysWhatStopsIt();
        nobodyCanTellWhoIsAdmitted(admitted, failed);
        world.publishCalendar(Instant.now().minus(Duration.ofSeconds(1)));
        var publication =
                OFFICE.publish("FIRST").body("version", equalTo(1)).extract().<String>path("id");
        theCodeOpensTheResultAndNoOther(admitted, failed);
        var verification = aNewCodeReplacesTheOldOnes(admitted);
        aWithdrawnPublicationIsAsIfItHadNeverBeen(publication, admitted, verification);
        theNextVersionBringsTheSameAttestationBack(admitted, verification);
        world.everyFactIsAsItsSchemaSays();
    }

    private static void everybodyHasACode() {
        OFFICE.openCentre("EVECENTRE", "{\"name\":\"A1\",\"capacity\":10}");
        OFFICE.sitting("U1", "EVECENTRE", "A1", Instant.now().plus(Duration.ofDays(30)));
        OFFICE.summon().body("issued", equalTo(2));
    }

    private void theRehearsalMakesEveryPageAndSaysWhatStopsIt() {
        OFFICE.office()
                .body(round())
                .post("/v1/publication-rehearsals")
                .then()
                .statusCode(200)
                .body("pages", equalTo(2))
                .body("decisions.ADMITTED", equalTo(1))
                .body("decisions.FAILED", equalTo(1))
                .body("facts.'grading.ResultDecided.v1'", equalTo(2))
                .body("facts.'grading.MarksRetained.v1'", equalTo(1))
                .body("withoutName", equalTo(0))
                .body("withoutCode", equalTo(0))
                .body("obstacles.type", equalTo(List.of("/problems/embargo")));
        assertThat(world.facts("grading.ResultDecided.v1", "EVE-2026")).isEmpty();
    }

    /** Every door, with every role that has one: status, headers and bytes are the same for both candidates. */
    private void nobodyCanTellWhoIsAdmitted(World.Candidate admitted, World.Candidate failed) throws IOException {
        var seenOfAdmitted = seenOf(admitted);
        var seenOfFailed = seenOf(failed);

        assertThat(seenOfAdmitted).isEqualTo(seenOfFailed).hasSize(10);
        assertThat(seenOfAdmitted.subList(0, 8))
                .allSatisfy(answer -> assertThat(answer).startsWith("404 "));
        var prepared = OFFICE.office()
                .get("/v1/publications?examSession=2026&academy=17")
                .then()
                .statusCode(200)
                .extract()
                .<String>path("find { it.specialty == 'EVE-2026' }.id");
        given().get("/v1/publications/" + prepared + "/admitted").then().statusCode(404);
        OFFICE.office()
                .get("/v1/publications/" + prepared + "/press-list")
                .then()
                .statusCode(404);
        given().get("/v1/verifications/" + preparedCode(admitted)).then().body("state", equalTo("UNKNOWN"));
        OFFICE.office()
                .get("/v1/statistics?examSession=2026&academy=17")
                .then()
                .body("specialty", not(hasItem("EVE-2026")));
        export("EVE-2026").body("items", empty());
        assertThat(world.factsOf(admitted.registration())).isEqualTo(world.factsOf(failed.registration()));
    }

    private List<String> seenOf(World.Candidate candidate) throws IOException {
        var school = TestTokens.of("establishment").uai("0440001M").token();
        var result = "/v1/results/" + candidate.registration();
        var choice = "/v1/exam-files/" + candidate.registration() + "/catch-up-choice";
        return Stream.of(
                        given().auth().oauth2(candidate.token()).get(result),
                        given().auth().oauth2(school).get(result),
                        given().auth().oauth2(World.examOffice()).get(result),
                        given().auth().oauth2(candidate.token()).get(result + "/blocs"),
                        given().header("Results-Code", codeOf(candidate)).get("/v1/results/by-code"),
                        given().auth().oauth2(candidate.token()).get(choice),
                        given().auth().oauth2(candidate.token()).get(choice + "/advice"),
                        given().auth()
                                .oauth2(candidate.token())
                                .contentType("application/json")
                                .body("{\"kind\":\"APPEAL\"}")
                                .post(result + "/claims"),
                        given().auth().oauth2(candidate.token()).get(result + "/claims"),
                        given().auth()
                                .oauth2(candidate.token())
                                .contentType("application/json")
                                .body("{\"units\":[\"U1\",\"U2\"]}")
                                .put(choice))
                .map(answer -> answer.statusCode() + " " + answer.headers() + " " + answer.asString())
                .toList();
    }

    private void theCodeOpensTheResultAndNoOther(World.Candidate admitted, World.Candidate failed) throws IOException {
        var code = codeOf(admitted);
        var etag = byCode(code)
                .statusCode(200)
                .header("Cache-Control", "private, no-cache")
                .body("result.decision", equalTo("ADMITTED"))
                .body("result.registrationId", equalTo(admitted.registration().toString()))
                .extract()
                .header("ETag");
        byCode(code.toLowerCase(Locale.ROOT).replace("-", " ")).statusCode(200);
        given().header("Results-Code", code)
                .header("If-None-Match", etag)
                .get("/v1/results/by-code")
                .then()
                .statusCode(304);
        byCode(codeOf(failed)).statusCode(200).body("result.decision", equalTo("FAILED"));
        byCode("AAAA-AAAA-AAAA-AAAA-AAAA").statusCode(404);
        byCode("pas un code").statusCode(404);
        given().get("/v1/results/by-code").then().statusCode(400);
        given().auth()
                .oauth2(failed.token())
                .get("/v1/results/" + admitted.registration())
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(failed.token())
                .get("/v1/results/" + failed.registration() + "/blocs")
                .then()
                .statusCode(200)
                .body("blocs", empty());
        export("EVE-2026").body("items", hasSize(2));
    }

    private String aNewCodeReplacesTheOldOnes(World.Candidate admitted) throws IOException {
        var old = codeOf(admitted);
        var fresh = given().auth()
                .oauth2(admitted.token())
                .post("/v1/exam-files/" + admitted.registration() + "/results-code")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("code");
        byCode(old).statusCode(404);
        return byCode(fresh).statusCode(200).extract().path("result.verificationCode");
    }

    private void aWithdrawnPublicationIsAsIfItHadNeverBeen(
            String publication, World.Candidate admitted, String verification) {
        given().get("/v1/verifications/" + verification).then().body("state", equalTo("VALID"));
        withdraw(publication).statusCode(200).body("state", equalTo("WITHDRAWN"));
        withdraw(publication).statusCode(409).body("type", equalTo("/problems/already-withdrawn"));

        await().atMost(Duration.ofSeconds(5)).until(() -> status(admitted) == 404);
        given().get("/v1/publications/" + publication + "/admitted").then().statusCode(404);
        given().get("/v1/verifications/" + verification)
                .then()
                .body("state", equalTo("REVOKED"))
                .body("name", nullValue());
        export("EVE-2026").body("items", empty());
        assertThat(world.factsOf(admitted.registration())).endsWith("grading.ResultWithheld.v1");
    }

    private void theNextVersionBringsTheSameAttestationBack(World.Candidate admitted, String verification) {
        var corrected = Map.of(
                "reason",
                "Erreur de barème",
                "marks",
                List.of(Map.of("unit", "U2", "round", "FIRST", "kind", "MARK", "value", "6.5")));
        var failing = world.facts("grading.MarksRetained.v1", "EVE-2026").size();
        var other = database.createNativeQuery(
                        "SELECT registration_id FROM decision WHERE decision = 'FAILED' AND registration_id IN"
                                + " (SELECT registration_id FROM exam_file WHERE specialty = 'EVE-2026')",
                        UUID.class)
                .getSingleResult();
        OFFICE.office()
                .body(corrected)
                .post("/v1/results/" + other + "/corrections")
                .then()
                .statusCode(201)
                .body("replaces", notNullValue());
        assertThat(world.facts("grading.MarksRetained.v1", "EVE-2026")).hasSize(failing);

        OFFICE.publish("FIRST").body("version", equalTo(2)).body("results", equalTo(2));

        await().atMost(Duration.ofSeconds(5)).until(() -> status(admitted) == 200);
        given().get("/v1/verifications/" + verification).then().body("state", equalTo("VALID"));
        OFFICE.office()
                .get("/v1/results/" + other)
                .then()
                .statusCode(200)
                .body("result.average", equalTo("6.08"))
                .body("earlier", empty());
    }

    private static int status(World.Candidate candidate) {
        return given().auth()
                .oauth2(candidate.token())
                .get("/v1/results/" + candidate.registration())
                .statusCode();
    }

    private static ValidatableResponse withdraw(String publication) {
        return OFFICE.office()
                .body("{\"reason\":\"Erreur de barème sur l’unité U2\"}")
                .put("/v1/publications/" + publication + "/withdrawal")
                .then();
    }

    private static ValidatableResponse byCode(String code) {
        return given().header("Results-Code", code).get("/v1/results/by-code").then();
    }

    private static ValidatableResponse export(String specialty) {
        return given().auth()
                .oauth2(TestTokens.of("integrator")
                        .academies("17")
                        .claim("scope", "openid results:read")
                        .token())
                .get("/v1/result-exports?examSession=2026&academy=17&specialty=" + specialty)
                .then()
                .statusCode(200);
    }

    private static Map<String, ?> round() {
        return Map.of("examSession", 2026, "academy", "17", "specialty", "EVE-2026", "round", "FIRST");
    }

    /** As the summons told it. */
    private String codeOf(World.Candidate candidate) throws IOException {
        var facts =
                world.facts("grading.SummonsIssued.v1", candidate.registration().toString());
        return JSON.readTree(facts.getLast()).get("resultsCode").asText();
    }

    private String preparedCode(World.Candidate candidate) {
        return database.createNativeQuery(
                        "SELECT verification_code FROM published_result WHERE registration_id = ?1", String.class)
                .setParameter(1, candidate.registration())
                .getSingleResult()
                .toString();
    }
}
