package fr.palmares.registration.importing;

import static fr.palmares.registration.Api.establishment;
import static fr.palmares.registration.Api.examOffice;
import static fr.palmares.registration.Api.importing;
import static fr.palmares.registration.Api.open;
import static fr.palmares.registration.Api.openUntil;
import static fr.palmares.registration.Api.read;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import fr.palmares.registration.Facts;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pupils who are in no file. */
@QuarkusTest
class TypeInTest {

    private static final String UAI = "0210001M";
    private static final String ACADEMY = "07";

    @Inject
    Facts facts;

    private static String body(String name, String ine) {
        return """
                {"examSession":2026,"uai":"%s","specialty":"CG","category":"SCHOOL",
                 "person":{"familyName":"%s","givenNames":"Lou","birthDate":"2005-03-04","birthplace":"Dijon",
                           "ine":"%s","postalCode":"21000"},
                 "choices":{"form":"GLOBAL","languages":{"a":"ANGLAIS"},
                            "consents":{"press":true,"localAuthorities":false}}}""".formatted(UAI, name, ine);
    }

    private static ValidatableResponse type(String token, String body) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/registrations/on-behalf")
                .then();
    }

    @Test
    void whatAnEstablishmentTypesInIsRegisteredAtOnceAndToldWithThePerson() {
        open(2026, ACADEMY);

        var made = type(establishment(UAI), body("ABADIE", "500000001AA"))
                .statusCode(201)
                .header("ETag", "\"2\"")
                .body("state", equalTo("REGISTERED"))
                .body("version", equalTo(1))
                .body("person.familyName", equalTo("ABADIE"))
                .body("choices.consents.press", equalTo(true))
                .extract()
                .jsonPath();

        assertThat(facts.typesAbout(made.getString("id")))
                .containsExactly("registration.RegistrationImported.v1", "registration.RegistrationConfirmed.v1");
        assertThat(facts.last(made.getString("personId"), "registration.ImportedPerson.v1")
                        .at("/familyName")
                        .asText())
                .isEqualTo("ABADIE");
        given().auth()
                .oauth2(establishment(UAI))
                .get("/v1/registrations/" + made.getString("id") + "/versions")
                .then()
                .body("items.byCandidate", equalTo(List.of(false)));
    }

    @Test
    void theSameCandidateTwiceIsOneRegistration() {
        open(2026, ACADEMY);
        var id = type(establishment(UAI), body("ABEL", "500000002AA"))
                .statusCode(201)
                .extract()
                .path("id");

        type(establishment(UAI), body("ABEL", "500000002AA"))
                .statusCode(409)
                .body("type", equalTo("/problems/already-registered"))
                .body("registrationId", equalTo(id));
    }

    @Test
    void theSameKeyAgainIsTheSameAnswer() {
        open(2026, ACADEMY);
        var answers = new String[2];
        for (int i = 0; i < 2; i++) {
            answers[i] = given().auth()
                    .oauth2(fr.palmares.backends.TestTokens.of("establishment")
                            .subject("secretariat-0210001M")
                            .uai(UAI)
                            .token())
                    .header("Idempotency-Key", "abril")
                    .contentType(ContentType.JSON)
                    .body(body("ABRIL", "500000003AA"))
                    .post("/v1/registrations/on-behalf")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
        }
        assertThat(answers[0]).isEqualTo(answers[1]);
    }

    @Test
    void aPupilWhoWasImportedIsToBeCompletedInstead() {
        open(2026, ACADEMY);
        importing(
                2026,
                UAI,
                "ine;nom_famille;prenoms;date_naissance;commune_naissance;categorie;specialite\n"
                        + "500000004AA;ACHARD;Lou;04/03/2005;Dijon;SCOLAIRE;CG\n");

        type(establishment(UAI), body("ACHARD", "500000004AA"))
                .statusCode(409)
                .body("type", equalTo("/problems/already-registered"));
    }

    @Test
    void aDoubtfulOneIsShownToTheExamOffice() {
        open(2026, ACADEMY);
        type(establishment(UAI), body("ADAM", "500000005AA")).statusCode(201);

        var second = type(establishment(UAI), body("ADAN", "500000005AA"))
                .statusCode(201)
                .extract()
                .<String>path("id");

        given().auth()
                .oauth2(examOffice(ACADEMY))
                .get("/v1/duplicates")
                .then()
                .body("items.registrationId", hasItem(second));
    }

    @Test
    void whatTheRulesRefuseLeavesNothingBehind() {
        open(2026, ACADEMY);
        var refused = body("AGUT", "500000006AA").replace("\"GLOBAL\"", "\"PROGRESSIVE\"");

        type(establishment(UAI), refused)
                .statusCode(422)
                .body("type", equalTo("/problems/not-eligible"))
                .body("refusals.code", equalTo(List.of("form-not-open-to-category")));

        type(establishment(UAI), body("AGUT", "500000006AA")).statusCode(201);
    }

    @Test
    void badValuesAreNamed() {
        open(2026, ACADEMY);
        type(establishment(UAI), body("", "12"))
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/person/familyName", "/person/ine")));
        type(establishment(UAI), body("A", "500000007AA").replace("2005-03-04", "2024-03-04"))
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/person/birthDate")));
        type(establishment(UAI), body("A", "500000007AA").replace("\"SCHOOL\"", "\"DISTANCE_LEARNING\""))
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/category")));
        type(establishment(UAI), body("A", "500000007AA").replace("\"CG\"", "\"XX\""))
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/specialty")));
    }

    @Test
    void onlyTheEstablishmentItselfAndOnlyInItsWindow() {
        open(2026, ACADEMY);
        type(establishment("0750360J"), body("AIME", "500000008AA")).statusCode(404);
        type(examOffice(ACADEMY), body("AIME", "500000008AA")).statusCode(403);

        openUntil(2026, ACADEMY, "2020-11-19T24:00");
        type(establishment(UAI), body("AIME", "500000008AA"))
                .statusCode(409)
                .body("type", equalTo("/problems/window-closed"));
        openUntil(2026, ACADEMY, "2099-11-19T24:00");
    }

    @Test
    void theCandidateSeesWhatTheEstablishmentTyped() {
        open(2026, ACADEMY);
        var made = type(establishment(UAI), body("ALBAN", "500000009AA"))
                .statusCode(201)
                .extract()
                .jsonPath();

        read(
                        fr.palmares.registration.Api.candidate(java.util.UUID.fromString(made.getString("personId"))),
                        made.getString("id"))
                .statusCode(200)
                .body("choices.form", equalTo("GLOBAL"));
    }
}
