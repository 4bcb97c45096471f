package fr.palmares.notification.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.palmares.backends.TestKafka;
import fr.palmares.notification.World;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
class JournalTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    World world;

    @Inject
    Journal journal;

    private final TestKafka kafka = TestKafka.ofThisRun();

    @Test
    void factsOfEveryServiceAreKeptInTheirOrderAndOnce() {
        var person = UUID.randomUUID();
        for (var service : new String[] {"account", "registration", "documents", "grading", "notification"}) {
            var id = UUID.randomUUID();
            tell(service, id, person);
            tell(service, id, person);
        }

        await().atMost(PATIENCE).until(() -> world.count("journal WHERE person_id = ?1", person) >= 5);
        assertThat(world.count("journal WHERE person_id = ?1", person)).isEqualTo(5);
    }

    @Test
    void whatNobodyCanReadHoldsNothingUp() {
        var person = UUID.randomUUID();
        kafka.sendRaw(new ProducerRecord<>("grading.events", "k", "not json"));
        tell("grading", UUID.randomUUID(), person);

        await().atMost(PATIENCE).until(() -> world.count("journal WHERE person_id = ?1", person) == 1);
    }

    @Test
    void linksThatOpenSomebodysDataAreNotKept() {
        var person = UUID.randomUUID();
        kafka.send(
                "account.events",
                person.toString(),
                "account.PersonalDataExported.v1",
                UUID.randomUUID(),
                "{\"personId\":\"" + person + "\",\"url\":\"https://x.example\"}");
        tell("account", UUID.randomUUID(), person);

        await().atMost(PATIENCE).until(() -> world.count("journal WHERE person_id = ?1", person) == 1);
        assertThat(world.count("journal WHERE person_id = ?1 AND type LIKE '%Export%'", person))
                .isZero();
    }

    @Test
    void theCodeOfASummonsIsNotKept() {
        var person = UUID.randomUUID();
        kafka.send(
                "grading.events",
                person.toString(),
                "grading.SummonsIssued.v1",
                UUID.randomUUID(),
                "{\"personId\":\"" + person + "\",\"resultsCode\":\"ABCDE-FGHJK\",\"late\":false}");

        await().atMost(PATIENCE).until(() -> world.count("journal WHERE person_id = ?1", person) == 1);
        assertThat(world.count("journal WHERE person_id = ?1 AND data LIKE '%ABCDE%'", person))
                .isZero();
        assertThat(world.count("journal WHERE person_id = ?1 AND data LIKE '%\"late\"%'", person))
                .isOne();
    }

    @Test
    void whoSatInAJuryIsNotKept() {
        var publication = UUID.randomUUID();
        kafka.send(
                "grading.events",
                publication.toString(),
                "grading.ResultsPublished.v1",
                UUID.randomUUID(),
                "{\"publicationId\":\"" + publication + "\",\"results\":31,\"jury\":[{\"name\":\"Le Goff\"}]}");

        await().atMost(PATIENCE).until(() -> world.count("journal WHERE data LIKE ?1", "%" + publication + "%") == 1);
        assertThat(world.count("journal WHERE data LIKE ?1", "%Le Goff%")).isZero();
    }

    @Test
    void afterSevenDaysAFactIsForgottenAndNotBefore() {
        var old = UUID.randomUUID();
        var young = UUID.randomUUID();
        tell("grading", UUID.randomUUID(), old);
        tell("grading", UUID.randomUUID(), young);
        await().atMost(PATIENCE).until(() -> world.count("journal WHERE person_id IN (?1, ?2)", old, young) == 2);
        world.change("UPDATE journal SET recorded_at = now() - interval '7 days' WHERE person_id = ?1", old);
        world.change(
                "UPDATE journal SET recorded_at = now() - interval '7 days' + interval '1 minute' WHERE person_id = ?1",
                young);

        journal.forget();

        assertThat(world.count("journal WHERE person_id = ?1", old)).isZero();
        assertThat(world.count("journal WHERE person_id = ?1", young)).isOne();
        assertThat(world.count("journal_floor WHERE committed_by > '0'")).isOne();
        world.change("UPDATE journal_floor SET committed_by = '0'");
    }

    @Test
    void whoIsErasedIsErasedHereToo() {
        var person = UUID.randomUUID();
        tell("grading", UUID.randomUUID(), person);
        await().atMost(PATIENCE).until(() -> world.count("journal WHERE person_id = ?1", person) == 1);

        kafka.send("account.people", person.toString(), "account.Person.v1", UUID.randomUUID(), null);

        await().atMost(PATIENCE).until(() -> world.count("journal WHERE person_id = ?1", person) == 0);
    }

    private void tell(String service, UUID id, UUID person) {
        kafka.send(
                service + ".events",
                person.toString(),
                service + ".Something.v1",
                id,
                "{\"personId\":\"" + person + "\",\"academy\":\"zz\"}");
    }
}
