package fr.palmares.notification.inbox;

import static fr.palmares.notification.World.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.palmares.backends.TestKafka;
import fr.palmares.notification.World;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who has a professional file to provide is told of the window, once. The exam session differs in each test. */
@QuarkusTest
class WindowRoundTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TOLD = "message WHERE kind = 'PROFESSIONAL_WINDOW_OPEN' AND person_id = ?1";

    @Inject
    World world;

    @Inject
    WindowRound round;

    private final TestKafka kafka = TestKafka.ofThisRun();
    private final int examSession = 3000 + (int) (Math.random() * 1_000_000);
    private final Instant soon = Instant.now().plus(Duration.ofDays(30));

    @Test
    void theConfirmedOfTheSpecialtyAndTheAcademyAreToldOnceAndNobodyElse() {
        var concerned = candidate("RegistrationConfirmed", "MCO-2024", "17");
        var otherSpecialty = candidate("RegistrationConfirmed", "MS-B", "17");
        var otherAcademy = candidate("RegistrationConfirmed", "MCO-2024", "02");
        var unconfirmed = candidate("RegistrationImported", "MCO-2024", "17");
        var window = opened(UUID.randomUUID(), "17", false, soon);

        await().atMost(PATIENCE).until(() -> world.count(TOLD, concerned) == 1);
        theWindowIsTold(window);
        round.run();

        assertThat(world.count(TOLD, concerned)).isOne();
        assertThat(world.count(TOLD, otherSpecialty)).isZero();
        assertThat(world.count(TOLD, otherAcademy)).isZero();
        assertThat(world.count(TOLD, unconfirmed)).isZero();
        assertThat(world.text(
                        "SELECT body FROM message WHERE CAST(person_id AS text) = ?1"
                                + " AND kind = 'PROFESSIONAL_WINDOW_OPEN'",
                        concerned))
                .contains("l’unité U5", "Relation client", "au plus tard le");
    }

    @Test
    void aWindowOfTheLeadAcademyIsForTheWholeCountry() {
        var here = candidate("RegistrationConfirmed", "MCO-2024", "17");
        var there = candidate("RegistrationConfirmed", "MCO-2024", "02");

        opened(UUID.randomUUID(), "17", true, soon);

        await().atMost(PATIENCE).until(() -> world.count(TOLD, here) == 1);
        await().atMost(PATIENCE).until(() -> world.count(TOLD, there) == 1);
    }

    @Test
    void whoConfirmsOrIsKnownOnlyAfterwardsIsToldThen() {
        var window = opened(UUID.randomUUID(), "17", false, soon);
        theWindowIsTold(window);

        var late = candidate("RegistrationConfirmed", "MCO-2024", "17");
        var unknown = UUID.randomUUID();
        registered("RegistrationConfirmed", unknown, "MCO-2024", "17");
        await().atMost(PATIENCE).until(() -> world.count(TOLD, late) == 1);
        assertThat(world.count(TOLD, unknown)).isZero();
        known(unknown);

        await().atMost(PATIENCE).until(() -> world.count(TOLD, unknown) == 1);
    }

    @Test
    void theSameFactTwiceAndAChangedRegistrationTellNothingTwice() {
        var nina = candidate("RegistrationConfirmed", "MCO-2024", "17");
        var window = UUID.randomUUID();
        opened(window, "17", false, soon);
        opened(window, "17", false, soon);
        await().atMost(PATIENCE).until(() -> world.count(TOLD, nina) == 1);

        registered("RegistrationAmended", nina, "MCO-2024", "17");
        await().atMost(PATIENCE)
                .until(() -> world.count("message WHERE kind = 'REGISTRATION_AMENDED' AND person_id = ?1", nina) == 1);

        assertThat(world.count(TOLD, nina)).isOne();
    }

    @Test
    void aWindowThatIsClosedIsToldToNobody() {
        var nina = candidate("RegistrationConfirmed", "MCO-2024", "17");

        theWindowIsTold(opened(UUID.randomUUID(), "17", false, Instant.now().minusSeconds(1)));

        assertThat(world.count(TOLD, nina)).isZero();
    }

    private void theWindowIsTold(UUID window) {
        await().atMost(PATIENCE)
                .until(() -> world.count("professional_window WHERE told AND window_id = ?1", window) == 1);
    }

    /** Somebody with a registration of their own, whose identifier is theirs. */
    private UUID candidate(String fact, String specialty, String academy) {
        var person = UUID.randomUUID();
        known(person);
        registered(fact, person, specialty, academy);
        await().atMost(PATIENCE).until(() -> world.count("followed_registration WHERE person_id = ?1", person) == 1);
        return person;
    }

    private void known(UUID person) {
        kafka.send("account.people", person.toString(), "account.Person.v1", UUID.randomUUID(), person(person));
        await().atMost(PATIENCE).until(() -> world.count("recipient WHERE person_id = ?1", person) == 1);
    }

    private void registered(String fact, UUID person, String specialty, String academy) {
        kafka.send(
                "registration.events",
                person.toString(),
                "registration." + fact + ".v1",
                UUID.randomUUID(),
                """
                {"registrationId":"%1$s","personId":"%1$s","examSession":%2$d,"academy":"%3$s","specialty":"%4$s",
                 "version":1,"state":"PRE_REGISTERED"}""".formatted(person, examSession, academy, specialty));
    }

    private UUID opened(UUID window, String academy, boolean nationwide, Instant closesAt) {
        kafka.send(
                "documents.events",
                window.toString(),
                "documents.ProfessionalWindowOpened.v1",
                UUID.randomUUID(),
                """
                {"windowId":"%s","examSession":%d,"specialty":"MCO-2024","academy":"%s","nationwide":%b,"unit":"U5",
                 "title":"Relation client","opensAt":"2026-03-02T07:00:00Z","closesAt":"%s"}""".formatted(window, examSession, academy, nationwide, closesAt));
        return window;
    }
}
