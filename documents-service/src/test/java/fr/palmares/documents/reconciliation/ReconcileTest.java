package fr.palmares.documents.reconciliation;

import static fr.palmares.documents.Journey.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.documents.Journey;
import fr.palmares.documents.storage.Bucket;
import fr.palmares.documents.storage.Objects;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReconcileTest {

    private static final Duration NO_GRACE = Duration.ofSeconds(-5);

    @Inject
    Reconcile reconcile;

    @Inject
    Objects objects;

    @Test
    void anObjectThatNoRowKnowsGoesAndTheOthersStay() {
        var camille = new Journey().confirmed(1).withChecklist().provides("IDENTITE");
        var orphan = objects.newKey("nobody");
        objects.put(Bucket.PIECES, orphan, new byte[3], "application/pdf");

        reconcile.reconcile(Duration.ofHours(1));
        assertThat(objects.exists(Bucket.PIECES, orphan)).isTrue();
        reconcile.reconcile(NO_GRACE);

        assertThat(objects.exists(Bucket.PIECES, orphan)).isFalse();
        given().auth()
                .oauth2(camille.candidate())
                .get("/v1/checklists/{id}/pieces/IDENTITE/content", camille.registration)
                .then()
                .statusCode(200);
    }

    @Test
    void aDocumentWhoseObjectIsGoneIsRenderedAgainToTheSameBytes() {
        var camille = new Journey().named().confirmed(1).withChecklist();
        eventually(() -> hashes(camille).size() == 2);
        var before = hashes(camille);
        keys(camille).forEach(key -> objects.remove(Bucket.GENERATED, key));

        reconcile.reconcile(Duration.ofHours(1));

        eventually(() -> hashes(camille).size() == 2);
        assertThat(hashes(camille)).containsExactlyInAnyOrderElementsOf(before);
        assertThat(keys(camille)).hasSize(2);
    }

    private List<String> keys(Journey journey) {
        var keys = new ArrayList<String>();
        objects.list(Bucket.GENERATED, (key, _) -> {
            if (key.startsWith(journey.registration + "/")) {
                keys.add(key);
            }
        });
        return keys;
    }

    private static List<String> hashes(Journey journey) {
        return given().auth()
                .oauth2(journey.candidate())
                .queryParam("registrationId", journey.registration)
                .get("/v1/documents")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.sha256", String.class);
    }
}
