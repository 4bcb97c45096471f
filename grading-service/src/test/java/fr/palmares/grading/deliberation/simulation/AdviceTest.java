package fr.palmares.grading.deliberation.simulation;

import static fr.palmares.grading.deliberation.simulation.Simulated.UNIT;
import static fr.palmares.grading.deliberation.simulation.Simulated.advice;
import static fr.palmares.grading.deliberation.simulation.Simulated.body;
import static fr.palmares.grading.deliberation.simulation.Simulated.catchingUp;
import static fr.palmares.grading.deliberation.simulation.Simulated.malformed;
import static fr.palmares.grading.deliberation.simulation.Simulated.mark;
import static fr.palmares.grading.deliberation.simulation.Simulated.unit;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract of the advice as somebody outside sees it (G-8). */
@QuarkusTest
class AdviceTest {

    @Test
    void everyLawfulChoiceIsNamedTheEasiestFirst() {
        var grid = body(
                "GLOBAL",
                unit("U1", "1", "GENERAL", mark("9")),
                unit("U2", "3", "GENERAL", mark("7")),
                unit("U3", "1", "GENERAL", mark("8")),
                unit("U4", "1", "GENERAL", "{\"type\":\"EXEMPT\"}"),
                unit("U5", "3", "PROFESSIONAL", mark("11")));

        advice(grid)
                .statusCode(200)
                .body("decision", equalTo("CATCH_UP_ALLOWED"))
                .body("options.units", equalTo(List.of(List.of("U2", "U3"), List.of("U1", "U2"), List.of("U1", "U3"))))
                .body("options.reachable", equalTo(List.of(true, true, true)))
                .body("options.sameMark", equalTo(List.of("9.5", "9.75", "13")))
                .body("options[0].bestAverage", equalTo("15.25"))
                .body("options[0].alone.unit", equalTo(List.of("U2", "U3")))
                .body("options[0].alone.mark", equalTo(List.of("10", "17")));
    }

    @Test
    void aChoiceThatCannotReachTenSaysSo() {
        var grid = body(
                "GLOBAL",
                unit("U1", "1", "GENERAL", mark("5")),
                unit("U2", "20", "GENERAL", mark("8")),
                unit("U3", "1", "GENERAL", mark("5")),
                unit("U5", "5", "PROFESSIONAL", mark("11")));

        advice(grid)
                .statusCode(200)
                .body("options[2].units", equalTo(List.of("U1", "U3")))
                .body("options[2].reachable", equalTo(false))
                .body("options[2].sameMark", nullValue())
                .body("options[2].alone.mark", equalTo(Arrays.asList(null, null)));
    }

    @Test
    void theOralsOfTheBodyAreNotLookedAt() {
        advice(catchingUp("8", "[{\"unit\":\"U9\",\"mark\":\"99\"}]"))
                .statusCode(200)
                .body("options.size()", equalTo(3));
    }

    @ParameterizedTest
    @CsvSource({"14,ADMITTED", "0,FAILED"})
    void whoIsNotAllowedHasNoOptions(String mark, String decision) {
        advice(catchingUp(mark, "null"))
                .statusCode(200)
                .body("decision", equalTo(decision))
                .body("options.size()", equalTo(0));
    }

    @Test
    void underAHoldNothingIsAdvised() {
        advice(catchingUp("8", "null").replace("\"form\"", "\"disciplinaryHold\":true,\"form\""))
                .statusCode(200)
                .body("decision", equalTo("WITHHELD"))
                .body("options.size()", equalTo(0));
    }

    @Test
    void theBodyIsReadAsThatOfASimulation() {
        malformed(advice(body("GLOBAL", UNIT.replace("\"title\"", "\"name\""))));
        advice(body("GLOBAL", UNIT.replace("\"11\"", "\"20.01\"")))
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/units/0/result/value")));
    }
}
