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
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens to e-mails when the relay is away, refuses, or sends back. */
@QuarkusTest
class RelayTest {

    private static final int MANY = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int IN_FLIGHT = 10;
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

        queue.settleThoseThatDidNotComeBack();

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
    MailQueue queue;

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
