package fr.palmares.documents;

import static fr.palmares.documents.Journey.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import fr.palmares.backends.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Files on their way in, the good and the bad. */
@QuarkusTest
class UploadTest {

    @Test
    void aFileIsOpenedByItsCandidateItsSchoolAndItsExamOfficeAndNobodyElse() {
        var camille = new Journey().confirmed(1).withChecklist().provides("IDENTITE");
        var path = "/v1/checklists/" + camille.registration + "/pieces/IDENTITE/content";

        given().auth()
                .oauth2(camille.candidate())
                .get(path)
                .then()
                .statusCode(200)
                .body(startsWith("%PDF-"));
        given().auth().oauth2(camille.examOffice()).get(path).then().statusCode(200);
        given().auth().oauth2(camille.establishment()).get(path).then().statusCode(200);
        given().auth().oauth2(new Journey().candidate()).get(path).then().statusCode(404);
        given().auth().oauth2(Journey.integrator()).get(path).then().statusCode(403);
        given().get(path).then().statusCode(401);
    }

    @Test
    void sendingASchoolCertificateStatesThatTheNationalServiceDutyIsMet() {
        var camille = new Journey().confirmed(1).withChecklist();
        assertThat(camille.checklist().getString("pieces.find { it.code == 'CERTIF_SCOLARITE' }.statement"))
                .contains("service national");

        camille.sends("CERTIF_SCOLARITE", "application/pdf", Journey.pdf("a"))
                .statusCode(202)
                .body("statement", containsString("service national"));
        camille.sends("IDENTITE", "application/pdf", Journey.pdf("a"))
                .statusCode(202)
                .body("statement", nullValue());

        given().auth()
                .oauth2(camille.examOffice())
                .get("/v1/checklists/{id}/pieces/CERTIF_SCOLARITE/versions", camille.registration)
                .then()
                .statusCode(200)
                .body("[0].statement", containsString("service national"));
    }

    @Test
    void anEmptyFileIsRefused() {
        new Journey()
                .confirmed(1)
                .withChecklist()
                .sends("IDENTITE", "application/pdf", new byte[0])
                .statusCode(422)
                .body("type", equalTo("/problems/empty-file"));
    }

    @Test
    void aZipNamedPdfIsRefused() {
        new Journey()
                .confirmed(1)
                .withChecklist()
                .sends("IDENTITE", "application/pdf", "PK\3\4 and so on".getBytes(StandardCharsets.UTF_8))
                .statusCode(422)
                .body("type", equalTo("/problems/unknown-file-type"));
    }

    @Test
    void anotherMediaTypeIsRefused() {
        new Journey()
                .confirmed(1)
                .withChecklist()
                .sends("IDENTITE", "application/zip", new byte[10])
                .statusCode(415)
                .contentType("application/problem+json");
    }

    @Test
    void aFileAboveTheLimitOfItsPieceIsRefused() {
        var big = new byte[11 * 1024 * 1024];
        Arrays.fill(big, (byte) ' ');
        System.arraycopy("%PDF-".getBytes(StandardCharsets.US_ASCII), 0, big, 0, 5);

        new Journey()
                .confirmed(1)
                .withChecklist()
                .sends("IDENTITE", "application/pdf", big)
                .statusCode(413)
                .body("type", equalTo("/problems/too-large"));
    }

    @Test
    void aBrokenPdfIsTurnedAwayAndSaysWhy() {
        var camille = new Journey().confirmed(1).withChecklist();

        camille.sends("IDENTITE", "application/pdf", "%PDF-1.7 broken".getBytes(StandardCharsets.UTF_8))
                .statusCode(202);

        eventually(() -> !camille.state("IDENTITE").equals("UPLOADED"));
        assertThat(camille.state("IDENTITE")).isEqualTo("EXPECTED");
        given().auth()
                .oauth2(camille.candidate())
                .get("/v1/checklists/{id}/pieces/IDENTITE/versions", camille.registration)
                .then()
                .statusCode(200)
                .body("[0].state", equalTo("TURNED_AWAY"))
                .body("[0].problem", equalTo("UNREADABLE"))
                .body("[0].virusScan", equalTo("NOT_SCANNED"));
        given().auth()
                .oauth2(camille.candidate())
                .get("/v1/checklists/{id}/pieces/IDENTITE/content", camille.registration)
                .then()
                .statusCode(404);
    }

