package fr.palmares.grading.deliberation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of the simulation as somebody outside sees it. */
@QuarkusTest
class SimulationTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String UNIT = """
            {"code":"U1","title":"Français","coefficient":"1","domain":"GENERAL","optional":false,
             "result":{"type":"MARK","value":"11"}}""";
    private static final String PROFESSIONAL = """
            {"code":"U5","title":"Gestion","coefficient":"1","domain":"PROFESSIONAL","optional":false,
             "result":{"type":"MARK","value":"11"}}""";

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
                .body("firstRound", org.hamcrest.Matchers.hasKey("professionalAverage"))
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
                .body("$", org.hamcrest.Matchers.hasKey("firstRound"))
                .body("firstRound", nullValue())
                .body("final.decision", equalTo("WITHHELD"))
                .body("final.average", nullValue())
                .body("retainable.size()", equalTo(0))
                .body("explanation.rule", equalTo(java.util.List.of("G-10")));
    }

    @Test
    void unitsAreCheckedUnderAHoldToo() {
        var unlawful = unit("U1", "1", "GENERAL", "{\"type\":\"RETAINED\",\"value\":\"9\",\"obtainedIn\":2025}");

        post(body("GLOBAL", unlawful, PROFESSIONAL).replace("\"form\"", "\"disciplinaryHold\":true,\"form\""))
                .statusCode(422)
                .body("type", equalTo("/problems/held-mark-refused"));
    }

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20.01", "-1", "11.123", "11.500", "", " 11", "11 ", "1e1", "1e9", "１１", "11,5", "abc", "+1", "NaN"
            })
    void aMarkThatCannotBeIsRefused(String value) {
        post(body("GLOBAL", PROFESSIONAL, unit("U1", "1", "GENERAL", mark(value))))
                .statusCode(422)
                .contentType(containsString("application/problem+json"))
                .body("type", equalTo("/problems/unprocessable"))
                .body("status", equalTo(422))
                .body("errors.pointer", equalTo(java.util.List.of("/units/1/result/value")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.0", "-1", "1e2", "", "trois", " 1", "1,5", "Infinity"})
    void aCoefficientThatCannotBeIsRefusedEvenOfAnExemptUnit(String coefficient) {
        post(body("GLOBAL", PROFESSIONAL, unit("U1", coefficient, "GENERAL", "{\"type\":\"EXEMPT\"}")))
                .statusCode(422)
                .body("errors.pointer", equalTo(java.util.List.of("/units/1/coefficient")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1995", "2100", "0", "-2026", "99999999999"})
    void anExamSessionThatDoesNotExistIsRefused(String examSession) {
        post(body("GLOBAL", UNIT).replace("2026", examSession))
                .statusCode(422)
                .body("type", equalTo("/problems/unprocessable"))
                .body("errors.pointer", equalTo(java.util.List.of("/examSession")));
    }

    @Test
    void aGridWithNothingToAverageIsRefused() {
        post(body("GLOBAL")).statusCode(422).body("errors.pointer", equalTo(java.util.List.of("/units")));
        post(body("GLOBAL", unit("U1", "1", "GENERAL", "{\"type\":\"EXEMPT\"}"), optional("UF1", mark("15"))))
                .statusCode(422)
                .body("type", equalTo("/problems/unprocessable"));
    }

    @Test
    void aUnitNamedTwiceIsRefused() {
        post(body("GLOBAL", UNIT, PROFESSIONAL, UNIT))
                .statusCode(422)
                .body("type", equalTo("/problems/unprocessable"))
                .body("errors.pointer", equalTo(java.util.List.of("/units/2/code")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GLOBAL | RETAINED | 9.99 | 2025",
                "GLOBAL | RETAINED | 12 | 2020",
                "GLOBAL | RETAINED | 12 | 2027",
                "GLOBAL | RETAINED | 12 | -99999999999",
                "GLOBAL | CARRIED_OVER | 9 | 2025",
                "PROGRESSIVE | RETAINED | 9.99 | 2025",
                "PROGRESSIVE | CARRIED_OVER | 9 | 2020"
            })
    void aKeptMarkThatTheRegulationDoesNotKeepIsRefused(String form, String type, String value, String year) {
        var result = "{\"type\":\"" + type + "\",\"value\":\"" + value + "\",\"obtainedIn\":" + year + "}";

        post(body(form, PROFESSIONAL, unit("U1", "1", "GENERAL", result)))
                .statusCode(422)
                .body("type", equalTo("/problems/held-mark-refused"))
                .body("errors.pointer", equalTo(java.util.List.of("/units/1/result")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"EXEMPT\"}",
                "{\"type\":\"RETAINED\",\"value\":\"12\",\"obtainedIn\":2025}",
                "{\"type\":\"CARRIED_OVER\",\"value\":\"12\",\"obtainedIn\":2025}"
            })
    void anOptionalUnitIsNeitherKeptNorExempt(String result) {
        post(body("PROGRESSIVE", UNIT, optional("UF1", result)))
                .statusCode(422)
                .body("type", equalTo("/problems/held-mark-refused"));
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[{\"unit\":\"U1\",\"mark\":\"12\"}]",
                "[{\"unit\":\"U1\",\"mark\":\"12\"},{\"unit\":\"U1\",\"mark\":\"12\"}]",
                "[{\"unit\":\"U1\",\"mark\":\"12\"},{\"unit\":\"U5\",\"mark\":\"12\"}]",
                "[{\"unit\":\"U1\",\"mark\":\"12\"},{\"unit\":\"UF1\",\"mark\":\"12\"}]",
                "[{\"unit\":\"U1\",\"mark\":\"12\"},{\"unit\":\"U4\",\"mark\":\"12\"}]",
                "[{\"unit\":\"U1\",\"mark\":\"12\"},{\"unit\":\"U9\",\"mark\":\"12\"}]",
                "[{\"unit\":\"U1\",\"mark\":\"12\"},{\"unit\":\"U2\",\"mark\":\"12\"},{\"unit\":\"U3\",\"mark\":\"12\"}]"
            })
    void aChoiceThatTheRegulationDoesNotOfferIsRefused(String catchUp) {
        post(catchingUp("8", catchUp))
                .statusCode(422)
                .body("type", equalTo("/problems/catch-up-choice-refused"))
                .body("detail", not(containsString("null")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"14", "0"})
    void whoIsNotAllowedChoosesNothing(String mark) {
        post(catchingUp(mark, "[{\"unit\":\"U1\",\"mark\":\"12\"},{\"unit\":\"U2\",\"mark\":\"12\"}]"))
                .statusCode(422)
                .body("type", equalTo("/problems/catch-up-choice-refused"));
    }

    @Test
    void anOralMarkThatCannotBeIsRefused() {
        post(catchingUp("8", "[{\"unit\":\"U1\",\"mark\":\"20.5\"},{\"unit\":\"U2\",\"mark\":\"12.555\"}]"))
                .statusCode(422)
                .body("type", equalTo("/problems/unprocessable"))
                .body("errors.pointer", equalTo(java.util.List.of("/catchUp/0/mark", "/catchUp/1/mark")));
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

    private static String catchingUp(String mark, String catchUp) {
        return body(
                        "GLOBAL",
                        unit("U1", "1", "GENERAL", mark(mark)),
                        unit("U2", "1", "GENERAL", mark(mark)),
                        unit("U3", "1", "GENERAL", mark(mark)),
                        unit("U4", "1", "GENERAL", "{\"type\":\"EXEMPT\"}"),
                        unit("U5", "1", "PROFESSIONAL", mark("11")),
                        optional("UF1", mark("9")))
                .replace("\"form\"", "\"catchUp\":" + catchUp + ",\"form\"");
    }

    private static ValidatableResponse post(String body) {
        return given().contentType("application/json; charset=UTF-8")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/v1/deliberations/simulations")
                .then();
    }

    private static ValidatableResponse malformed(ValidatableResponse response) {
        return response.statusCode(400)
                .contentType(containsString("application/problem+json"))
                .body("type", equalTo("/problems/malformed"))
                .body("status", equalTo(400))
                .body("title", notNullValue())
                .body("detail", notNullValue());
    }

    private static String body(String form, String... units) {
        return "{\"examSession\":2026,\"form\":\"" + form + "\",\"units\":[" + String.join(",", units) + "]}";
    }

    private static String unit(String code, String coefficient, String domain, String result) {
        return "{\"code\":\"" + code + "\",\"title\":\"Unité\",\"coefficient\":\"" + coefficient + "\",\"domain\":\""
                + domain + "\",\"optional\":false,\"result\":" + result + "}";
    }

    private static String optional(String code, String result) {
        return "{\"code\":\"" + code + "\",\"title\":\"Unité\",\"optional\":true,\"result\":" + result + "}";
    }

    private static String mark(String value) {
        return "{\"type\":\"MARK\",\"value\":\"" + value + "\"}";
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
