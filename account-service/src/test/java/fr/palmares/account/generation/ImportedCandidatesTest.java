package fr.palmares.account.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.palmares.account.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ImportedCandidatesTest extends SchoolScene {

    @Test
    void theSamePersonTwiceIsTakenInOnce() {
        var person = UUID.randomUUID();
        var event = UUID.randomUUID();
        kafka.send(
                "registration.people",
                person.toString(),
                "registration.ImportedPerson.v1",
                event,
                person(person, "Once"));
        kafka.send(
                "registration.people",
                person.toString(),
                "registration.ImportedPerson.v1",
                event,
                person(person, "Twice"));
        awaitPeople(imported(1));

        assertThat(world.facts("account.Person.v1", person.toString()))
                .singleElement()
                .satisfies(row ->
                        assertThat(row).containsEntry("familyName", "Once").containsEntry("account", "NONE"));
    }

    @Test
    void poisonGoesToTheDeadLettersAndTheNextPersonIsTakenIn() {
        var person = UUID.randomUUID();
        kafka.sendRaw(new ProducerRecord<>("registration.people", person.toString(), "{not json"));

        awaitPeople(imported(1));

        assertThat(kafka.await(
                                "account.dead-letters",
                                letter -> person.toString().equals(letter.key()))
                        .value())
                .isEqualTo("{not json");
    }

    @Test
    void aRegistrationThatArrivesBeforeItsPersonIsNotLost() {
        var person = UUID.randomUUID();
        enrol(person);
        await().atMost(World.PATIENCE).until(() -> world.count("enrolment WHERE person_id = ?1", person) == 1);
        kafka.send(
                "registration.people",
                person.toString(),
                "registration.ImportedPerson.v1",
                UUID.randomUUID(),
                person(person, "Tardif"));
        await().atMost(World.PATIENCE).until(() -> world.count("person WHERE id = ?1", person) == 1);

        var id = generate(false);

        awaitDone(id);
        assertThat(created(person).identifier()).startsWith("n.tardif-");
    }
}
