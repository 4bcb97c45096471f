package fr.palmares.platform.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import fr.palmares.backends.TestTokens;
import fr.palmares.platform.events.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChangesResourceTest {

    @Inject
    Outbox outbox;

    @Inject
    EntityManager database;

    @Test
    void aFactCommittedLateIsNeverSkipped() throws Exception {
        var start = end();
        var written = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        var early = UUID.randomUUID();
        var late = UUID.randomUUID();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = threads.submit(() -> QuarkusTransaction.requiringNew().run(() -> {
                append(late, "17");
                database.flush();
                written.countDown();
                await(mayCommit);
            }));
            await(written);
            QuarkusTransaction.requiringNew().run(() -> append(early, "17"));

            var whileOpen = read(start, "17");
            mayCommit.countDown();
            slow.get();
            var after = read(whileOpen.getString("next"), "17");

            assertThat(whileOpen.getList("items.subject")).isEmpty();
            assertThat(after.getList("items.subject")).containsExactly(late.toString(), early.toString());
        }
    }

    @Test
    void anIntegratorSeesTheFactsOfItsAcademiesOnly() {
        var start = end();
        var ours = UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> {
            append(UUID.randomUUID(), "02");
            append(ours, "17");
        });

        var seen = read(start, "17");

        assertThat(seen.getList("items.subject")).containsExactly(ours.toString());
        assertThat(seen.getString("items[0].data.academy")).isEqualTo("17");
    }

    @Test
    void aRolledBackCommandLeavesNoFact() {
        var start = end();
        QuarkusTransaction.begin();
        append(UUID.randomUUID(), "17");
        QuarkusTransaction.rollback();

        assertThat(read(start, "17").getList("items")).isEmpty();
    }

    @Test
    void aCursorFromAnotherFeedIs400() {
        given().auth()
                .oauth2(TestTokens.of("integrator").academies("17").token())
                .queryParam("after", Cursor.encode("grading", 1, 1))
                .when()
                .get("/v1/changes")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/foreign-cursor"))
                .body("errors[0].pointer", equalTo("#cursor"));
    }

    /** The application under test withholds the member {@code key}. */
    @Test
    void whatOpensSomethingIsNotToldToOthers() {
        var start = end();
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.append(
                        "platform.ThingMade.v1",
                        UUID.randomUUID(),
                        Map.of("academy", "17", "key", "K-1234", "text", "the \"key\" of it")));

        var data = read(start, "17").getMap("items[0].data");

        assertThat(data).hasSize(2).containsEntry("text", "the \"key\" of it").containsKey("academy");
    }

    private void append(UUID subject, String academy) {
        outbox.append("platform.ThingMade.v1", subject, Map.of("academy", academy));
    }

    private static String end() {
        var next = "";
        while (true) {
            var page = read(next, "*");
            if (page.getList("items").isEmpty()) {
                return page.getString("next");
            }
            next = page.getString("next");
        }
    }

    private static JsonPath read(String after, String academy) {
        return given().auth()
                .oauth2(TestTokens.of("integrator").academies(academy).token())
                .queryParam("after", after)
                .when()
                .get("/v1/changes")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
