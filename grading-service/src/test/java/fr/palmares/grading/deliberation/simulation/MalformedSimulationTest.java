package fr.palmares.grading.deliberation.simulation;

import static fr.palmares.grading.deliberation.simulation.Simulated.PROFESSIONAL;
import static fr.palmares.grading.deliberation.simulation.Simulated.UNIT;
import static fr.palmares.grading.deliberation.simulation.Simulated.body;
import static fr.palmares.grading.deliberation.simulation.Simulated.malformed;
import static fr.palmares.grading.deliberation.simulation.Simulated.post;
import static fr.palmares.grading.deliberation.simulation.Simulated.unit;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no simulation at all: 400, with the field that is wrong. */
@QuarkusTest
class MalformedSimulationTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"texte\"",
                "42",
                "{",
                "{}",
                "{'a':1}",
                "{\"examSession\":2026,}",
                "{\"examSession\":NaN,\"form\":\"GLOBAL\",\"units\":[]}"
            })
    void whatIsNoSimulationAtAllIsMalformed(String body) {
        malformed(post(body));
    }

    @Test
    void whatFollowsTheBodyIsMalformed() {
        malformed(post(body("GLOBAL", UNIT) + " x"));
        malformed(post(body("GLOBAL", UNIT) + "{}"));
    }

    @Test
    void aFieldGivenTwiceIsMalformed() {
        malformed(post(body("GLOBAL", UNIT).replace("\"form\"", "\"examSession\":2026,\"form\"")));
        malformed(post(body("GLOBAL", UNIT.replace("\"title\"", "\"code\":\"U1\",\"title\""))));
        malformed(post(body("GLOBAL", UNIT.replace("\"value\"", "\"value\":\"11\",\"value\""))));
        malformed(post(body("GLOBAL", UNIT.replace("\"value\"", "\"type\":\"MARK\",\"value\""))));
    }

    @Test
    void anotherMediaTypeIsRefused() {
        given().contentType("text/plain")
                .body(body("GLOBAL", UNIT))
                .post("/v1/deliberations/simulations")
                .then()
                .statusCode(415)
                .contentType(containsString("application/problem+json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/examSession", "/form", "/units"})
    void aFieldOfTheBodyThatIsMissingOrNullIsMalformed(String pointer) throws IOException {
        var name = pointer.substring(1);
        var missing = (ObjectNode) JSON.readTree(body("GLOBAL", UNIT));
        missing.remove(name);
        var without = missing.toString();
        missing.putNull(name);

        malformed(post(without)).body("errors.pointer", hasItem(pointer));
        malformed(post(missing.toString())).body("errors.pointer", hasItem(pointer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"code", "title", "coefficient", "domain", "optional", "result"})
    void aFieldOfAUnitThatIsMissingOrNullIsMalformed(String name) throws IOException {
        var unit = (ObjectNode) JSON.readTree(UNIT);
        unit.remove(name);
        var without = unit.toString();
        unit.putNull(name);

        malformed(post(body("GLOBAL", PROFESSIONAL, without))).body("errors.pointer", hasItem("/units/1/" + name));
        malformed(post(body("GLOBAL", PROFESSIONAL, unit.toString())))
                .body("errors.pointer", hasItem("/units/1/" + name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "\"MARK\"",
                "[]",
                "[\"MARK\",{\"value\":\"11\"}]",
                "[{\"type\":\"MARK\",\"value\":\"11\"}]",
                "{\"value\":\"11\"}",
                "{\"type\":null,\"value\":\"11\"}",
                "{\"type\":5,\"value\":\"11\"}",
                "{\"type\":\"MARK\"}",
                "{\"type\":\"MARK\",\"value\":null}",
                "{\"type\":\"MARK\",\"value\":11}",
                "{\"type\":\"MARK\",\"value\":11.5}",
                "{\"type\":\"MARK\",\"value\":true}",
                "{\"type\":\"MARK\",\"value\":[\"11\"]}",
                "{\"type\":\"MARK\",\"value\":{}}",
                "{\"type\":\"MARK\",\"value\":\"11\",\"obtainedIn\":2025}",
                "{\"type\":\"MARK\",\"value\":\"11\",\"mark\":\"11\"}",
                "{\"type\":\"mark\",\"value\":\"11\"}",
                "{\"type\":\"JURY\",\"value\":\"11\"}",
                "{\"type\":\"RETAINED\",\"value\":\"11\"}",
                "{\"type\":\"RETAINED\",\"obtainedIn\":2025}",
                "{\"type\":\"RETAINED\",\"value\":\"11\",\"obtainedIn\":null}",
                "{\"type\":\"RETAINED\",\"value\":\"11\",\"obtainedIn\":\"2025\"}",
                "{\"type\":\"RETAINED\",\"value\":\"11\",\"obtainedIn\":2025.0}",
                "{\"type\":\"RETAINED\",\"value\":\"11\",\"obtainedIn\":2.025e3}",
                "{\"type\":\"CARRIED_OVER\",\"value\":\"11\"}",
                "{\"type\":\"EXEMPT\",\"value\":\"11\"}",
                "{\"type\":\"ABSENT\"}",
                "{\"type\":\"ABSENT\",\"excused\":null}",
                "{\"type\":\"ABSENT\",\"excused\":\"true\"}",
                "{\"type\":\"ABSENT\",\"excused\":1}",
                "{\"type\":\"NOT_SAT\",\"excused\":false}"
            })
    void aResultOfAnotherFormIsMalformed(String result) {
        malformed(post(body("GLOBAL", unit("U1", "1", "GENERAL", result))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"examSession\":2026 | \"examSession\":\"2026\"",
                "\"examSession\":2026 | \"examSession\":2026.0",
                "\"examSession\":2026 | \"examSession\":2026.5",
                "\"examSession\":2026 | \"examSession\":true",
                "\"examSession\":2026 | \"examSession\":2e3",
                "\"form\":\"GLOBAL\" | \"form\":\"global\"",
                "\"form\":\"GLOBAL\" | \"form\":\"\"",
                "\"form\":\"GLOBAL\" | \"form\":0",
                "\"form\":\"GLOBAL\" | \"form\":\"PARTIAL\"",
                "\"form\":\"GLOBAL\" | \"form\":\"GLOBAL\",\"jury\":1",
                "\"form\":\"GLOBAL\" | \"form\":\"GLOBAL\",\"disciplinaryHold\":\"false\"",
                "\"form\":\"GLOBAL\" | \"form\":\"GLOBAL\",\"disciplinaryHold\":0",
                "\"form\":\"GLOBAL\" | \"form\":\"GLOBAL\",\"catchUp\":{}",
                "\"form\":\"GLOBAL\" | \"form\":\"GLOBAL\",\"catchUp\":\"\"",
                "\"form\":\"GLOBAL\" | \"form\":\"GLOBAL\",\"catchUp\":[null]",
                "\"form\":\"GLOBAL\" | \"form\":\"GLOBAL\",\"catchUp\":[\"U1\"]",
                "\"form\":\"GLOBAL\" | \"form\":\"GLOBAL\",\"catchUp\":[{\"unit\":\"U1\"}]",
                "\"form\":\"GLOBAL\" | \"form\":\"GLOBAL\",\"catchUp\":[{\"mark\":\"12\"}]",
                "\"form\":\"GLOBAL\" | \"form\":\"GLOBAL\",\"catchUp\":[{\"unit\":\"U1\",\"mark\":null}]",
                "\"form\":\"GLOBAL\" | \"form\":\"GLOBAL\",\"catchUp\":[{\"unit\":\"U1\",\"mark\":12}]",
                "\"form\":\"GLOBAL\" | \"form\":\"GLOBAL\",\"catchUp\":[{\"unit\":1,\"mark\":\"12\"}]",
                "\"form\":\"GLOBAL\" | \"form\":\"GLOBAL\",\"catchUp\":[{\"unit\":\"U1\",\"mark\":\"12\",\"x\":0}]",
                "\"code\":\"U1\" | \"code\":1",
                "\"title\":\"Français\" | \"title\":7",
                "\"coefficient\":\"1\" | \"coefficient\":1",
                "\"coefficient\":\"1\" | \"coefficient\":1.5",
                "\"domain\":\"GENERAL\" | \"domain\":\"CULTURE\"",
                "\"domain\":\"GENERAL\" | \"domain\":\"\"",
                "\"domain\":\"GENERAL\" | \"domain\":0",
                "\"optional\":false | \"optional\":\"false\"",
                "\"optional\":false | \"optional\":0",
                "\"optional\":false | \"optional\":true",
                "\"optional\":false | \"optional\":false,\"ects\":3"
            })
    void aWrongTypeAnUnknownValueOrAnUnknownFieldIsMalformed(String right, String wrong) {
        var body = body("GLOBAL", UNIT, PROFESSIONAL);

        assertThat(body).contains(right);
        malformed(post(body.replace(right, wrong)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"units\":{}", "\"units\":\"\"", "\"units\":[null]", "\"units\":[[]]", "\"units\":[\"U1\"]"})
    void unitsOfAnotherFormAreMalformed(String units) {
        malformed(post("{\"examSession\":2026,\"form\":\"GLOBAL\"," + units + "}"));
    }
}
