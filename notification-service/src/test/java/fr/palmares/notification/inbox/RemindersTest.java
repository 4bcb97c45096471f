package fr.palmares.notification.inbox;

import static fr.palmares.notification.World.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.palmares.backends.Catalogue;
import fr.palmares.backends.TestKafka;
import fr.palmares.notification.World;
import fr.palmares.notification.deadline.Deadlines;
import fr.palmares.platform.events.Fact;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deadlines near are told to those concerned, once per notice. The calendar's session differs in each test. */
@QuarkusTest
class RemindersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NEAR = "message WHERE kind = 'DEADLINE_NEAR' AND person_id = ?1";

    @Inject
    World world;

    @Inject
    ReminderRound round;

    @Inject
    Deadlines deadlines;

    private final TestKafka kafka = TestKafka.ofThisRun();
    private final UUID nina = UUID.randomUUID();
    private final UUID registration = UUID.randomUUID();
    private final int examSession = 3000 + (int) (Math.random() * 1_000_000);

    @BeforeEach
    void ninaIsKnown() {
        kafka.send("account.people", nina.toString(), "account.Person.v1", UUID.randomUUID(), person(nina));
        await().atMost(PATIENCE).until(() -> world.count("recipient WHERE person_id = ?1", nina) == 1);
    }

    @Test
    void whoHasNotConfirmedIsRemindedOnceAWeekBeforeTheClosing() {
        calendar(1, Instant.now().plus(Duration.ofDays(30)));
        registered("RegistrationImported");
        await().atMost(PATIENCE).until(() -> world.count("awaited WHERE person_id = ?1", nina) == 1);
        round.run();
        assertThat(world.count(NEAR, nina)).isZero();

        itIsAWeekBefore();

        round.run();
        await().atMost(PATIENCE).until(() -> world.count(NEAR, nina) == 1);
        round.run();
        assertThat(world.count(NEAR, nina)).isOne();
        assertThat(world.text(
                        "SELECT body FROM message WHERE kind = 'DEADLINE_NEAR' AND CAST(person_id AS text) = ?1", nina))
                .contains("pas encore confirmée", "au plus tard le");
    }

    @Test
    void whoHasConfirmedIsLeftAlone() {
        calendar(1, Instant.now().plus(Duration.ofDays(30)));
        registered("RegistrationImported");
        registered("RegistrationConfirmed");
        await().atMost(PATIENCE).until(() -> world.count("awaited WHERE done AND person_id = ?1", nina) == 1);

        itIsAWeekBefore();
        round.run();

        assertThat(world.count(NEAR, nina)).isZero();
    }

    @Test
    void aCalendarThatComesAfterTheRegistrationOrIsMovedCounts() {
        registered("RegistrationImported");
        await().atMost(PATIENCE).until(() -> world.count("awaited WHERE person_id = ?1", nina) == 1);
        calendar(2, Instant.now().plus(Duration.ofDays(30)));
        await().atMost(PATIENCE)
                .until(() -> world.count("awaited WHERE deadline > now() AND person_id = ?1", nina) == 1);
        calendar(1, Instant.now().plus(Duration.ofDays(1)));
        calendar(3, Instant.now().plus(Duration.ofDays(60)));

        await().atMost(PATIENCE)
                .until(() -> world.count("awaited WHERE deadline > now() + interval '50 days' AND person_id = ?1", nina)
                        == 1);
    }

    @Test
    void piecesStillOwedAreNamedTogether() {
        registered("RegistrationConfirmed");
        checklist(Instant.now().plus(Duration.ofDays(30)));
        fact("documents.events", "documents.PieceProvided.v1", ",\"code\":\"IDENTITE\",\"version\":1");
        await().atMost(PATIENCE).until(() -> world.count("awaited WHERE done AND person_id = ?1", nina) == 1);

        itIsAWeekBefore();
        round.run();

        await().atMost(PATIENCE).until(() -> world.count(NEAR, nina) == 1);
        assertThat(world.text(
                        "SELECT body FROM message WHERE kind = 'DEADLINE_NEAR' AND CAST(person_id AS text) = ?1", nina))
                .contains("– Certificat de scolarité", "– Récapitulatif")
                .doesNotContain("identité");
    }

    @Test
    void aRefusedPieceIsOwedAgain() {
        registered("RegistrationConfirmed");
        checklist(Instant.now().plus(Duration.ofDays(30)));
        fact("documents.events", "documents.PieceProvided.v1", ",\"code\":\"IDENTITE\",\"version\":1");
        fact(
                "documents.events",
                "documents.PieceRefused.v1",
                ",\"code\":\"IDENTITE\",\"label\":\"Pièce d’identité\",\"version\":1,\"reason\":\"ILLEGIBLE\"");

        await().atMost(PATIENCE)
                .until(() -> world.count("message WHERE kind = 'PIECE_REFUSED' AND person_id = ?1", nina) == 1);
        assertThat(world.count("awaited WHERE done AND person_id = ?1", nina)).isZero();
    }

    @Test
    void everyProducersExampleCanBeFollowed() {
        Catalogue.types().stream().filter(Catalogue::hasExample).forEach(type -> {
            QuarkusTransaction.begin();
            deadlines.follow(Fact.read(record(type)));
            QuarkusTransaction.rollback();
        });
    }

    private static ConsumerRecord<String, String> record(String type) {
        var record = new ConsumerRecord<>("topic", 0, 0, "key", Catalogue.example(type));
        Map.of("ce_id", UUID.randomUUID().toString(), "ce_type", type, "ce_time", "2025-11-01T00:00:00Z")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    @Test
    void aCancelledRegistrationOwesNothing() {
        registered("RegistrationConfirmed");
        checklist(Instant.now().plus(Duration.ofDays(30)));
        registered("RegistrationCancelled");
        await().atMost(PATIENCE)
                .until(() -> world.count("followed_registration WHERE ended AND person_id = ?1", nina) == 1);
        await().atMost(PATIENCE).until(() -> world.count("awaited WHERE person_id = ?1", nina) == 3);

        itIsAWeekBefore();
        round.run();

        assertThat(world.count(NEAR, nina)).isZero();
    }

    @Test
    void anAcceptedPieceIsCalledAsTheChecklistCalledIt() {
        registered("RegistrationConfirmed");
        checklist(Instant.now().plus(Duration.ofDays(30)));
        fact("documents.events", "documents.PieceAccepted.v1", ",\"code\":\"CERTIF_SCOLARITE\",\"version\":1");

        await().atMost(PATIENCE)
                .until(() -> world.count(
                                "message WHERE kind = 'PIECE_ACCEPTED' AND body LIKE '%Certificat de scolarité%'"
                                        + " AND person_id = ?1",
                                nina)
                        == 1);
    }

    /** Instead of waiting three weeks. */
    private void itIsAWeekBefore() {
        world.change("UPDATE awaited SET deadline = deadline - interval '24 days' WHERE person_id = ?1", nina);
    }

    private void calendar(int version, Instant closes) {
        kafka.send(
                "registration.events",
                examSession + "-17",
                "registration.CalendarPublished.v1",
                UUID.randomUUID(),
                """
                {"examSession":%d,"academy":"17","version":%d,"zone":"Europe/Paris","registrationOpens":"2025-10-01T00:00:00Z",
                 "registrationCloses":"%s","piecesDeadline":"%s","laterPieces":[]}""".formatted(examSession, version, closes, closes));
    }

    private void checklist(Instant deadline) {
        fact("documents.events", "documents.ChecklistIssued.v1", """
                ,"registrationVersion":1,"pieces":[
                 {"code":"IDENTITE","label":"Pièce d’identité","deadline":"%1$s","mandatory":true},
                 {"code":"CONFIRMATION","label":"Récapitulatif","deadline":"%1$s","mandatory":true},
                 {"code":"CERTIF_SCOLARITE","label":"Certificat de scolarité","deadline":"%1$s","mandatory":true}]""".formatted(deadline));
    }

    private void registered(String fact) {
        fact(
                "registration.events",
                "registration." + fact + ".v1",
                ",\"examSession\":%d,\"version\":1,\"state\":\"PRE_REGISTERED\",\"reason\":\"WITHDRAWN\",\"text\":\"À votre demande.\""
                        .formatted(examSession));
    }

    private void fact(String topic, String type, String more) {
        kafka.send(
                topic,
                registration.toString(),
                type,
                UUID.randomUUID(),
                "{\"registrationId\":\"%s\",\"personId\":\"%s\",\"academy\":\"17\"%s}"
                        .formatted(registration, nina, more));
    }
}
