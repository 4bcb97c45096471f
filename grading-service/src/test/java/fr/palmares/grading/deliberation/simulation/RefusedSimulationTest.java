package fr.palmares.grading.deliberation.simulation;

import static fr.palmares.grading.deliberation.simulation.Simulated.PROFESSIONAL;
import static fr.palmares.grading.deliberation.simulation.Simulated.UNIT;
import static fr.palmares.grading.deliberation.simulation.Simulated.advice;
import static fr.palmares.grading.deliberation.simulation.Simulated.body;
import static fr.palmares.grading.deliberation.simulation.Simulated.catchingUp;
import static fr.palmares.grading.deliberation.simulation.Simulated.mark;
import static fr.palmares.grading.deliberation.simulation.Simulated.optional;
import static fr.palmares.grading.deliberation.simulation.Simulated.post;
import static fr.palmares.grading.deliberation.simulation.Simulated.unit;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What breaks a rule: 422, under the code of its own. */
@QuarkusTest
class RefusedSimulationTest {

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
                "20.01", "-1", "11.123", "11.500", "", " 11", "11 ", "1e1", "1e9", "１１", "11,5", "abc", "+1", "NaN"
            })
    void aMarkThatCannotBeIsRefused(String value) {
        post(body("GLOBAL", PROFESSIONAL, unit("U1", "1", "GENERAL", mark(value))))
                .statusCode(422)
                .contentType(containsString("application/problem+json"))
                .body("type", equalTo("/problems/unprocessable"))
                .body("status", equalTo(422))
                .body("errors.pointer", equalTo(List.of("/units/1/result/value")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.0", "-1", "1e2", "", "trois", " 1", "1,5", "Infinity"})
    void aCoefficientThatCannotBeIsRefusedEvenOfAnExemptUnit(String coefficient) {
        post(body("GLOBAL", PROFESSIONAL, unit("U1", coefficient, "GENERAL", "{\"type\":\"EXEMPT\"}")))
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/units/1/coefficient")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1995", "2100", "0", "-2026", "99999999999"})
    void anExamSessionThatDoesNotExistIsRefused(String examSession) {
        post(body("GLOBAL", UNIT).replace("2026", examSession))
                .statusCode(422)
                .body("type", equalTo("/problems/unprocessable"))
                .body("errors.pointer", equalTo(List.of("/examSession")));
    }

    @Test
    void aGridWithNothingToAverageIsRefused() {
        post(body("GLOBAL")).statusCode(422).body("errors.pointer", equalTo(List.of("/units")));
        post(body("GLOBAL", unit("U1", "1", "GENERAL", "{\"type\":\"EXEMPT\"}"), optional("UF1", mark("15"))))
                .statusCode(422)
                .body("type", equalTo("/problems/unprocessable"));
    }

    @Test
    void aGridHasFiftyUnitsAtMostHoweverWrongTheyAre() {
        post(body("GLOBAL", units(50, "8"))).statusCode(200);
        advice(body("GLOBAL", units(50, "8"))).statusCode(200);
        post(body("GLOBAL", units(51, "8")))
                .statusCode(422)
                .body("type", equalTo("/problems/unprocessable"))
                .body("errors.pointer", equalTo(List.of("/units")));
        post(body("GLOBAL", units(5000, "abc"))).statusCode(422).body("errors.pointer", equalTo(List.of("/units")));
        advice(body("GLOBAL", units(51, "8"))).statusCode(422).body("errors.pointer", equalTo(List.of("/units")));
    }

    @Test
    void anEndlessChoiceOfOralsIsAWrongNumberOfThem() {
        var orals = Collections.nCopies(5000, "{\"unit\":\"U1\",\"mark\":\"abc\"}");

        post(catchingUp("8", orals.toString()))
                .statusCode(422)
                .body("type", equalTo("/problems/catch-up-choice-refused"))
                .body("errors.pointer", equalTo(List.of("/catchUp")));
    }

    @Test
    void aUnitNamedTwiceIsRefused() {
        post(body("GLOBAL", UNIT, PROFESSIONAL, UNIT))
                .statusCode(422)
                .body("type", equalTo("/problems/unprocessable"))
                .body("errors.pointer", equalTo(List.of("/units/2/code")));
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
                .body("errors.pointer", equalTo(List.of("/units/1/result")));
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
                .body("errors.pointer", equalTo(List.of("/catchUp/0/mark", "/catchUp/1/mark")));
    }

    private static String[] units(int count, String mark) {
        return IntStream.range(0, count)
                .mapToObj(i -> unit("U" + i, "1", i == 0 ? "PROFESSIONAL" : "GENERAL", mark(i == 0 ? "10" : mark)))
                .toArray(String[]::new);
    }
}
