package fr.palmares.registration.eligibility;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class EligibilityResourceTest {

    private static final String PLAIN = "\"examSession\":2026,\"academy\":\"17\",\"specialty\":\"MCO-2024\","
            + "\"category\":\"DISTANCE_LEARNING\",\"form\":\"PROGRESSIVE\"";

    private static ValidatableResponse asking(String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .when()
                .post("/v1/registrations/eligibility-checks")
                .then();
    }

    private static List<String> refusals(String body) {
        return asking(body).statusCode(200).extract().path("refusals.code");
    }

    @Test
    void theExampleOfTheContractIsAnswered() {
        asking("""
                {"examSession":2026,"academy":"17","specialty":"MCO-2024","category":"DISTANCE_LEARNING","form":"PROGRESSIVE",
                 "repeating":true,"previousForm":"GLOBAL","workExperienceMonths":8,"contractMonths":24,"trainingHours":1350,
                 "languages":{"a":"ANGLAIS","b":null},
                 "units":[{"unit":"U1","choice":"RETAIN","mark":"9.5","obtainedIn":2025,"waivedIn":null,"exemptionGround":null}],
                 "optionalUnits":[{"unit":"UF1","language":"ESPAGNOL"},{"unit":"UF-EE"}]}
                """)
                .statusCode(200)
                .body("eligible", equalTo(false))
                .body("refusals.code", containsInAnyOrder("form-already-chosen", "mark-below-ten"))
                .body("refusals.find { it.code == 'mark-below-ten' }.unit", equalTo("U1"))
                .body("refusals.find { it.code == 'mark-below-ten' }.rule", equalTo("R-9"))
                .body("refusals.find { it.code == 'mark-below-ten' }.article", equalTo("D643-15"))
                .body("refusals.find { it.code == 'form-already-chosen' }.containsKey('unit')", equalTo(true))
                .body("refusals.find { it.code == 'form-already-chosen' }.unit", equalTo(null))
                .body("effects", equalTo(List.of()));
    }

    @Test
    void theFiveRequiredFieldsAreEnough() {
        asking("{" + PLAIN + "}")
                .statusCode(200)
                .body("eligible", equalTo(true))
                .body("refusals", equalTo(List.of()))
                .body("effects", equalTo(List.of()));
    }

    @Test
    void whatDoesNotMatterMayBeNull() {
        asking("{" + PLAIN + ",\"repeating\":null,\"previousForm\":null,\"workExperienceMonths\":null,"
                        + "\"contractMonths\":null,\"trainingHours\":null,\"languages\":null,\"units\":null,"
                        + "\"optionalUnits\":null}")
                .statusCode(200)
                .body("eligible", equalTo(true));
    }

    @Test
    void sittingAHeldMarkHasItsEffect() {
        asking("{" + PLAIN + ",\"units\":[{\"unit\":\"U1\",\"choice\":\"SIT\",\"mark\":\"8\",\"obtainedIn\":2025}]}")
                .statusCode(200)
                .body("eligible", equalTo(true))
                .body("effects", equalTo(List.of(java.util.Map.of("code", "definitive-waiver", "unit", "U1"))));
    }

    @Test
    void theCompositeTestsComeFromTheGrids() {
        var e4 =
                "{\"examSession\":%d,\"academy\":\"17\",\"specialty\":\"%s\",\"category\":\"SCHOOL\",\"form\":\"GLOBAL\","
                        + "\"units\":[{\"unit\":\"E4\",\"choice\":\"RETAIN\",\"mark\":\"12\",\"obtainedIn\":%d}]}";

        assertThat(refusals(e4.formatted(2026, "CG", 2021))).isEmpty();
        assertThat(refusals(e4.formatted(2027, "CG", 2021))).containsExactly("mark-expired");
        assertThat(refusals(e4.formatted(2026, "CG", 2022))).containsExactly("not-a-unit");
        assertThat(refusals(e4.formatted(2026, "MCO-2024", 2021))).containsExactly("unknown-unit");
        assertThat(refusals(e4.formatted(2026, "AMCR", 2021))).containsExactly("unknown-unit");
    }

    @ParameterizedTest
    @CsvSource({
        "17, 2026, PORTUGAIS, false",
        "17, 2025, PORTUGAIS, true",
        "02, 2026, PORTUGAIS, true",
        "17, 2026, BRETON, true",
        "17, 2026, LANGUE DES SIGNES FRANCAISE, true",
        "17, 2026, GREC MODERNE, false",
        "02, 2026, GREC MODERNE, true",
        "02, 2026, KLINGON, false"
    })
    void theOptionalLanguagesAreThoseOfTheAcademyThatSession(
            String academy, int examSession, String language, boolean offered) {
        var codes = refusals("""
                {"examSession":%d,"academy":"%s","specialty":"MCO-2024","category":"SCHOOL","form":"GLOBAL",
                 "optionalUnits":[{"unit":"UF1","language":"%s"}]}
                """.formatted(examSession, academy, language));

        assertThat(codes).isEqualTo(offered ? List.of() : List.of("optional-language-not-offered"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "not json",
                "{}",
                "{\"examSession\":2026} trailing",
                "{\"examSession\":null,\"academy\":\"17\",\"specialty\":\"MCO-2024\",\"category\":\"SCHOOL\",\"form\":\"GLOBAL\"}",
                "{\"examSession\":\"2026\",\"academy\":\"17\",\"specialty\":\"MCO-2024\",\"category\":\"SCHOOL\",\"form\":\"GLOBAL\"}",
                "{\"examSession\":2026.0,\"academy\":\"17\",\"specialty\":\"MCO-2024\",\"category\":\"SCHOOL\",\"form\":\"GLOBAL\"}",
                "{\"examSession\":true,\"academy\":\"17\",\"specialty\":\"MCO-2024\",\"category\":\"SCHOOL\",\"form\":\"GLOBAL\"}",
                "{\"examSession\":2026,\"academy\":17,\"specialty\":\"MCO-2024\",\"category\":\"SCHOOL\",\"form\":\"GLOBAL\"}",
                "{\"examSession\":2026,\"academy\":\"17\",\"specialty\":\"MCO-2024\",\"category\":\"PUPIL\",\"form\":\"GLOBAL\"}",
                "{\"examSession\":2026,\"academy\":\"17\",\"specialty\":\"MCO-2024\",\"category\":0,\"form\":\"GLOBAL\"}",
                "{\"examSession\":2026,\"academy\":\"17\",\"specialty\":\"MCO-2024\",\"category\":\"SCHOOL\",\"form\":\"global\"}",
                "{\"examSession\":2026,\"academy\":\"17\",\"specialty\":\"MCO-2024\",\"category\":\"SCHOOL\",\"form\":\"\"}"
            })
    void whatIsNotARequestIs400(String body) {
        asking(body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/malformed"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"colour\":\"red\"",
                "\"repeating\":\"true\"",
                "\"repeating\":1",
                "\"previousForm\":\"OTHER\"",
                "\"workExperienceMonths\":\"12\"",
                "\"workExperienceMonths\":1.5",
                "\"trainingHours\":99999999999",
                "\"languages\":\"ANGLAIS\"",
                "\"languages\":{\"a\":1}",
                "\"languages\":{\"c\":\"ANGLAIS\"}",
                "\"units\":{}",
                "\"units\":[null]",
                "\"units\":[\"U1\"]",
                "\"units\":[{\"choice\":\"SIT\"}]",
                "\"units\":[{\"unit\":\"U1\"}]",
                "\"units\":[{\"unit\":\"U1\",\"choice\":null}]",
                "\"units\":[{\"unit\":\"U1\",\"choice\":\"KEEP\"}]",
                "\"units\":[{\"unit\":1,\"choice\":\"SIT\"}]",
                "\"units\":[{\"unit\":\"U1\",\"choice\":\"RETAIN\",\"mark\":12,\"obtainedIn\":2025}]",
                "\"units\":[{\"unit\":\"U1\",\"choice\":\"RETAIN\",\"mark\":12.5,\"obtainedIn\":2025}]",
                "\"units\":[{\"unit\":\"U1\",\"choice\":\"RETAIN\",\"mark\":\"12\",\"obtainedIn\":\"2025\"}]",
                "\"units\":[{\"unit\":\"U1\",\"choice\":\"RETAIN\",\"mark\":\"12\",\"obtainedIn\":2025,\"waivedIn\":\"2025\"}]",
                "\"units\":[{\"unit\":\"U1\",\"choice\":\"EXEMPT\",\"exemptionGround\":\"LUCK\"}]",
                "\"units\":[{\"unit\":\"U1\",\"choice\":\"SIT\",\"colour\":\"red\"}]",
                "\"optionalUnits\":[null]",
                "\"optionalUnits\":[{}]",
                "\"optionalUnits\":[{\"unit\":null}]",
                "\"optionalUnits\":[{\"unit\":\"UF1\",\"language\":1}]",
                "\"optionalUnits\":[\"UF1\"]",
                "\"form\":\"GLOBAL\""
            })
    void aFieldThatDoesNotFitTheContractIs400(String field) {
        asking("{" + PLAIN + "," + field + "}")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/malformed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"examSession", "academy", "specialty", "category", "form"})
    void aMissingFieldIsNamed(String field) {
        var body = ("{" + PLAIN + "}")
                .replaceFirst("\"" + field + "\":[^,}]+,?", "")
                .replace(",}", "}");

        asking(body)
                .statusCode(400)
                .body("errors.pointer", hasItem("/" + field))
                .body("errors.detail", hasItem("ne doit pas être nul"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DEFER", "KEEP"})
    void aChoiceThatTheCalculationLacksIsToldWithThoseItHas(String choice) {
        asking("{" + PLAIN + ",\"units\":[{\"unit\":\"U1\",\"choice\":\"" + choice + "\"}]}")
                .statusCode(400)
                .body("errors.pointer", hasItem("/units/0/choice"))
                .body("detail", endsWith("valeurs possibles : SIT, RETAIN, CARRY_OVER, EXEMPT."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"units\":[{\"unit\":\"U1\",\"choice\":\"RETAIN\",\"mark\":\"20.01\",\"obtainedIn\":2025}] | /units/0/mark",
                "\"units\":[{\"unit\":\"U1\",\"choice\":\"RETAIN\",\"mark\":\"-1\",\"obtainedIn\":2025}] | /units/0/mark",
                "\"units\":[{\"unit\":\"U1\",\"choice\":\"RETAIN\",\"mark\":\"12.125\",\"obtainedIn\":2025}] | /units/0/mark",
                "\"units\":[{\"unit\":\"U1\",\"choice\":\"SIT\",\"mark\":\"1e1\",\"obtainedIn\":2025}] | /units/0/mark",
                "\"units\":[{\"unit\":\"U1\",\"choice\":\"RETAIN\",\"mark\":\"12,5\",\"obtainedIn\":2025}] | /units/0/mark",
                "\"units\":[{\"unit\":\"U1\",\"choice\":\"RETAIN\",\"obtainedIn\":2025}] | /units/0/mark",
                "\"units\":[{\"unit\":\"U1\",\"choice\":\"RETAIN\",\"mark\":\"12\"}] | /units/0/obtainedIn",
                "\"units\":[{\"unit\":\"U1\",\"choice\":\"CARRY_OVER\",\"obtainedIn\":2025}] | /units/0/mark",
                "\"units\":[{\"unit\":\"U1\",\"choice\":\"EXEMPT\"}] | /units/0/exemptionGround",
                "\"units\":[{\"unit\":\"U1\",\"choice\":\"SIT\"},{\"unit\":\"U1\",\"choice\":\"SIT\"}] | /units/1/unit",
                "\"units\":[{\"unit\":\"U1\",\"choice\":\"RETAIN\",\"mark\":\"12\",\"obtainedIn\":2027}] | /units/0/obtainedIn",
                "\"optionalUnits\":[{\"unit\":\"UF1\"},{\"unit\":\"UF1\"}] | /optionalUnits/1/unit",
                "\"workExperienceMonths\":-1 | /workExperienceMonths",
                "\"contractMonths\":-1 | /contractMonths",
                "\"trainingHours\":-1 | /trainingHours"
            })
    void aValueThatCannotBeIs422AndNamed(String field, String pointer) {
        asking("{" + PLAIN + "," + field + "}")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/unprocessable"))
                .body("errors.pointer", hasItem(pointer));
    }

    @ParameterizedTest
    @CsvSource({
        "2026, 2013, /examSession",
        "2026, 2036, /examSession",
        "\"17\", \"99\", /academy",
        "MCO-2024, MCO-2099, /specialty"
    })
    void whatDoesNotExistIs422AndNamed(String existing, String asked, String pointer) {
        asking("{" + PLAIN.replace(existing, asked) + "}").statusCode(422).body("errors.pointer", hasItem(pointer));
    }

    @Test
    void workExperienceWithoutMonthsIs422() {
        asking("{" + PLAIN.replace("DISTANCE_LEARNING", "WORK_EXPERIENCE") + "}")
                .statusCode(422)
                .body("errors.pointer", hasItem("/workExperienceMonths"));
    }

    @Test
    void anotherMediaTypeIs415() {
        given().contentType(ContentType.TEXT)
                .body("{}")
                .when()
                .post("/v1/registrations/eligibility-checks")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }
}
