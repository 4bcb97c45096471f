package fr.palmares.registration.enrolment.confirmation;

import static fr.palmares.registration.Api.candidate;
import static fr.palmares.registration.Api.confirm;
import static fr.palmares.registration.Api.open;
import static fr.palmares.registration.Api.start;
import static fr.palmares.registration.Api.tag;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import fr.palmares.registration.Facts;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every field of the form at the end of the note Nantes 2026, and units left for a later exam session. */
@QuarkusTest
class PreparatoryFormTest {

    private static final String ACADEMY = "18";

    private static final String FORM = """
            {"form":"PROGRESSIVE","languages":{"a":"ANGLAIS"},
             "units":[{"unit":"U1","choice":"RETAIN","mark":"12","obtainedIn":2024,"academy":"13"},
                      {"unit":"U2","choice":"DEFER"},
                      {"unit":"U3","choice":"EXEMPT","exemptionGround":"DIPLOMA"}],
             "optionalUnits":[{"unit":"UF1","language":"ESPAGNOL"},{"unit":"UF-EE"}],
             "consents":{"press":false,"localAuthorities":true},"handicap":true,
             "situation":{"continuingTraining":{"ground":"TRANSITION_PROJECT"}},
             "particulars":{"nationality":"française","birthDepartment":"2A","birthCountry":"France",
                "mobile":"06 12 34 56 78","socioProfessionalCategory":"84","fatherSocioProfessionalCategory":"21",
                "motherSocioProfessionalCategory":"55","originDiploma":"Baccalauréat STMG","diplomaHeld":"BTS NDRC",
                "alreadySatIn":2024}}
            """;

    @Inject
    Facts facts;

    private final UUID person = UUID.randomUUID();

    @BeforeEach
    void calendarInForce() {
        open(2026, ACADEMY);
    }

    private ValidatableResponse confirmed(String id, String form) {
        return confirm(candidate(person), id, tag(candidate(person), id), form);
    }

    @Test
    void everyFieldIsKeptAndOnlyWhatOthersNeedIsTold() {
        var id = start(person, 2026, ACADEMY);

        confirmed(id, FORM)
                .statusCode(200)
                .body("choices.handicap", equalTo(true))
                .body("choices.particulars.birthDepartment", equalTo("2A"))
                .body("choices.particulars.motherSocioProfessionalCategory", equalTo("55"))
                .body("choices.particulars.alreadySatIn", equalTo(2024))
                .body("choices.units.find { it.unit == 'U2' }.choice", equalTo("DEFER"));

        given().auth()
                .oauth2(candidate(person))
                .get("/v1/registrations/" + id + "/held-marks")
                .then()
                .body("items.find { it.unit == 'U1' }.academy", equalTo("13"));
        var told = facts.last(id, "registration.RegistrationConfirmed.v1");
        assertThat(told.toString()).doesNotContain("handicap", "nationality", "06 12", "française", "socio");
        assertThat(told.at("/units/1/choice").asText()).isEqualTo("DEFER");
        assertThat(told.at("/units/1").has("mark")).isFalse();
    }

    @Test
    void aChangeOfAnyFieldIsSeenByThePeopleAndNotByTheOtherServices() {
        var id = start(person, 2026, ACADEMY);
        confirmed(id, FORM).statusCode(200);
        confirmed(
                        id,
                        FORM.replace("06 12 34 56 78", "06 99 99 99 99")
                                .replace("\"handicap\":true", "\"handicap\":false"))
                .statusCode(200)
                .body("version", equalTo(2));

        given().auth()
                .oauth2(candidate(person))
                .get("/v1/registrations/" + id + "/versions")
                .then()
                .body("items[1].changes.field", hasItems("handicap", "particulars.mobile"));
        assertThat(facts.last(id, "registration.RegistrationAmended.v1").get("changes"))
                .isEmpty();
    }

    @Test
    void aUnitIsLeftForLaterInTheProgressiveFormAlone() {
        var id = start(person, 2026, ACADEMY);

        confirmed(id, """
                {"form":"GLOBAL","units":[{"unit":"U2","choice":"DEFER"}],
                 "consents":{"press":true,"localAuthorities":false}}""")
                .statusCode(422)
                .body("refusals.code", equalTo(List.of("deferral-needs-progressive-form")))
                .body("refusals.unit", equalTo(List.of("U2")));
    }

    @Test
    void aMarkHeldForAUnitLeftForLaterStaysHeld() {
        var id = start(person, 2026, ACADEMY);
        confirmed(id, FORM).statusCode(200);

        confirmed(
                        id,
                        FORM.replace(
                                "{\"unit\":\"U1\",\"choice\":\"RETAIN\",\"mark\":\"12\",\"obtainedIn\":2024,\"academy\":\"13\"}",
                                "{\"unit\":\"U1\",\"choice\":\"DEFER\"}"))
                .statusCode(200)
                .body("choices.waivedUnits", equalTo(List.of()));
        given().auth()
                .oauth2(candidate(person))
                .get("/v1/registrations/" + id + "/held-marks")
                .then()
                .body("items.find { it.unit == 'U1' }.waivedIn", equalTo(null));
    }

    @Test
    void codesAndYearsThatCannotBeAreNamedTogether() {
        var id = start(person, 2026, ACADEMY);

        confirmed(
                        id,
                        FORM.replace("\"84\"", "\"00\"")
                                .replace("\"alreadySatIn\":2024", "\"alreadySatIn\":2026")
                                .replace("{\"a\":\"ANGLAIS\"}", "{\"a\":\"ANGLAIS\",\"b\":\"KLINGON\"}")
                                .replace("\"academy\":\"13\"", "\"academy\":\"99\""))
                .statusCode(422)
                .body(
                        "errors.pointer",
                        equalTo(List.of(
                                "/particulars/socioProfessionalCategory",
                                "/particulars/alreadySatIn",
                                "/languages/b",
                                "/units/0/academy")));
        confirmed(id, FORM.replace("\"2A\"", "\"Corse\"").replace("06 12 34 56 78", "allo"))
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/particulars/birthDepartment", "/particulars/mobile")));
    }

    @Test
    void theListOfTheFormIsThere() {
        given().get("/v1/socio-professional-categories")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(49))
                .body("items.find { it.code == '55' }.label", equalTo("Employé de commerce"));
    }

    @Test
    void theOpenCalculationKeepsToItsFourChoices() {
        given().contentType("application/json")
                .body("""
                        {"examSession":2026,"academy":"17","specialty":"MCO-2024","category":"DISTANCE_LEARNING",
                         "form":"PROGRESSIVE","units":[{"unit":"U1","choice":"DEFER"}]}""")
                .post("/v1/registrations/eligibility-checks")
                .then()
                .statusCode(400)
                .body("errors.pointer", equalTo(List.of("/units/0/choice")));
    }
}
