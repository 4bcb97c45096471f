package fr.palmares.documents.retention;

import static fr.palmares.documents.Journey.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import fr.palmares.documents.Journey;
import fr.palmares.documents.storage.Bucket;
import fr.palmares.documents.storage.Objects;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is kept, what goes, and what an appeal holds: looked for in the buckets. */
@QuarkusTest
class RetentionTest {

    /** The year of exam session 2016 and two more have passed; nobody else of these tests sits then. */
    private static final Instant AFTER = Instant.parse("2018-12-31T23:00:00Z");

    @Inject
    Purge purge;

    @Inject
    Objects objects;

    @Test
    void piecesGoWhenTheirTimeIsOverAndTheHashStays() {
        var camille = of(2016).named().confirmed(1).withChecklist().provides("IDENTITE");
        eventually(() -> documents(camille).size() == 2);

        purge.purge(AFTER.minusNanos(1));
        assertThat(keys(camille, Bucket.PIECES)).hasSize(1);
        purge.purge(AFTER);

        assertThat(keys(camille, Bucket.PIECES)).isEmpty();
        assertThat(keys(camille, Bucket.GENERATED)).isEmpty();
        given().auth()
                .oauth2(camille.candidate())
                .get("/v1/checklists/{id}/pieces/IDENTITE/content", camille.registration)
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(camille.candidate())
                .get("/v1/checklists/{id}/pieces/IDENTITE/versions", camille.registration)
                .then()
                .statusCode(200)
                .body("[0].originalName", nullValue())
                .body("[0].sha256.length()", equalTo(64));
    }

    @Test
    void anAppealHoldsEverythingUntilItEnded() {
        var camille = of(2015).confirmed(1).withChecklist().provides("IDENTITE");
        hold(camille, 204);

        purge.purge(AFTER);
        assertThat(keys(camille, Bucket.PIECES)).hasSize(1);
        given().auth()
                .oauth2(camille.examOffice())
                .delete("/v1/checklists/{id}/appeal-hold", camille.registration)
                .then()
                .statusCode(204);
        purge.purge(AFTER);

        assertThat(keys(camille, Bucket.PIECES)).isEmpty();
    }

    @Test
    void anErasedPersonLeavesNothingInAnyBucketNorAnyRow() {
        var camille = new Journey();
        camille.specialty = "TP-2011";
        camille.named().confirmed(1).withChecklist().provides("IDENTITE", "R408_DISPENSE_MEDICAL");
        eventually(() -> documents(camille).size() == 2);
        assertThat(keys(camille, Bucket.MEDICAL)).hasSize(1);

        erased(camille);

        eventually(() -> given().auth()
                        .oauth2(camille.candidate())
                        .get("/v1/checklists/{id}", camille.registration)
                        .statusCode()
                == 404);
        for (var bucket : Bucket.values()) {
            assertThat(keys(camille, bucket)).as(bucket.name()).isEmpty();
        }
        assertThat(documents(camille)).isEmpty();
    }

    @Test
    void anErasureWaitsForTheEndOfAnAppeal() {
        var camille = new Journey().confirmed(1).withChecklist().provides("IDENTITE");
        hold(camille, 204);
        erased(camille);
        var other = new Journey().confirmed(1).withChecklist();
        erased(other);
        eventually(() -> given().auth()
                        .oauth2(other.candidate())
                        .get("/v1/checklists/{id}", other.registration)
                        .statusCode()
                == 404);

        assertThat(keys(camille, Bucket.PIECES)).hasSize(1);
        given().auth()
                .oauth2(camille.examOffice())
                .delete("/v1/checklists/{id}/appeal-hold", camille.registration)
                .then()
                .statusCode(204);

        eventually(() -> keys(camille, Bucket.PIECES).isEmpty());
    }

    private static Journey of(int examSession) {
        var journey = new Journey();
        journey.examSession = examSession;
        return journey;
    }

    private static void hold(Journey journey, int expected) {
        given().auth()
                .oauth2(journey.examOffice())
                .contentType("application/json")
                .body("{\"reason\":\"Recours gracieux\"}")
                .put("/v1/checklists/{id}/appeal-hold", journey.registration)
                .then()
                .statusCode(expected);
    }

    private static void erased(Journey journey) {
        Journey.KAFKA.send(
                "account.events",
                journey.person.toString(),
                "account.AccountErased.v1",
                UUID.randomUUID(),
                "{\"personId\":\"%s\"}".formatted(journey.person));
    }

    private static List<String> documents(Journey journey) {
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

    private List<String> keys(Journey journey, Bucket bucket) {
        var keys = new ArrayList<String>();
        objects.list(bucket, (key, _) -> {
            if (key.startsWith(journey.registration + "/")) {
                keys.add(key);
            }
        });
        return keys;
    }
}
