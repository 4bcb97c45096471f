package fr.palmares.grading.examfile.intake;

import fr.palmares.grading.examfile.Person;
import fr.palmares.platform.events.AwaitDatabase;
import fr.palmares.platform.events.Fact;
import fr.palmares.platform.events.Inbox;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Keeps names and addresses of candidates, for lists alone; a tombstone forgets one. */
@ApplicationScoped
class PeopleEvents {

    record Name(
            UUID personId,
            String familyName,
            String givenNames,
            @Nullable Address address) {}

    record Address(
            @Nullable String street,
            @Nullable String postalCode,
            @Nullable String city) {}

    private final Inbox inbox;

    PeopleEvents(Inbox inbox) {
        this.inbox = inbox;
    }

    @Incoming("account-people")
    @Blocking
    @AwaitDatabase
    @Retry(delay = 200, maxRetries = 5, jitter = 50)
    void on(ConsumerRecord<String, String> kafka) {
        inbox.once(kafka, this::read);
    }

    private void read(Fact fact) {
        var personId = UUID.fromString(fact.subject());
        if (fact.data() == null) {
            Person.deleteById(personId);
            return;
        }
        var name = fact.as(Name.class);
        var person = Person.<Person>findById(personId);
        if (person == null) {
            person = new Person();
            person.personId = personId;
        } else if (person.toldAt.isAfter(fact.time())) {
            return;
        }
        person.familyName = name.familyName();
        person.givenNames = name.givenNames();
        var address = name.address() == null ? new Address(null, null, null) : name.address();
        person.street = address.street();
        person.postalCode = address.postalCode();
        person.city = address.city();
        person.toldAt = fact.time();
        person.persist();
    }
}
