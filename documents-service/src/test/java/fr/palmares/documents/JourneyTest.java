package fr.palmares.documents;

import static fr.palmares.documents.Journey.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class JourneyTest {

    @Test
    void fromTheConfirmedRegistrationToTheApprovedFile() {
        var camille = new Journey().named().confirmed(1).withChecklist();
        assertThat(camille.checklist().getList("pieces.code"))
                .containsExactly("CONFIRMATION", "IDENTITE", "CERTIF_SCOLARITE");
        assertThat(camille.checklist().getString("colour")).isEqualTo("RED");

        camille.completes()
                .statusCode(409)
                .body("type", equalTo("/problems/pieces-missing"))
                .body("codes", hasItem("IDENTITE"));

        camille.provides("CONFIRMATION", "IDENTITE", "CERTIF_SCOLARITE");
        given().auth()
                .oauth2(camille.examOffice())
                .get("/v1/worklist")
                .then()
                .statusCode(200)
                .body("items.registrationId", hasItem(camille.registration.toString()))
                .body(
                        "items.find { it.registrationId == '" + camille.registration + "' }.toControl",
                        contains("CONFIRMATION", "IDENTITE", "CERTIF_SCOLARITE"));

        camille.reviews("IDENTITE", "{\"decision\":\"REFUSED\",\"reason\":\"ILLEGIBLE\",\"text\":\"Scan noir.\"}")
                .statusCode(200);
        assertThat(camille.state("IDENTITE")).isEqualTo("REFUSED");
        camille.provides("IDENTITE");
        camille.completes().statusCode(200).body("colour", equalTo("BLUE"));
        camille.sends("CONFIRMATION", "application/pdf", Journey.pdf("late"))
                .statusCode(409)
                .body("type", equalTo("/problems/file-locked"));

        camille.reviews("CONFIRMATION", "{\"decision\":\"ACCEPTED\"}").statusCode(200);
        camille.reviews("IDENTITE", "{\"decision\":\"ACCEPTED\",\"version\":2}").statusCode(200);
        camille.reviews("CERTIF_SCOLARITE", "{\"decision\":\"ACCEPTED\"}")
                .statusCode(200)
                .body("colour", equalTo("GREEN"));

        assertThat(camille.told().stream().filter(type -> !type.startsWith("documents.DocumentIssued")))
                .containsExactly(
                        "documents.ChecklistIssued.v1",
                        "documents.PieceProvided.v1",
                        "documents.PieceProvided.v1",
                        "documents.PieceProvided.v1",
                        "documents.PieceRefused.v1",
                        "documents.PieceProvided.v1",
                        "documents.AllPiecesProvided.v1",
                        "documents.PieceAccepted.v1",
                        "documents.PieceAccepted.v1",
                        "documents.PieceAccepted.v1",
                        "documents.FileApproved.v1");
    }

    @Test
    void theDocumentsOfTheRegistrationAreWrittenAndOpened() {
        var camille = new Journey().named().confirmed(1).withChecklist();

        eventually(() -> documents(camille).size() == 2);

        var summary = given().auth()
                .oauth2(camille.candidate())
                .queryParam("registrationId", camille.registration)
                .get("/v1/documents")
                .then()
                .statusCode(200)
                .body("items.kind", hasItems("REGISTRATION_SUMMARY", "CHECKLIST"))
                .extract()
                .jsonPath()
                .getString("items.find { it.kind == 'REGISTRATION_SUMMARY' }.id");
        given().auth()
                .oauth2(camille.candidate())
                .get("/v1/documents/{id}/content", summary)
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .body(startsWith("%PDF-"));
        given().auth()
                .oauth2(new Journey().candidate())
                .get("/v1/documents/{id}/content", summary)
                .then()
                .statusCode(404);
    }

    @Test
    void aDocumentWaitsForTheNameOfItsCandidate() {
        var camille = new Journey().confirmed(1).withChecklist();
        assertThat(documents(camille)).isEmpty();

        camille.named();

        eventually(() -> documents(camille).size() == 2);
    }

    private static java.util.List<String> documents(Journey journey) {
        return given().auth()
                .oauth2(journey.candidate())
                .queryParam("registrationId", journey.registration)
                .get("/v1/documents")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.kind");
    }
}
