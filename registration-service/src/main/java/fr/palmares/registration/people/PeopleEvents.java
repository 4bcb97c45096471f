package fr.palmares.registration.people;

import fr.palmares.platform.events.AwaitDatabase;
import fr.palmares.platform.events.Fact;
import fr.palmares.platform.events.Inbox;
import fr.palmares.registration.catalogue.Academy;
import fr.palmares.registration.catalogue.Reference;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Civil status as its owner has it; a tombstone forgets. */
@ApplicationScoped
class PeopleEvents {

    record Address(@Nullable String postalCode) {}

    record PersonChanged(
            UUID personId,
            String familyName,
            @Nullable String usageName,
            String givenNames,
            LocalDate birthDate,
            String birthplace,
            @Nullable String ine,
            @Nullable Address address,
            @Nullable String academy) {}

    private final Inbox inbox;
    private final Reference reference;

    PeopleEvents(Inbox inbox, Reference reference) {
        this.inbox = inbox;
        this.reference = reference;
    }

    @Incoming("account-people")
    @Blocking
    @AwaitDatabase
    @Retry(delay = 200, maxRetries = 5, jitter = 50)
    public void on(ConsumerRecord<String, String> kafka) {
        inbox.once(kafka, this::take);
    }

    private void take(Fact fact) {
        if (fact.data() == null) {
            Person.erase(UUID.fromString(fact.subject()));
            return;
        }
        var said = fact.as(PersonChanged.class);
        var row = Person.<Person>findByIdOptional(said.personId()).orElseGet(Person::new);
        row.id = said.personId();
        row.familyName = said.familyName();
        row.usageName = said.usageName();
        row.givenNames = said.givenNames();
        row.birthDate = said.birthDate();
        row.birthplace = said.birthplace();
        row.ine = said.ine();
        row.postalCode = said.address() == null ? null : said.address().postalCode();
        row.academy = said.academy() != null ? said.academy() : residence(row.postalCode);
        row.recognisable();
        row.persist();
    }

    private @Nullable String residence(@Nullable String postalCode) {
        return Optional.ofNullable(postalCode)
                .flatMap(reference::academyOfPostalCode)
                .map(Academy::code)
                .orElse(null);
    }
}
