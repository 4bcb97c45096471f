package fr.palmares.grading.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A hold that is lifted when the second round is over: the candidate still has the catch-up that others had (G-10). */
@QuarkusTest
class LiftedHoldTest {

    private static final Office OFFICE = new Office("LIF-2026");

    @Inject
    World world;

    @Test
    void whoIsClearedAfterTheCatchUpSitsItAlone() {
        world.publishSpecialty("LIF-2026");
        world.publishCalendar(Instant.now().minus(Duration.ofDays(1)));
        var allowed = world.validate("LIF-2026", "GLOBAL", "");
        var held = world.validate("LIF-2026", "GLOBAL", "");
        for (var unit : List.of("U1", "U2", "U3", "U5")) {
            OFFICE.mark(allowed.registration(), unit, "FIRST", unit.equals("U5") ? "11" : "8");
            OFFICE.mark(held.registration(), unit, "FIRST", unit.equals("U5") ? "11" : "8");
        }
        hold(held);
        var jury = OFFICE.appoint();
        OFFICE.close(OFFICE.open(jury, "FIRST"));
        OFFICE.publish("FIRST");
        choose(allowed).statusCode(200);
        OFFICE.mark(allowed.registration(), "U1", "CATCH_UP", "14");
        OFFICE.mark(allowed.registration(), "U2", "CATCH_UP", "14");
        OFFICE.close(OFFICE.open(jury, "CATCH_UP"));
        OFFICE.publish("CATCH_UP");

        release(held);
        decideAgain(held)
                .statusCode(201)
                .body("decision", equalTo("CATCH_UP_ALLOWED"))
                .body("round", equalTo("FIRST"));
        decideAgain(held).statusCode(409).body("type", equalTo("/problems/nothing-to-correct"));
        choose(allowed).statusCode(409).body("type", equalTo("/problems/catch-up-not-open"));
        choose(held).statusCode(200);
        OFFICE.put(allowed.registration(), "U1", "CATCH_UP", "20")
                .statusCode(409)
                .body("type", equalTo("/problems/marks-locked"));
        OFFICE.mark(held.registration(), "U1", "CATCH_UP", "14");
        OFFICE.mark(held.registration(), "U2", "CATCH_UP", "12");
        decideAgain(held).statusCode(201).body("decision", equalTo("ADMITTED")).body("round", equalTo("CATCH_UP"));

        given().auth()
                .oauth2(held.token())
                .get("/v1/results/" + held.registration())
                .then()
                .statusCode(200)
                .body("result.decision", equalTo("ADMITTED"))
                .body("earlier.decision", equalTo(List.of("CATCH_UP_ALLOWED", "WITHHELD")));
        assertThat(world.factsOf(held.registration()))
                .containsExactly(
                        "grading.ResultWithheld.v1",
                        "grading.ResultDecided.v1",
                        "grading.CatchUpOpened.v1",
                        "grading.ResultDecided.v1");
        world.everyFactIsAsItsSchemaSays();
    }

    private static void hold(World.Candidate who) {
        OFFICE.office()
                .body("{\"reason\":\"Fraude suspectée\"}")
                .put("/v1/exam-files/" + who.registration() + "/disciplinary-hold")
                .then()
                .statusCode(204);
    }

    private static void release(World.Candidate who) {
        OFFICE.office()
                .delete("/v1/exam-files/" + who.registration() + "/disciplinary-hold")
                .then()
                .statusCode(204);
    }

    private static ValidatableResponse decideAgain(World.Candidate who) {
        return OFFICE.office()
                .body(Map.of("reason", "Relaxe par la commission de discipline"))
                .post("/v1/results/" + who.registration() + "/corrections")
                .then();
    }

    private static ValidatableResponse choose(World.Candidate who) {
        return given().auth()
                .oauth2(who.token())
                .contentType("application/json")
                .body("{\"units\":[\"U1\",\"U2\"]}")
                .put("/v1/exam-files/" + who.registration() + "/catch-up-choice")
                .then();
    }
}
