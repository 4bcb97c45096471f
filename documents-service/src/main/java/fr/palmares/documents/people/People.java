package fr.palmares.documents.people;

import fr.palmares.documents.people.Person.Address;
import fr.palmares.platform.events.AwaitDatabase;
import fr.palmares.platform.events.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Follows account.people; a tombstone erases our copy. */
@ApplicationScoped
public class People {

    private final Inbox inbox;

    People(Inbox inbox) {
        this.inbox = inbox;
    }

    @Incoming("account-people")
    @Blocking
    @AwaitDatabase
    @Retry(delay = 200, maxRetries = 5, jitter = 50)
    public void on(ConsumerRecord<String, String> kafka) {
        inbox.once(kafka, fact -> {
            if (fact.data() == null) {
                PersonRow.deleteById(UUID.fromString(fact.subject()));
            } else {
                keep(fact.as(Person.class));
            }
        });
    }

    @Transactional
    public Optional<Person> find(UUID personId) {
        return PersonRow.<PersonRow>findByIdOptional(personId)
                .map(row -> new Person(
                        row.personId,
                        row.familyName,
                        row.usageName,
                        row.givenNames,
                        row.birthDate,
                        row.birthplace,
                        row.ine,
                        new Address(row.street, row.postalCode, row.city)));
    }

    private static void keep(Person person) {
        PersonRow row = PersonRow.<PersonRow>findByIdOptional(person.personId()).orElseGet(PersonRow::new);
        row.personId = person.personId();
        row.familyName = person.familyName();
        row.usageName = person.usageName();
        row.givenNames = person.givenNames();
        row.birthDate = person.birthDate();
        row.birthplace = person.birthplace();
        row.ine = person.ine();
        var address = person.address();
        row.street = address == null ? null : address.street();
        row.postalCode = address == null ? null : address.postalCode();
        row.city = address == null ? null : address.city();
        row.persist();
    }
}
