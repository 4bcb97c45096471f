package fr.palmares.notification.mail;

import static fr.palmares.notification.World.person;
import static fr.palmares.notification.World.refusedPiece;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import fr.palmares.backends.TestKafka;
import fr.palmares.notification.Wire;
import fr.palmares.notification.World;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens to e-mails when the relay is away, refuses, or sends back. */
@QuarkusTest
class RelayTest {

    private static final int MANY = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int IN_FLIGHT = 16;
    private static final Pattern MESSAGE_ID =
            Pattern.compile("Message-ID: <([^@>]+)@palmares", Pattern.CASE_INSENSITIVE);

    Wire wire;

    @Inject
    World world;

    private final TestKafka kafka = TestKafka.ofThisRun();

    @AfterEach
    void letMailsGo() {
        world.mailSwitch(false);
    }

    @Test
    void theRelayGoesInTheMiddleOfAThousandAndComesBack() {
        var address = "everybody." + UUID.randomUUID() + "@example.org";
        world.mailSwitch(true);
        var people = Stream.generate(UUID::randomUUID).limit(MANY).toList();
        people.forEach(one -> world.change(
                "INSERT INTO recipient (person_id, given_names, family_name, email) VALUES (?1, 'Nina', 'Dupont', ?2)",
                one,
                address));
        people.forEach(this::tell);
        await().atMost(PATIENCE).until(() -> world.count("mail WHERE address = ?1", address) == MANY);
        assertThat(world.mails(address)).isEmpty();

        world.mailSwitch(false);
        await().atMost(PATIENCE).until(() -> accepted(address) >= MANY / 5);
        wire.cut();
        await().atMost(PATIENCE)
                .until(() ->
                        world.count("mail WHERE address = ?1 AND state = 'CREATED' AND attempts > 0", address) > 0);
        assertThat(accepted(address)).isLessThan(MANY);
        wire.mend();

        await().atMost(PATIENCE).until(() -> accepted(address) == MANY);
        var received = world.mails(address);
        var distinct = new HashSet<String>();
        received.forEach(mail -> {
            var id = MESSAGE_ID.matcher(mail);
            assertThat(id.find()).isTrue();
            distinct.add(id.group(1));
        });
        assertThat(distinct).hasSize(MANY);
        assertThat(received).hasSizeLessThanOrEqualTo(MANY + IN_FLIGHT);
    }

    @Test
    void anAddressTheServerRefusesBouncesAtOnce() {
        var nina = known("nina." + UUID.randomUUID() + Wire.UNKNOWN);

        tell(nina);

        await().atMost(PATIENCE).until(() -> world.count("mail WHERE person_id = ?1 AND state = 'BOUNCED'", nina) == 1);
        assertThat(world.count("mail WHERE person_id = ?1 AND attempts = 1", nina))
                .isOne();
        assertThat(bounced(nina, "REFUSED")).isOne();
    }

    @Test
    void anEmailThatComesBackIsABounceOnce() {
        var nina = known(null);
        tell(nina);
        await().atMost(PATIENCE)
                .until(() -> world.count("mail WHERE person_id = ?1 AND state = 'ACCEPTED'", nina) == 1);
        var mail = world.text("SELECT id::text FROM mail WHERE person_id = ?1", nina);

        World.administrator().put("/v1/mails/" + mail + "/bounce").then().statusCode(204);
        World.administrator().put("/v1/mails/" + mail + "/bounce").then().statusCode(204);

        assertThat(bounced(nina, "RETURNED")).isOne();
        World.administrator()
                .put("/v1/mails/" + UUID.randomUUID() + "/bounce")
                .then()
                .statusCode(404);
    }

    @Test
    void aDeliveryReportOfAFailureIsABounceAndItsExamOfficeHearsOfIt() {
        var nina = known(null);
        world.change(
                "INSERT INTO followed_registration (registration_id, person_id, exam_session, academy) VALUES (?1, ?2, 2026, ?3)",
                UUID.randomUUID(),
                nina,
                "desk-" + nina);
        tell(nina);
        await().atMost(PATIENCE)
                .until(() -> world.count("mail WHERE person_id = ?1 AND state = 'ACCEPTED'", nina) == 1);
        var mail = world.text("SELECT id::text FROM mail WHERE person_id = CAST(?1 AS uuid)", nina);

        report(mail, "delayed", "4.4.7").statusCode(200).body("verdict", equalTo("DELAYED"));
        assertThat(world.count("mail WHERE person_id = ?1 AND state = 'ACCEPTED'", nina))
                .isOne();
        report(mail, "failed", "5.1.1").statusCode(200).body("verdict", equalTo("FAILED"));
        report(mail, "failed", "5.1.1").statusCode(200);

        assertThat(bounced(nina, "RETURNED")).isOne();
        assertThat(world.count("staff_message WHERE scope = ?1 AND kind = 'MAIL_RETURNED'", "desk-" + nina))
                .isOne();
        report(UUID.randomUUID().toString(), "failed", "5.1.1").statusCode(404);
        World.mailServer("Subject: hello")
                .post("/v1/delivery-reports")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/no-delivery-report"));
    }

    private static ValidatableResponse report(String mail, String action, String status) {
        return World.mailServer(DeliveryReports.of(mail, action, status))
                .post("/v1/delivery-reports")
                .then();
    }