    @Test
    void aPieceThatIsNotAskedOrNotOnesOwnIsNotFound() {
        var camille = new Journey().confirmed(1).withChecklist();

        camille.sends("RENONCEMENT", "application/pdf", Journey.pdf("a")).statusCode(404);
        given().auth()
                .oauth2(new Journey().candidate())
                .contentType("application/pdf")
                .body(Journey.pdf("a"))
                .put("/v1/checklists/{id}/pieces/IDENTITE", camille.registration)
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(camille.examOffice())
                .contentType("application/pdf")
                .body(Journey.pdf("a"))
                .put("/v1/checklists/{id}/pieces/IDENTITE", camille.registration)
                .then()
                .statusCode(403);
    }

    @Test
    void healthDocumentsOpenForThoseWhoDealWithThemOnly() {
        var camille = new Journey();
        camille.specialty = "TP-2011";
        camille.confirmed(1).withChecklist().provides("R408_DISPENSE_MEDICAL");
        var path = "/v1/checklists/" + camille.registration + "/pieces/R408_DISPENSE_MEDICAL/content";

        given().auth()
                .oauth2(camille.candidate())
                .get(path)
                .then()
                .statusCode(200)
                .body(startsWith("%PDF-"));
        given().auth().oauth2(camille.examOffice()).get(path).then().statusCode(404);
        given().auth().oauth2(camille.establishment()).get(path).then().statusCode(404);
        given().auth()
                .oauth2(TestTokens.of("accommodation-doctor").academies("33").token())
                .get(path)
                .then()
                .statusCode(200)
                .body(startsWith("%PDF-"));
        given().auth()
                .oauth2(TestTokens.of("accommodation-doctor").academies("02").token())
                .get(path)
                .then()
                .statusCode(404);
    }

    @Test
    void aHealthDocumentSettlesThePieceItStandsForWithoutBeingNamed() {
        var camille = new Journey();
        camille.specialty = "TP-2011";
        camille.confirmed(1).withChecklist().provides("R408_DISPENSE_RQTH", "R408_DISPENSE_MEDICAL");

        given().auth()
                .oauth2(camille.examOffice())
                .get("/v1/checklists/{id}", camille.registration)
                .then()
                .statusCode(200)
                .body("pieces.code", not(hasItem("R408_DISPENSE_MEDICAL")))
                .body("pieces.find { it.code == 'R408' }.state", equalTo("PROVIDED"));
        var line = "items.find { it.registrationId == '" + camille.registration + "' }";
        given().auth()
                .oauth2(camille.examOffice())
                .get("/v1/checklists?specialty=TP-2011")
                .then()
                .statusCode(200)
                .body(line + ".toControl", not(hasItem("R408_DISPENSE_MEDICAL")))
                .body(line + ".missing", not(hasItem("R408")));
        given().auth()
                .oauth2(TestTokens.of("accommodation-office").academies("33").token())
                .get("/v1/worklist")
                .then()
                .statusCode(200)
                .body(line + ".toControl", contains("R408_DISPENSE_RQTH", "R408_DISPENSE_MEDICAL"));
        given().auth()
                .oauth2(Journey.integrator())
                .queryParam("limit", 1000)
                .queryParam("type", "documents.PieceProvided.v1")
                .get("/v1/changes")
                .then()
                .statusCode(200)
                .body("items.data.code", not(hasItem("R408_DISPENSE_MEDICAL")));
    }
}
