package fr.palmares.documents;

import static fr.palmares.documents.Journey.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import fr.palmares.documents.storage.Bucket;
import fr.palmares.documents.storage.Objects;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The store is cut in the middle of many uploads and comes back: no complete file without its objects. */
@QuarkusTest
class StoreOutageTest {

    private static final List<String> PIECES = List.of("CONFIRMATION", "IDENTITE", "CERTIF_SCOLARITE");

    /** Three uploads each; 67 for the two hundred of the proof, which takes a minute. */
    private static final int CANDIDATES = Integer.getInteger("palmares.test.outage.candidates", 20);

    private static final int CUT_AFTER = CANDIDATES;
    private static final long BEFORE_ONE_TRIES_AGAIN = 200_000_000L;

    @Inject
    Objects objects;

    @Test
    void noFileIsCompleteWithoutItsObjects() throws Exception {
        var file = Journey.pdf("page");
        var candidates = IntStream.range(0, CANDIDATES)
                .mapToObj(_ -> new Journey().confirmed(1))
                .toList();
        candidates.forEach(Journey::withChecklist);
        var received = new AtomicInteger();
        var refused = new AtomicInteger();

        try (var senders = Executors.newFixedThreadPool(8)) {
            var uploads = new ArrayList<Callable<Boolean>>();
            for (var piece : PIECES) {
                for (var candidate : candidates) {
                    uploads.add(() -> send(candidate, piece, file, received, refused));
                }
            }
            var cutting = senders.submit(() -> cut(received));
            for (var upload : senders.invokeAll(uploads)) {
                upload.get();
            }
            cutting.get();
        }

        assertThat(refused.get()).as("uploads refused while the store was away").isPositive();
        for (var candidate : candidates) {
            eventually(() -> candidate.completes().extract().statusCode() == 200);
        }
        var kept = new HashSet<String>();
        objects.list(Bucket.PIECES, (key, _) -> kept.add(key.substring(0, key.indexOf('/'))));
        for (var candidate : candidates) {
            assertThat(kept).contains(candidate.registration.toString());
            for (var piece : PIECES) {
                given().auth()
                        .oauth2(candidate.candidate())
                        .get("/v1/checklists/{id}/pieces/{code}/content", candidate.registration, piece)
                        .then()
                        .statusCode(200);
            }
        }
    }

    @Test
    void whileTheStoreIsAwayNothingOpensAndWhoeverAsksIsToldToTryAgain() {
        var camille = new Journey().confirmed(1).withChecklist().provides("IDENTITE");

        KillableStore.kill();
        try {
            opens(camille)
                    .statusCode(503)
                    .header("Retry-After", "10")
                    .body("type", equalTo("/problems/storage-unavailable"));
        } finally {
            KillableStore.again();
        }

        opens(camille).statusCode(200);
    }

    private static ValidatableResponse opens(Journey candidate) {
        return given().auth()
                .oauth2(candidate.candidate())
                .get("/v1/checklists/{id}/pieces/IDENTITE/content", candidate.registration)
                .then();
    }

    private static void cut(AtomicInteger received) {
        while (received.get() < CUT_AFTER) {
            LockSupport.parkNanos(1_000_000L);
        }
        KillableStore.kill();
        KillableStore.again();
    }

    /** As a client does: told to try again, it does. */
    private static boolean send(
            Journey candidate, String piece, byte[] file, AtomicInteger received, AtomicInteger refused) {
        while (true) {
            var answer = given().auth()
                    .oauth2(candidate.candidate())
                    .contentType("application/pdf")
                    .body(file)
                    .put("/v1/checklists/{id}/pieces/{code}", candidate.registration, piece);
            if (answer.statusCode() == 202) {
                received.incrementAndGet();
                return true;
            }
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("10");
            assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/storage-unavailable");
            refused.incrementAndGet();
            LockSupport.parkNanos(BEFORE_ONE_TRIES_AGAIN);
        }
    }
}
