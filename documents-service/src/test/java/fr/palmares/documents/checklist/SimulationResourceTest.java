package fr.palmares.documents.checklist;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class SimulationResourceTest {

    private static final String REQUEST = """
            {"examSession":2026,"academy":"17","specialty":"MS-B","category":"SCHOOL","repeating":false,
             "retainedMarks":false,"waivers":false,"exemptions":["DIPLOMA"],"optionalUnits":["UF-EE"],
             "rareLanguage":false,"positioning":false,"adaptedDuration":false,"internshipWaiver":false,
             "heightWorkWaiver":false,"formerSchoolFirstYear":false,"continuingTraining":null,"accommodation":null}""";

    @Test
    void theExampleOfTheContractIsAnswered() {
        simulate(SimulationResource.REQUEST_EXAMPLE).statusCode(200);
    }

    @Test
    void aSchoolCandidateOfNantesIsAskedForWhatTheNoteLists() {
        simulate(REQUEST)
                .statusCode(200)
                .body(
                        "pieces.code",
                        contains(
                                "CONFIRMATION",
                                "IDENTITE",
                                "CERTIF_SCOLARITE",
                                "DIPLOME_DISPENSE",
                                "MS_ELEC",
                                "MS_SECOURS",
                                "MS_FLUIDES",
                                "ENGAGEMENT_ETUDIANT"))
                .body("pieces.find { it.code == 'IDENTITE' }.deadline", equalTo("2025-11-19T23:00:00Z"))
                .body("pieces.find { it.code == 'IDENTITE' }.boundToUnit", nullValue())
                .body("pieces.find { it.code == 'IDENTITE' }", not(hasKey("alternativeOf")))
                .body("pieces.find { it.code == 'MS_ELEC' }.deadline", equalTo("2025-12-12T23:00:00Z"))
                .body("pieces.find { it.code == 'ENGAGEMENT_ETUDIANT' }.boundToUnit", equalTo("UF-EE"))
                .body("pieces.find { it.code == 'ENGAGEMENT_ETUDIANT' }.mandatory", equalTo(true));
    }

    @Test
    void fourFieldsAreEnough() {
        simulate("""
                        {"examSession":2026,"academy":"17","specialty":"MCO-2024","category":"APPRENTICE"}""")
                .statusCode(200)
                .body(
                        "pieces.find { it.code == 'ATTESTATION_FORMATION' }.alternativeOf",
                        equalTo("CONTRAT_APPRENTISSAGE"))
                .body("pieces.find { it.code == 'ATTESTATION_FORMATION' }.mandatory", equalTo(false));
    }

    @Test
    void anOptionalFieldMayBeNull() {
        simulate("""
                        {"examSession":2025,"academy":"09","specialty":"MCO-2024","category":"SCHOOL","repeating":null,
                         "exemptions":null,"optionalUnits":null,"continuingTraining":null,"accommodation":null}""").statusCode(200).body("pieces.deadline", hasItem(nullValue()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"examSession\":2026                  | \"examSession\":\"2026\"       | /examSession",
                "\"examSession\":2026                  | \"examSession\":2026.5         | /examSession",
                "\"examSession\":2026                  | \"examSession\":99999999999    | /examSession",
                "\"examSession\":2026,                 |                                | /examSession",
                "\"academy\":\"17\"                    | \"academy\":17                 | /academy",
                "\"academy\":\"17\",                   |                                | /academy",
                "\"specialty\":\"MS-B\",               |                                | /specialty",
                "\"category\":\"SCHOOL\",              |                                | /category",
                "\"category\":\"SCHOOL\"               | \"category\":null              | /category",
                "\"category\":\"SCHOOL\"               | \"category\":\"school\"        | /category",
                "\"category\":\"SCHOOL\"               | \"category\":1                 | /category",
                "\"repeating\":false                   | \"repeating\":\"false\"        | /repeating",
                "\"repeating\":false                   | \"repeating\":0                | /repeating",
                "\"waivers\":false                     | \"waivers\":[]                 | /waivers",
                "\"exemptions\":[\"DIPLOMA\"]          | \"exemptions\":[\"BAC\"]       | /exemptions/0",
                "\"exemptions\":[\"DIPLOMA\"]          | \"exemptions\":\"DIPLOMA\"     | /exemptions",
                "\"exemptions\":[\"DIPLOMA\"]          | \"exemptions\":[null]          | /exemptions/0",
                "\"optionalUnits\":[\"UF-EE\"]         | \"optionalUnits\":[1]          | /optionalUnits/0",
                "\"continuingTraining\":null           | \"continuingTraining\":{\"ground\":\"CIF\"} | /continuingTraining/ground",
                "\"continuingTraining\":null           | \"continuingTraining\":{\"cif\":true} | /continuingTraining/cif",
                "\"continuingTraining\":null           | \"continuingTraining\":true    | /continuingTraining",
                "\"accommodation\":null                | \"accommodation\":\"YES\"      | /accommodation",
                "\"repeating\":false                   | \"redoublant\":false           | /redoublant",
            })
    void whatTheContractDoesNotHaveIs400AndNamesTheField(String field, String instead, String pointer) {
        simulate(REQUEST.replace(field, instead == null ? "" : instead))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/malformed"))
                .body("errors.pointer", hasItem(pointer));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {"[]", "null", "\"a\"", "{", "nothing", "{} {}"})
    void whatIsNoJsonObjectIs400(String body) {
        simulate(body).statusCode(400).contentType("application/problem+json");
    }

    @Test
    void anEmptyBodyIs400() {
        given().contentType(ContentType.JSON)
                .post("/v1/checklists/simulations")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"examSession\":2026         | \"examSession\":1999                  | /examSession",
                "\"academy\":\"17\"           | \"academy\":\"05\"                    | /academy",
                "\"academy\":\"17\"           | \"academy\":\"\"                      | /academy",
                "\"specialty\":\"MS-B\"       | \"specialty\":\"MS-E\"                | /specialty",
                "\"optionalUnits\":[\"UF-EE\"] | \"optionalUnits\":[\"UF-EE\",\"UF-EE\"] | /optionalUnits/1",
            })
    void whatDoesNotExistIs422AndNamesTheField(String field, String instead, String pointer) {
        simulate(REQUEST.replace(field, instead))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/unprocessable"))
                .body("errors.pointer", contains(pointer));
    }

    private static ValidatableResponse simulate(String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/v1/checklists/simulations")
                .then();
    }
}
