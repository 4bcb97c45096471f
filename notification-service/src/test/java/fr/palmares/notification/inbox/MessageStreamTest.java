package fr.palmares.notification.inbox;

import static fr.palmares.notification.World.as;
import static fr.palmares.notification.World.person;
import static fr.palmares.notification.World.refusedPiece;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.palmares.backends.TestKafka;
import fr.palmares.backends.TestTokens;
import fr.palmares.notification.EventStream;
import fr.palmares.notification.World;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
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

            await().atMost(PATIENCE).until(() -> browser.data().size() == 1);
            assertThat(browser.data()).anyMatch(line -> line.contains("PIECE_REFUSED"));
        }
    }

    @Test
    void whoComesBackMissesNothingAndGetsNothingTwice() throws Exception {
        String last;
        try (var browser = listen(nina, null)) {
            tell(nina);
            await().atMost(PATIENCE).until(() -> browser.data().size() == 1);
            last = browser.ids().getFirst();
        }
        tell(nina);
        tell(nina);
        await().atMost(PATIENCE).until(() -> world.count("message WHERE person_id = ?1", nina) == 3);

        try (var browser = listen(nina, last)) {
            await().atMost(PATIENCE).until(() -> browser.data().size() == 2);
            tell(nina);
            await().atMost(PATIENCE).until(() -> browser.data().size() == 3);
            assertThat(browser.ids()).doesNotHaveDuplicates();
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

            await().atMost(PATIENCE).until(() -> browser.data().size() == 1);
            String id = as(nina).get("/v1/messages").path("items[0].id");
            assertThat(browser.data()).anyMatch(line -> line.contains(id));
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
            await().atMost(PATIENCE).until(() -> atTheBeginning.data().size() == 2);
            tell(nina);
            await().atMost(PATIENCE).until(() -> atTheEnd.data().size() == 1);
            await().atMost(PATIENCE).until(() -> justBefore.data().size() == 2);
            await().atMost(PATIENCE).until(() -> atTheBeginning.data().size() == 3);
            assertThat(beyond.data()).isEmpty();
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
            await().atMost(PATIENCE).until(() -> browser.data().size() == 1_050);
            assertThat(browser.ids()).doesNotHaveDuplicates();
        }
    }

    @Test
    void anEventOfAnotherFeedIsRefused() throws Exception {
        for (var foreign : List.of("bWVzc2FnZXMfNw", "%%%", "nonsense")) {
            var answer = EventStream.refused(stream, token(nina), foreign);

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        }
    }

    private EventStream listen(UUID person, String last) throws Exception {
        return EventStream.of(stream, token(person), last);
    }

    private static String token(UUID person) {
        return TestTokens.of("candidate").person(person).token();
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
