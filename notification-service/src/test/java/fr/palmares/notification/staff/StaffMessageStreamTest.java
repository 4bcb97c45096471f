package fr.palmares.notification.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.palmares.backends.TestTokens;
import fr.palmares.notification.EventStream;
import fr.palmares.platform.web.Cursor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** Each test has an académie and an establishment of its own. */
@QuarkusTest
class StaffMessageStreamTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TestHTTPResource("/v1/staff-messages/stream")
    URI stream;

    @Inject
    Session database;

    private final String academy = UUID.randomUUID().toString().substring(0, 8);
    private final String uai = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aMessageOfTheDeskArrivesWhileOneListens() throws Exception {
        written("EXAM_OFFICE", academy);
        try (var browser = listen(office(), null)) {
            var id = written("EXAM_OFFICE", academy);

            await().atMost(PATIENCE).until(() -> browser.data().size() == 1);
            assertThat(browser.data().getFirst()).contains(id.toString(), "\"Un dossier attend votre contrôle\"");
        }
    }

    @Test
    void whoComesBackMissesNothingAndGetsNothingTwice() throws Exception {
        String last;
        try (var browser = listen(office(), null)) {
            written("EXAM_OFFICE", academy);
            await().atMost(PATIENCE).until(() -> browser.data().size() == 1);
            last = browser.ids().getFirst();
        }
        var missed = List.of(written("EXAM_OFFICE", academy), written("EXAM_OFFICE", academy));

        try (var browser = listen(office(), last)) {
            await().atMost(PATIENCE).until(() -> browser.data().size() == 2);
            written("EXAM_OFFICE", academy);
            await().atMost(PATIENCE).until(() -> browser.data().size() == 3);
            assertThat(browser.ids()).doesNotHaveDuplicates().doesNotContain(last);
            assertThat(browser.data().get(0)).contains(missed.get(0).toString());
            assertThat(browser.data().get(1)).contains(missed.get(1).toString());
        }
    }

    @Test
    void nobodySeesTheDeskOfAnother() throws Exception {
        var beginning = LiveDesks.id(new LiveDesks.Place(0, 0));
        var elsewhere = UUID.randomUUID().toString().substring(0, 8);
        try (var office = listen(office(), beginning);
                var accommodation = listen(desk("accommodation-office"), beginning);
                var school = listen(school(), beginning);
                var roleWithoutScope =
                        listen(TestTokens.of("exam-office").uai(uai).token(), beginning);
                var otherAcademy =
                        listen(TestTokens.of("exam-office").academies(elsewhere).token(), beginning)) {
            var toOffice = written("EXAM_OFFICE", academy);
            var toAccommodation = written("ACCOMMODATION_OFFICE", academy);
            var toSchool = written("ESTABLISHMENT", uai);
            var toElsewhere = written("EXAM_OFFICE", elsewhere);

            await().atMost(PATIENCE)
                    .until(() -> List.of(office, accommodation, school, otherAcademy).stream()
                            .noneMatch(one -> one.data().isEmpty()));
            assertThat(otherAcademy.data()).singleElement().asString().contains(toElsewhere.toString());
            assertThat(office.data()).singleElement().asString().contains(toOffice.toString());
            assertThat(accommodation.data()).singleElement().asString().contains(toAccommodation.toString());
            assertThat(school.data()).singleElement().asString().contains(toSchool.toString());
            assertThat(roleWithoutScope.data()).isEmpty();
        }
    }

    @Test
    void aMessageThatWasCommittedLateIsNotPassedOver() throws Exception {
        var late = UUID.randomUUID();
        var written = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        try (var browser = listen(office(), null)) {
            var slow = Thread.ofPlatform()
                    .start(() -> QuarkusTransaction.requiringNew().run(() -> {
                        insert(late, "EXAM_OFFICE", academy);
                        written.countDown();
                        waitFor(mayCommit);
                    }));
            waitFor(written);
            var quick = written("EXAM_OFFICE", academy);
            mayCommit.countDown();
            slow.join();

            await().atMost(PATIENCE).until(() -> browser.data().size() == 2);
            assertThat(browser.data().get(0)).contains(late.toString());
            assertThat(browser.data().get(1)).contains(quick.toString());
        }
    }

    @Test
    void whatWasMissedAtSeveralDesksComesInOrderAndOnce() throws Exception {
        var last = LiveDesks.id(new LiveDesks.Place(0, 0));
        QuarkusTransaction.requiringNew().run(() -> {
            for (var i = 0; i < 130; i++) {
                insert(UUID.randomUUID(), "EXAM_OFFICE", academy);
            }
            for (var i = 0; i < 130; i++) {
                insert(UUID.randomUUID(), "EXAM_OFFICE", uai);
            }
        });
        var both = TestTokens.of("exam-office").academies(academy, uai).token();

        try (var browser = listen(both, last)) {
            await().atMost(PATIENCE).until(() -> browser.data().size() == 260);
            var numbers = browser.ids().stream()
                    .map(id -> Long.valueOf(Cursor.decode(id).get(2)))
                    .toList();
            assertThat(numbers).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void anEventOfAnotherFeedIsRefused() throws Exception {
        for (var foreign : List.of(
                Cursor.encode("message-stream", 7),
                Cursor.encode("staff-message-stream", 7),
                Cursor.encode("staff-message-stream", -1, 7),
                "%%%")) {
            var answer = EventStream.refused(stream, office(), foreign);

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        }
    }

    private EventStream listen(String token, String last) throws Exception {
        return EventStream.of(stream, token, last);
    }

    private String office() {
        return desk("exam-office");
    }

    private String desk(String role) {
        return TestTokens.of(role).academies(academy).token();
    }

    private String school() {
        return TestTokens.of("establishment").uai(uai).token();
    }

    private UUID written(String desk, String scope) {
        var id = UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> insert(id, desk, scope));
        return id;
    }

    private void insert(UUID id, String desk, String scope) {
        database.createNativeMutationQuery("INSERT INTO staff_message (id, fact_id, desk, scope, kind, at)"
                        + " VALUES (?1, ?1, ?2, ?3, 'FILE_TO_CONTROL', now())")
                .setParameter(1, id)
                .setParameter(2, desk)
                .setParameter(3, scope)
                .executeUpdate();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
