package fr.palmares.grading.deliberation.simulation;

import static fr.palmares.grading.deliberation.simulation.Simulated.PROFESSIONAL;
import static fr.palmares.grading.deliberation.simulation.Simulated.UNIT;
import static fr.palmares.grading.deliberation.simulation.Simulated.body;
import static fr.palmares.grading.deliberation.simulation.Simulated.catchingUp;
import static fr.palmares.grading.deliberation.simulation.Simulated.mark;
import static fr.palmares.grading.deliberation.simulation.Simulated.post;
import static fr.palmares.grading.deliberation.simulation.Simulated.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of the simulation as somebody outside sees it. */
@QuarkusTest
class SimulationTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everyWorkedExampleGivesWhatItExpects() throws IOException {
        JsonNode examples;
        try (var file = getClass().getResourceAsStream("/cases/deliberation-examples.json")) {
            examples = JSON.readTree(file);
        }
        for (var example : examples) {
            var answer = JSON.readTree(post(example.get("request").toString())
                    .statusCode(200)
                    .extract()
                    .asString());

            assertHolds(example.get("id").asText(), example.get("expected"), answer);
        }
    }

    @Test
    void theExampleOfTheContractIsTrue() throws IOException {
        var answer = (ObjectNode) JSON.readTree(
                post(SimulationExamples.REQUEST).statusCode(200).extract().asString());
        var expected = (ObjectNode) JSON.readTree(SimulationExamples.ANSWER);

        assertThat(answer.remove("explanation"))
                .contains(expected.remove("explanation").get(0));
        assertThat(answer).isEqualTo(expected);
    }

    @Test
    void numbersTravelAsTheContractWritesThem() {
        post(body("GLOBAL", unit("U1", "1.50", "GENERAL", mark("9.50")), unit("U5", "2", "PROFESSIONAL", mark("10"))))
                .statusCode(200)
                .contentType("application/json")
                .body("firstRound.average", equalTo("9.79"))
                .body("firstRound.professionalAverage", equalTo("10.00"))
                .body("firstRound.points", equalTo("34.25"))
                .body("firstRound.bonusPoints", equalTo("0"))
                .body("firstRound.coefficients", equalTo("3.5"))
                .body("final.decision", equalTo("CATCH_UP_ALLOWED"))
                .body("final.average", equalTo("9.79"))
                .body("explanation[0].rule", notNullValue());
    }

    @Test
    void withoutAProfessionalUnitItsAverageIsNull() {
        post(body("GLOBAL", unit("U1", "1", "GENERAL", mark("9"))))
                .statusCode(200)
                .body("firstRound", hasKey("professionalAverage"))
                .body("firstRound.professionalAverage", nullValue())
                .body("final.decision", equalTo("FAILED"));
    }

    @Test
    void anAbsenceGivesNoNumbers() {
        post(body("GLOBAL", unit("U1", "1", "GENERAL", "{\"type\":\"ABSENT\",\"excused\":false}"), PROFESSIONAL))
                .statusCode(200)
                .body("firstRound.decision", equalTo("ELIMINATED"))
                .body("firstRound.average", nullValue())
                .body("firstRound.points", nullValue())
                .body("firstRound.bonusPoints", nullValue())
                .body("firstRound.coefficients", nullValue())
                .body("final.decision", equalTo("ELIMINATED"))
                .body("final.average", nullValue())
                .body("retainable[0].unit", equalTo("U5"))
                .body("retainable[0].mark", equalTo("11"))
                .body("retainable[0].kind", equalTo("RETAINED"))
                .body("retainable[0].lastSession", equalTo(2031));
    }

    @Test
    void underAHoldNothingOfTheCalculationIsTold() {
        var held = body("GLOBAL", UNIT, PROFESSIONAL)
                .replace(
                        "\"form\"",
                        "\"disciplinaryHold\":true,\"catchUp\":[{\"unit\":\"U9\",\"mark\":\"99\"}],\"form\"");

        post(held)
                .statusCode(200)
                .body("$", hasKey("firstRound"))
                .body("firstRound", nullValue())
                .body("final.decision", equalTo("WITHHELD"))
                .body("final.average", nullValue())
                .body("retainable.size()", equalTo(0))
                .body("explanation.rule", equalTo(List.of("G-10")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\"coefficient\":null,", "\"coefficient\":\"1\",", "\"coefficient\":\"1\",\"domain\":null,"})
    void anOptionalUnitWeighsOneByDefault(String coefficient) {
        var unit = "{\"code\":\"UF1\",\"title\":\"Langue\"," + coefficient
                + "\"optional\":true,\"result\":{\"type\":\"MARK\",\"value\":\"13\"}}";

        post(body("GLOBAL", UNIT, unit))
                .statusCode(200)
                .body("firstRound.bonusPoints", equalTo("3"))
                .body("firstRound.average", equalTo("14.00"));
    }

    @Test
    void twoOralsDecide() {
        post(catchingUp("8", "[{\"unit\":\"U1\",\"mark\":\"20\"},{\"unit\":\"U2\",\"mark\":\"1\"}]"))
                .statusCode(200)
                .body("firstRound.decision", equalTo("CATCH_UP_ALLOWED"))
                .body("final.decision", equalTo("ADMITTED"));
    }

    @Test
    void catchUpNullIsNoCatchUp() {
        post(catchingUp("8", "null")).statusCode(200).body("final.decision", equalTo("CATCH_UP_ALLOWED"));
    }

    private static void assertHolds(String id, JsonNode expected, JsonNode actual) {
        if (expected.isObject()) {
            expected.properties()
                    .forEach(field ->
                            assertHolds(id + "/" + field.getKey(), field.getValue(), actual.path(field.getKey())));
        } else {
            assertThat(actual).as(id).isEqualTo(expected);
        }
    }
}