    @Test
    void anExamSessionSendsAsManyAsItsCapAndNotOneMore() {
        var examSession = 2032;
        var people = Stream.generate(UUID::randomUUID).limit(5).toList();
        world.mailSwitch(true);
        people.forEach(one -> {
            world.change(
                    "INSERT INTO recipient (person_id, given_names, family_name, email) VALUES (?1, 'Nina', 'D', ?2)",
                    one,
                    World.emailOf(one));
            world.change(
                    "INSERT INTO followed_registration (registration_id, person_id, exam_session, academy) VALUES (?1, ?1, ?2, 'z')",
                    one,
                    examSession);
            kafka.send(
                    "documents.events",
                    one.toString(),
                    "documents.PieceRefused.v1",
                    UUID.randomUUID(),
                    refusedPiece(one, one));
        });
        await().atMost(PATIENCE).until(() -> world.count("mail WHERE exam_session = ?1", examSession) == 5);

        cap(examSession, "3");
        world.mailSwitch(false);
        await().atMost(PATIENCE).until(() -> acceptedOf(examSession) == 3);
        var other = known(null);
        tell(other);
        await().atMost(PATIENCE)
                .until(() -> world.count("mail WHERE person_id = ?1 AND state = 'ACCEPTED'", other) == 1);
        assertThat(acceptedOf(examSession)).isEqualTo(3);
        assertThat(world.count("mail WHERE exam_session = ?1 AND state = 'CREATED'", examSession))
                .isEqualTo(2);

        cap(examSession, "4");
        await().atMost(PATIENCE).until(() -> acceptedOf(examSession) == 4);
        cap(examSession, "null");
        await().atMost(PATIENCE).until(() -> acceptedOf(examSession) == 5);
        assertThat(world.count("mail_session WHERE exam_session = ?1 AND sent = 5", examSession))
                .isOne();
    }

    private static void cap(int examSession, String most) {
        World.administrator()
                .contentType("application/json")
                .body("{\"most\":" + most + "}")
                .put("/v1/mail-queue/sessions/" + examSession)
                .then()
                .statusCode(200);
    }

    private long acceptedOf(int examSession) {
        return world.count("mail WHERE exam_session = ?1 AND state = 'ACCEPTED'", examSession);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2013 | {\"most\":1} | 422",
                "2036 | {\"most\":1} | 422",
                "2026 | {\"most\":-1} | 422",
                "2026 | {\"x\":1} | 400"
            })
    void aCapThatCannotBeIsRefused(int examSession, String body, int status) {
        World.administrator()
                .contentType("application/json")
                .body(body)
                .put("/v1/mail-queue/sessions/" + examSession)
                .then()
                .statusCode(status)
                .contentType("application/problem+json");
        assertThat(world.count("mail_session WHERE exam_session IN (2013, 2036)"))
                .isZero();
    }

    @Test
    void anEmailLeftInFlightByADeadReplicaGoesAgainAfterItsLease() {
        var nina = known(null);
        world.mailSwitch(true);
        tell(nina);
        await().atMost(PATIENCE).until(() -> world.count("mail WHERE person_id = ?1", nina) == 1);
        world.change("UPDATE mail SET state = 'SENDING', attempts = 1, due_at = now() WHERE person_id = ?1", nina);

        world.mailSwitch(false);

        await().atMost(PATIENCE)
                .until(() -> world.count("mail WHERE person_id = ?1 AND state = 'ACCEPTED'", nina) == 1);
    }

    @Test
    void after72HoursAnEmailThatDidNotComeBackIsSettled() {
        var nina = known(null);
        tell(nina);
        await().atMost(PATIENCE)
                .until(() -> world.count("mail WHERE person_id = ?1 AND state = 'ACCEPTED'", nina) == 1);
        world.change("UPDATE mail SET accepted_at = now() - interval '72 hours' WHERE person_id = ?1", nina);

        answers.settleThoseThatDidNotComeBack();

        assertThat(world.count("mail WHERE person_id = ?1 AND state = 'SETTLED'", nina))
                .isOne();
    }

    @Test
    void severalMessagesInAShortTimeAreOneEmailAfterTheFirst() {
        var nina = known(null);
        for (var i = 0; i < 4; i++) {
            tell(nina);
        }

        await().atMost(PATIENCE).until(() -> world.count("message WHERE person_id = ?1", nina) == 4);
        await().atMost(PATIENCE)
                .until(() -> world.count(
                                "mail_message JOIN mail ON mail.id = mail_id WHERE person_id = ?1 AND state = 'ACCEPTED'",
                                nina)
                        == 4);
        assertThat(world.mails(World.emailOf(nina))).hasSizeLessThan(4);
    }

    @Test
    void whilePausedEmailsAreQueuedAndNoneLeaves() {
        var nina = known(null);
        world.mailSwitch(true);
        tell(nina);
        await().atMost(PATIENCE).until(() -> world.count("mail WHERE person_id = ?1", nina) == 1);

        World.administrator()
                .get("/v1/mail-queue")
                .then()
                .statusCode(200)
                .body("paused", equalTo(true))
                .body("waiting", greaterThanOrEqualTo(1));

        assertThat(world.count("mail WHERE person_id = ?1 AND state = 'CREATED' AND attempts = 0", nina))
                .isOne();
    }

    @Inject
    MailAnswers answers;

    private long accepted(String address) {
        return world.count("mail WHERE address = ?1 AND state = 'ACCEPTED'", address);
    }

    private long bounced(UUID person, String reason) {
        return world.count(
                "outbox_event WHERE type = 'notification.MessageBounced.v1' AND payload LIKE ?1 AND payload LIKE ?2",
                "%" + person + "%",
                "%" + reason + "%");
    }

    private UUID known(String address) {
        var id = UUID.randomUUID();
        var json = address == null ? person(id) : person(id).replace(World.emailOf(id), address);
        kafka.send("account.people", id.toString(), "account.Person.v1", UUID.randomUUID(), json);
        await().atMost(PATIENCE).until(() -> world.count("recipient WHERE person_id = ?1", id) == 1);
        return id;
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
