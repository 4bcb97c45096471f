package fr.palmares.grading.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What happens to results once they are published: advice, lists, figures, corrections, revoked codes. */
@QuarkusTest
class AfterResultsTest {

    private static final Office OFFICE = new Office("AFT-2026");

    @Inject
    World world;

    @Test
    void publishedResultsAreAdvisedListedCountedCorrectedAndRevoked() {
        world.publishSpecialty("AFT-2026");
        var admitted = world.validate("AFT-2026", "GLOBAL", "");
        var allowed = world.validate("AFT-2026", "GLOBAL", "");
        var held = world.validate("AFT-2026", "GLOBAL", "");
        world.name(admitted.person(), "Aubry", "Léa");
        for (var unit : List.of("U1", "U2", "U3", "U5")) {
            OFFICE.mark(admitted.registration(), unit, "FIRST", "12");
            OFFICE.mark(allowed.registration(), unit, "FIRST", unit.equals("U5") ? "11" : "8");
            OFFICE.mark(held.registration(), unit, "FIRST", "9");
        }
        var hold = "/v1/exam-files/" + held.registration() + "/disciplinary-hold";
        OFFICE.office()
                .body("{\"reason\":\"Fraude suspectée\"}")
                .put(hold)
                .then()
                .statusCode(204);
        OFFICE.close(OFFICE.open(OFFICE.appoint(), "FIRST"));
        world.publishCalendar(Instant.now().minus(Duration.ofDays(1)));
        var publication = OFFICE.publish("FIRST").extract().<String>path("id");

        adviceIsGiven(allowed);
        theOralsChosenAreReadAtOnce(allowed);
        onlyTheAdmittedAreListed(publication);
        theFiguresAreCounted();
        aLiftedHoldIsDecidedAnew(held, hold);
        aCorrectedMarkGivesADecisionThatNamesTheOldOne(admitted);
    }

    private void adviceIsGiven(World.Candidate allowed) {
        given().auth()
                .oauth2(allowed.token())
                .get("/v1/exam-files/" + allowed.registration() + "/catch-up-choice/advice")
                .then()
                .statusCode(200)
                .body("decision", equalTo("CATCH_UP_ALLOWED"))
                .body("options.size()", equalTo(3))
                .body("options[0].reachable", equalTo(true))
                .body("options[0].sameMark", equalTo("9.5"))
                .body("options[0].alone.mark", equalTo(List.of("11", "11")));
    }

    private void onlyTheAdmittedAreListed(String publication) {
        given().get("/v1/publications/" + publication + "/admitted")
                .then()
                .statusCode(200)
                .body("familyName", equalTo(List.of("AUBRY")));
        OFFICE.office()
                .get("/v1/publications/" + publication + "/press-list")
                .then()
                .statusCode(200)
                .contentType(containsString("text/csv"))
                .body(containsString("\"AUBRY\";\"Léa\""));
        OFFICE.office()
                .get("/v1/publications/" + publication + "/local-authority-list")
                .then()
                .statusCode(200)
                .body(equalTo("familyName;givenNames;street;postalCode;city\r\n"
                        + "\"AUBRY\";\"Léa\";\"3 rue Haute\";\"44000\";\"Nantes\"\r\n"));
    }

    private void theFiguresAreCounted() {
        OFFICE.office()
                .get("/v1/statistics?examSession=2026&academy=17")
                .then()
                .statusCode(200)
                .body("find { it.specialty == 'AFT-2026' }.entrants", equalTo(3))
                .body("find { it.specialty == 'AFT-2026' }.present", equalTo(3))
                .body("find { it.specialty == 'AFT-2026' }.admitted", equalTo(1))
                .body("find { it.specialty == 'AFT-2026' }.inCatchUp", equalTo(1))
                .body("find { it.specialty == 'AFT-2026' }.withheld", equalTo(1))
                .body("find { it.specialty == 'AFT-2026' }.successRate", equalTo("33.33"))
                .body("find { it.specialty == 'AFT-2026' }.meanAverage", equalTo("10.75"));
        OFFICE.office()
                .get("/v1/statistics/table?examSession=2026&academy=17")
                .then()
                .statusCode(200)
                .body(startsWith("specialty;uai;entrants"))
                .body(containsString("\"AFT-2026\";\"0440001M\";3;3;1;0;1;0;0;0;1;33.33;10.75"));
    }

    private static void theOralsChosenAreReadAtOnce(World.Candidate allowed) {
        var before = result(allowed)
                .body("catchUp.choices", equalTo(2))
                .body("catchUp.units", equalTo(List.of("U1", "U2", "U3")))
                .body("catchUp.chosen", empty())
                .extract()
                .header("ETag");

        given().auth()
                .oauth2(allowed.token())
                .contentType("application/json")
                .body("{\"units\":[\"U1\",\"U3\"]}")
                .put("/v1/exam-files/" + allowed.registration() + "/catch-up-choice")
                .then()
                .statusCode(200);

        result(allowed).body("catchUp.chosen", equalTo(List.of("U1", "U3"))).header("ETag", not(equalTo(before)));
    }

    private void aLiftedHoldIsDecidedAnew(World.Candidate held, String hold) {
        correct(held, Map.of("reason", "Rien de changé"))
                .statusCode(409)
                .body("type", equalTo("/problems/nothing-to-correct"));
        OFFICE.office().delete(hold).then().statusCode(204);
        correct(held, Map.of("reason", "Relaxe par la commission de discipline"))
                .statusCode(201)
                .body("decision", equalTo("FAILED"))
                .body("average", equalTo("9.00"));
        assertThat(world.factsOf(held.registration()))
                .containsExactly("grading.ResultWithheld.v1", "grading.ResultDecided.v1", "grading.MarksRetained.v1");
    }

    private void aCorrectedMarkGivesADecisionThatNamesTheOldOne(World.Candidate admitted) {
        var before = result(admitted);
        var code = before.extract().<String>path("result.verificationCode");
        var corrected = Map.of(
                "reason",
                "Erreur de report",
                "marks",
                List.of(Map.of("unit", "U1", "round", "FIRST", "kind", "MARK", "value", "14")));

        correct(admitted, corrected)
                .statusCode(201)
                .body("decision", equalTo("ADMITTED"))
                .body("average", equalTo("12.33"))
                .body("replaces", equalTo(before.extract().<String>path("result.decisionId")))
                .body("verificationCode", not(equalTo(code)));

        given().get("/v1/verifications/" + code).then().statusCode(200).body("state", equalTo("REVOKED"));
        var present = result(admitted)
                .body("earlier.decisionId", hasItem(before.extract().<String>path("result.decisionId")))
                .extract()
                .<String>path("result.verificationCode");
        OFFICE.office()
                .body("{\"reason\":\"Attestation délivrée par erreur\"}")
                .put("/v1/verifications/" + present + "/revocation")
                .then()
                .statusCode(204);
        given().get("/v1/verifications/" + present).then().statusCode(200).body("state", equalTo("REVOKED"));
        world.everyFactIsAsItsSchemaSays();
    }

    private static ValidatableResponse result(World.Candidate candidate) {
        return given().auth()
                .oauth2(candidate.token())
                .get("/v1/results/" + candidate.registration())
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse correct(World.Candidate candidate, Map<String, ?> body) {
        return OFFICE.office()
                .body(body)
                .post("/v1/results/" + candidate.registration() + "/corrections")
                .then();
    }
}
