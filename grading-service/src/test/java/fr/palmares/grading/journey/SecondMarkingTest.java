package fr.palmares.grading.journey;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import fr.palmares.backends.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A lot marked twice and harmonised: the second examiner sees no first mark, every change has its reason. */
@QuarkusTest
class SecondMarkingTest {

    private static final Office OFFICE = new Office("SEC-2026");

    @Inject
    World world;

    @Test
    void aSecondMarkingIsBlindAndAHarmonisationIsInTheHistory() {
        world.publishSpecialty("SEC-2026");
        var candidate = world.validate("SEC-2026", "GLOBAL", "");
        world.validate("SEC-2026", "GLOBAL", "");
        var lots = OFFICE.office()
                .body(Map.of(
                        "examSession", 2026,
                        "academy", "17",
                        "specialty", "SEC-2026",
                        "unit", "U1",
                        "examiners", List.of(Map.of("account", "sec-first"))))
                .post("/v1/script-lots")
                .then()
                .statusCode(201)
                .extract();
        var lot = "/v1/script-lots/" + lots.<String>path("lots[0].id");
        List<String> numbers = lots.path("lots[0].scripts.number");
        mark("sec-first", lot, numbers.get(0), "9");
        mark("sec-first", lot, numbers.get(1), "19.5");
        handIn("sec-first", lot);

        second(lot, "sec-first", "9990001Z").statusCode(422).body("type", equalTo("/problems/same-examiner"));
        second(lot, "sec-second", "0440001M").statusCode(422).body("type", equalTo("/problems/own-pupil"));
        var again = "/v1/script-lots/"
                + second(lot, "sec-second", "9990001Z")
                        .statusCode(201)
                        .body("second", equalTo(true))
                        .body("scripts[0].mark", nullValue())
                        .extract()
                        .<String>path("id");
        second(lot, "sec-third", "9990001Z").statusCode(409).body("type", equalTo("/problems/already-second-marked"));
        mark("sec-second", again, numbers.get(0), "12.5");
        mark("sec-second", again, numbers.get(1), "19");
        handIn("sec-second", again);
        OFFICE.office()
                .get(lot + "/second-marking")
                .then()
                .statusCode(200)
                .body("number[0]", equalTo(numbers.get(0)))
                .body("difference", equalTo(List.of("3.5", "-0.5")));

        OFFICE.office()
                .body(Map.of("shift", 0.75, "reason", "Commission"))
                .post(lot + "/harmonisations")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/mark-off-step"));
        OFFICE.office()
                .body(Map.of("shift", 1, "reason", "Commission du 12 juin"))
                .post(lot + "/harmonisations")
                .then()
                .statusCode(200)
                .body("changed", equalTo(2));
        OFFICE.office()
                .get("/v1/exam-files/" + candidate.registration() + "/marks/U1/changes")
                .then()
                .statusCode(200)
                .body("reason[1]", equalTo("Harmonisation : Commission du 12 juin"));
        examiner("sec-first")
                .get("/v1/script-lots")
                .then()
                .body("[0].scripts.mark.sort()", equalTo(List.of("10", "20")));
    }

    private static ValidatableResponse second(String lot, String account, String uai) {
        return OFFICE.office()
                .body(Map.of("examiner", Map.of("account", account, "uai", uai), "reason", "Écart entre les lots"))
                .post(lot + "/second-marking")
                .then();
    }

    private static void mark(String account, String lot, String number, String value) {
        examiner(account)
                .body(Map.of("value", value))
                .put(lot + "/scripts/" + number)
                .then()
                .statusCode(200);
    }

    private static void handIn(String account, String lot) {
        examiner(account).put(lot + "/hand-in").then().statusCode(200);
    }

    private static RequestSpecification examiner(String account) {
        return given().auth()
                .oauth2(TestTokens.of("examiner")
                        .subject(account)
                        .uai("9990001Z")
                        .token())
                .contentType("application/json");
    }
}
