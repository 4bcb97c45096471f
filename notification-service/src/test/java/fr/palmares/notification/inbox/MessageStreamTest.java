package fr.palmares.notification.inbox;

import static fr.palmares.notification.World.as;
import static fr.palmares.notification.World.person;
import static fr.palmares.notification.World.refusedPiece;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.palmares.backends.TestKafka;
import fr.palmares.backends.TestTokens;
import fr.palmares.notification.World;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MessageStreamTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TestHTTPResource("/v1/messages/stream")
    URI stream;

    @Inject
    World world;

    private final TestKafka kafka = TestKafka.ofThisRun();
    private final UUID nina = UUID.randomUUID();

    @BeforeEach
    void ninaIsKnown() {
        known(nina);
    }

    @Test
    void aMessageArrivesWhileOneListens() throws Exception {
        try (var browser = listen(nina, null)) {
            tell(nina);

            await().atMost(PATIENCE).until(() -> browser.count("data:") == 1);
            assertThat(browser.lines).anyMatch(line -> line.contains("PIECE_REFUSED"));
        }
    }

    @Test
    void whoComesBackMissesNothingAndGetsNothingTwice() throws Exception {
        String last;
        try (var browser = listen(nina, null)) {
            tell(nina);
            await().atMost(PATIENCE).until(() -> browser.count("data:") == 1);
            last = browser.lines.stream()
                    .filter(line -> line.startsWith("id:"))
                    .findFirst()
                    .orElseThrow()
                    .substring(3)
                    .strip();
        }
        tell(nina);
        tell(nina);
        await().atMost(PATIENCE).until(() -> world.count("message WHERE person_id = ?1", nina) == 3);

        try (var browser = listen(nina, last)) {
            await().atMost(PATIENCE).until(() -> browser.count("data:") == 2);
            tell(nina);
            await().atMost(PATIENCE).until(() -> browser.count("data:") == 3);
            assertThat(browser.lines.stream().filter(line -> line.startsWith("id:")))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void nobodyHearsOfTheMessagesOfOthers() throws Exception {
        var other = UUID.randomUUID();
        known(other);
        try (var browser = listen(nina, null)) {
            tell(other);
            await().atMost(PATIENCE).until(() -> world.count("message WHERE person_id = ?1", other) == 1);
            tell(nina);

            await().atMost(PATIENCE).until(() -> browser.count("data:") == 1);
            String id = as(nina).get("/v1/messages").path("items[0].id");
            assertThat(browser.lines).anyMatch(line -> line.contains(id));
        }
    }

    @Test
    void whoHasSeenTheLastGetsOnlyWhatIsNewAndWhoHasSeenNoneGetsAll() throws Exception {
        tell(nina);
        tell(nina);
        await().atMost(PATIENCE).until(() -> world.count("message WHERE person_id = ?1", nina) == 2);
        var last = Long.parseLong(
                world.text("SELECT max(sequence)::text FROM message WHERE person_id = CAST(?1 AS uuid)", nina));

        try (var atTheEnd = listen(nina, MessageStreamResource.id(last));
                var atTheBeginning = listen(nina, MessageStreamResource.id(0));
                var justBefore = listen(nina, MessageStreamResource.id(last - 1));
                var beyond = listen(nina, MessageStreamResource.id(last + 1_000_000))) {
            await().atMost(PATIENCE).until(() -> atTheBeginning.count("data:") == 2);
            tell(nina);
            await().atMost(PATIENCE).until(() -> atTheEnd.count("data:") == 1);
            await().atMost(PATIENCE).until(() -> justBefore.count("data:") == 2);
            await().atMost(PATIENCE).until(() -> atTheBeginning.count("data:") == 3);
            assertThat(beyond.count("data:")).isZero();
        }
    }

    @Test
    void moreThanAThousandMissedMessagesComeInOrderAndOnce() throws Exception {
        QuarkusTransaction.requiringNew().run(() -> {
            for (var i = 0; i < 1_050; i++) {
                world.insertMessage(UUID.randomUUID(), nina);
            }
        });

        try (var browser = listen(nina, MessageStreamResource.id(0))) {
            await().atMost(PATIENCE).until(() -> browser.count("data:") == 1_050);
            assertThat(browser.lines.stream().filter(line -> line.startsWith("id:")))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void anEventOfAnotherFeedIsRefused() throws Exception {
        for (var foreign : List.of("bWVzc2FnZXMfNw", "%%%", "nonsense")) {
            var answer = HttpClient.newHttpClient().send(request(nina, foreign), HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        }
    }

    private record Browser(HttpClient client, List<String> lines) implements AutoCloseable {

        long count(String beginning) {
            return lines.stream().filter(line -> line.startsWith(beginning)).count();
        }

        @Override
        public void close() {
            client.shutdownNow();
        }
    }

    private Browser listen(UUID person, String last) throws Exception {
        var client = HttpClient.newHttpClient();
        var lines = new CopyOnWriteArrayList<String>();
        var answer = client.send(request(person, last), HttpResponse.BodyHandlers.ofLines());
        assertThat(answer.statusCode()).isEqualTo(200);
        Thread.ofVirtual().start(() -> {
            try {
                answer.body().forEach(lines::add);
            } catch (RuntimeException _) {
                // the browser was closed
            }
        });
        return new Browser(client, lines);
    }

    private HttpRequest request(UUID person, String last) {
        var request = HttpRequest.newBuilder(stream)
                .header("Accept", last == null ? "text/event-stream" : "text/event-stream, application/problem+json")
                .header(
                        "Authorization",
                        "Bearer " + TestTokens.of("candidate").person(person).token());
        return (last == null ? request : request.header("Last-Event-ID", last)).build();
    }

    private void known(UUID person) {
        kafka.send("account.people", person.toString(), "account.Person.v1", UUID.randomUUID(), person(person));
        await().atMost(PATIENCE).until(() -> world.count("recipient WHERE person_id = ?1", person) == 1);
    }

    private void tell(UUID person) {
        kafka.send(
                "documents.events",
                person.toString(),
                "documents.PieceRefused.v1",
                UUID.randomUUID(),
                refusedPiece(person));
    }
}
