package fr.palmares.documents.upload;

import static fr.palmares.documents.Journey.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import fr.palmares.documents.Journey;
import fr.palmares.documents.storage.Bucket;
import fr.palmares.documents.storage.Objects;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Files that go straight to the store, by a form signed for one type and one size. */
@QuarkusTest
class SlotsTest {

    @Inject
    Slots slots;

    @Inject
    Objects objects;

    @Test
    void aFileBroughtToTheStoreIsCheckedLikeAnyOther() {
        var camille = new Journey().confirmed(1).withChecklist();
        var slot = opens(camille).statusCode(201).extract().jsonPath();

        completes(camille, slot).statusCode(409).body("type", equalTo("/problems/file-not-arrived"));
        assertThat(brings(slot, Journey.pdf("straight"))).isBetween(200, 204);
        completes(camille, slot).statusCode(202).body("version", equalTo(1));
        completes(camille, slot).statusCode(202).body("version", equalTo(1));

        eventually(() -> camille.state("IDENTITE").equals("PROVIDED"));
        given().auth()
                .oauth2(camille.candidate())
                .get("/v1/checklists/{id}/pieces/IDENTITE/versions", camille.registration)
                .then()
                .statusCode(200)
                .body("size()", equalTo(1))
                .body("[0].originalName", equalTo("carte.pdf"));
    }

    @Test
    void aFileWhoseSenderNeverSaidSoIsFound() {
        var camille = new Journey().confirmed(1).withChecklist();
        var slot = opens(camille).extract().jsonPath();
        assertThat(brings(slot, Journey.pdf("forgotten"))).isBetween(200, 204);

        slots.sweep(Duration.ofSeconds(-1));

        eventually(() -> camille.state("IDENTITE").equals("PROVIDED"));
    }

    @Test
    void whatIsNotWhatItClaimsIsTurnedAwayByTheChecks() {
        var camille = new Journey().confirmed(1).withChecklist();
        var slot = opens(camille).extract().jsonPath();
        assertThat(brings(slot, "PK zip".getBytes(StandardCharsets.US_ASCII))).isBetween(200, 204);
        completes(camille, slot).statusCode(202);

        eventually(() -> !camille.state("IDENTITE").equals("UPLOADED"));

        assertThat(camille.state("IDENTITE")).isEqualTo("EXPECTED");
        given().auth()
                .oauth2(camille.candidate())
                .get("/v1/checklists/{id}/pieces/IDENTITE/versions", camille.registration)
                .then()
                .body("[0].problem", equalTo("UNKNOWN_TYPE"));
    }

    @Test
    void theStoreItselfRefusesALargerFileAndAnotherPlace() {
        var camille = new Journey().confirmed(1).withChecklist();
        var slot = opens(camille).extract().jsonPath();
        var large = new byte[slot.getInt("maxBytes") + 1];
        Arrays.fill(large, (byte) ' ');

        assertThat(brings(slot, large)).isGreaterThanOrEqualTo(400);
        Map<String, String> elsewhere = slot.getMap("fields");
        elsewhere.put("key", camille.registration + "/elsewhere");
        assertThat(post(slot.getString("url"), elsewhere, Journey.pdf("x"))).isGreaterThanOrEqualTo(400);

        assertThat(objects.exists(Bucket.QUARANTINE, camille.registration + "/elsewhere"))
                .isFalse();
        completes(camille, slot).statusCode(409);
    }

    @Test
    void someoneElsesPlaceIsNotTheirs() {
        var camille = new Journey().confirmed(1).withChecklist();
        var slot = opens(camille).extract().jsonPath();
        var other = new Journey().confirmed(1).withChecklist();

        given().auth()
                .oauth2(other.candidate())
                .put(
                        "/v1/checklists/{id}/pieces/IDENTITE/upload-slots/{slot}/completion",
                        camille.registration,
                        slot.getString("id"))
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(other.candidate())
                .put(
                        "/v1/checklists/{id}/pieces/IDENTITE/upload-slots/{slot}/completion",
                        other.registration,
                        slot.getString("id"))
                .then()
                .statusCode(404);
    }

    private static ValidatableResponse opens(Journey journey) {
        return given().auth()
                .oauth2(journey.candidate())
                .contentType("application/json")
                .body("{\"type\":\"PDF\",\"fileName\":\"../carte.pdf\"}")
                .post("/v1/checklists/{id}/pieces/IDENTITE/upload-slots", journey.registration)
                .then();
    }

    private static ValidatableResponse completes(Journey journey, JsonPath slot) {
        return given().auth()
                .oauth2(journey.candidate())
                .put(
                        "/v1/checklists/{id}/pieces/IDENTITE/upload-slots/{slot}/completion",
                        journey.registration,
                        slot.getString("id"))
                .then();
    }

    private static int brings(JsonPath slot, byte[] file) {
        return post(slot.getString("url"), slot.getMap("fields"), file);
    }

    private static int post(String url, Map<String, String> fields, byte[] file) {
        var form = given();
        fields.forEach(form::multiPart);
        return form.multiPart("file", "file.pdf", file, "application/pdf")
                .post(url)
                .statusCode();
    }
}
