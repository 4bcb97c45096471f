package fr.palmares.account.person;

import fr.palmares.account.person.domain.AccountState;
import fr.palmares.account.person.domain.Address;
import fr.palmares.account.person.domain.CivilStatus;
import fr.palmares.account.person.domain.People;
import fr.palmares.account.person.domain.Person;
import fr.palmares.platform.events.AwaitDatabase;
import fr.palmares.platform.events.Fact;
import fr.palmares.platform.events.Inbox;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** People as schools import them: from here on this service is their owner, and tells everybody else. */
@ApplicationScoped
class ImportedPeople {

    record ImportedPerson(
            UUID personId,
            String familyName,
            @Nullable String usageName,
            String givenNames,
            LocalDate birthDate,
            String birthplace,
            @Nullable String ine,
            @Nullable String email,
            @Nullable ImportedAddress address,
            String academy,
            String uai) {

        Person person() {
            return new Person(
                    personId,
                    new CivilStatus(familyName, usageName, givenNames, birthDate, birthplace),
                    ine,
                    email,
                    address == null ? null : address.address(),
                    academy,
                    uai,
                    AccountState.NONE);
        }
    }

    record ImportedAddress(
            @Nullable String street,
            @Nullable String postalCode,
            @Nullable String city) {

        @Nullable
        Address address() {
            return street == null || postalCode == null || city == null ? null : new Address(street, postalCode, city);
        }
    }

    private final Inbox inbox;
    private final People people;
    private final Locks locks;

    ImportedPeople(Inbox inbox, People people, Locks locks) {
        this.inbox = inbox;
        this.people = people;
        this.locks = locks;
    }

    @Incoming("imported-people")
    @Blocking
    @AwaitDatabase
    @Retry(delay = 200, maxRetries = 5, jitter = 50, abortOn = Fact.Unreadable.class)
    public void on(ConsumerRecord<String, String> kafka) {
        if (kafka.value() == null) {
            return; // registration forgot its own copy; the person is ours to erase
        }
        inbox.once(kafka, fact -> take(fact.as(ImportedPerson.class).person()));
    }

    private void take(Person bySchool) {
        var found = people.find(bySchool.id());
        var known = found.orElse(bySchool);
        var merged = known.imported(bySchool);
        if (locks.civilStatusIsLocked(known.id())) {
            merged = merged.with(known.civilStatus());
        }
        if (found.isEmpty() || !merged.equals(known)) {
            people.save(merged);
        }
    }
}
