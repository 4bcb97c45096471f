package fr.palmares.documents.professional;

import static fr.palmares.documents.Journey.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import fr.palmares.backends.TestTokens;
import fr.palmares.documents.Journey;
import fr.palmares.documents.catalogue.Catalogue;
import fr.palmares.documents.catalogue.Catalogue.PublishedSpecialty;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lead academy receives and controls the professional files of every academy's candidates. */
@QuarkusTest
class ProfessionalWindowsTest {

    @Inject
    Catalogue catalogue;

    @Test
    void aCandidateOfAnotherAcademySendsTheFileToTheLeadAcademy() {
        ledBy("SAM-2024", "11");
        var camille = of("SAM-2024");
        var window = opens("SAM-2024", "11", Instant.now().minus(Duration.ofDays(1)))
                .statusCode(201)
                .body("nationwide", equalTo(true))
                .extract()
                .jsonPath()
                .getString("id");

        sends(camille, window).statusCode(202);
        eventually(() -> state(camille, window, camille.candidate()).equals("PROVIDED"));
        given().auth()
                .oauth2(office("11"))
                .get("/v1/professional-windows/{id}/candidates?state=PROVIDED", window)
                .then()
                .statusCode(200)
                .body("items[0].registrationId", equalTo(camille.registration.toString()))
                .body("items[0].academy", equalTo("33"));
        given().auth()
                .oauth2(office("11"))
                .get(path(camille, window) + "/content")
                .then()
                .statusCode(200)
                .body(startsWith("%PDF-"));
        reviews(camille, window, "11", "{\"decision\":\"REFUSED\",\"reason\":\"INCOMPLETE\"}")
                .statusCode(200)
                .body("state", equalTo("REFUSED"));
        sends(camille, window).statusCode(202);
        eventually(() -> state(camille, window, camille.candidate()).equals("PROVIDED"));
        reviews(camille, window, "11", "{\"decision\":\"ACCEPTED\",\"version\":1}")
                .statusCode(412);
        reviews(camille, window, "11", "{\"decision\":\"ACCEPTED\",\"version\":2}")
                .statusCode(200);
        sends(camille, window).statusCode(409).body("type", equalTo("/problems/piece-accepted"));

        assertThat(camille.told())
                .containsSubsequence(
                        "documents.ProfessionalFileProvided.v1",
                        "documents.ProfessionalFileReviewed.v1",
                        "documents.ProfessionalFileProvided.v1",
                        "documents.ProfessionalFileReviewed.v1");
    }

    @Test
    void theOfficeOfTheCandidatesAcademyHasNoPartInIt() {
        ledBy("BANQUE-CC-2014", "11");
        var camille = of("BANQUE-CC-2014");
        opens("BANQUE-CC-2014", "33", Instant.now())
                .statusCode(409)
                .body("type", equalTo("/problems/specialty-led-elsewhere"));
        var window = opens("BANQUE-CC-2014", "11", Instant.now().minus(Duration.ofDays(1)))
                .extract()
                .jsonPath()
                .getString("id");
        sends(camille, window).statusCode(202);
        eventually(() -> state(camille, window, camille.candidate()).equals("PROVIDED"));

        given().auth().oauth2(office("33")).get(path(camille, window)).then().statusCode(404);
        given().auth()
                .oauth2(office("33"))
                .get("/v1/professional-windows/{id}/candidates", window)
                .then()
                .statusCode(404);
        reviews(camille, window, "33", "{\"decision\":\"ACCEPTED\"}").statusCode(404);
        opens("BANQUE-CC-2014", "11", Instant.now())
                .statusCode(409)
                .body("type", equalTo("/problems/window-already-open"));
    }

    @Test
    void beforeTheOpeningNothingIsReceivedAndDatesChangeForWhoReadThem() {
        ledBy("TOURISME", "11");
        var camille = of("TOURISME");
        var window = opens("TOURISME", "11", Instant.now().plus(Duration.ofDays(1)))
                .extract()
                .jsonPath()
                .getString("id");
        sends(camille, window).statusCode(409).body("type", equalTo("/problems/window-not-open"));

        change(window, "\"7\"").statusCode(412);
        var tag = given().auth()
                .oauth2(office("11"))
                .get("/v1/professional-windows/{id}", window)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        change(window, tag).statusCode(200);

        sends(camille, window).statusCode(202);
    }

    @Test
    void aCandidateOfAnotherSpecialtyIsNotConcerned() {
        ledBy("COM-2009", "11");
        var window = opens("COM-2009", "11", Instant.now().minus(Duration.ofDays(1)))
                .extract()
                .jsonPath()
                .getString("id");

        sends(new Journey().confirmed(1).withChecklist(), window).statusCode(404);
        given().auth()
                .oauth2(office("11"))
                .contentType("application/json")
                .body(WindowResource.EXAMPLE.replace("2026-04-03", "2026-02-03").replace("\"17\"", "\"11\""))
                .post("/v1/professional-windows")
                .then()
                .statusCode(422);
    }

    private void ledBy(String specialty, String academy) {
        catalogue.keep(new PublishedSpecialty(2026, specialty, specialty, null, academy, List.of()));
    }

    private static Journey of(String specialty) {
        var journey = new Journey();
        journey.specialty = specialty;
        return journey.confirmed(1).withChecklist();
    }

    private static ValidatableResponse opens(String specialty, String academy, Instant at) {
        return given().auth()
                .oauth2(office(academy))
                .contentType("application/json")
                .body("""
                        {"examSession":2026,"specialty":"%s","academy":"%s","unit":"U5","title":"Dossier professionnel",
                         "opensAt":"%s","closesAt":"2098-04-03T22:00:00Z"}""".formatted(specialty, academy, at))
                .post("/v1/professional-windows")
                .then();
    }

    private static ValidatableResponse change(String window, String tag) {
        return given().auth()
                .oauth2(office("11"))
                .contentType("application/json")
                .header("If-Match", tag)
                .body("{\"opensAt\":\"2025-01-01T00:00:00Z\",\"closesAt\":\"2098-01-01T00:00:00Z\"}")
                .put("/v1/professional-windows/{id}/dates", window)
                .then();
    }

    private static ValidatableResponse sends(Journey journey, String window) {
        return given().auth()
                .oauth2(journey.candidate())
                .contentType("application/pdf")
                .body(Journey.pdf("dossier"))
                .put(path(journey, window))
                .then();
    }

    private static ValidatableResponse reviews(Journey journey, String window, String academy, String body) {
        return given().auth()
                .oauth2(office(academy))
                .contentType("application/json")
                .body(body)
                .put(path(journey, window) + "/review")
                .then();
    }

    private static String state(Journey journey, String window, String token) {
        return given().auth()
                .oauth2(token)
                .get(path(journey, window))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("state");
    }

    private static String path(Journey journey, String window) {
        return "/v1/professional-windows/" + window + "/files/" + journey.registration;
    }

    private static String office(String academy) {
        return TestTokens.of("exam-office").academies(academy).token();
    }
}
