package fr.palmares.notification.people;

import fr.palmares.platform.events.AwaitDatabase;
import fr.palmares.platform.events.Fact;
import fr.palmares.platform.events.Inbox;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Keeps the narrow copy of account.people, and lets the facts that waited for somebody go on. */
@ApplicationScoped
class PeopleFeed {

    record Person(
            UUID personId,
            String givenNames,
            String familyName,
            @Nullable String usageName,
            @Nullable String email) {}

    private final Inbox inbox;
    private final Recipients recipients;
    private final Event<BecameKnown> known;

    PeopleFeed(Inbox inbox, Recipients recipients, Event<BecameKnown> known) {
        this.inbox = inbox;
        this.recipients = recipients;
        this.known = known;
    }

    @Incoming("people")
    @Blocking
    @AwaitDatabase
    @Retry(delay = 200, maxRetries = 5, jitter = 50, abortOn = Fact.Unreadable.class)
    public void on(ConsumerRecord<String, String> kafka) {
        inbox.once(kafka, fact -> {
            var personId = UUID.fromString(fact.subject());
            recipients.alone(personId);
            if (fact.data() == null) {
                recipients.forget(personId);
                return;
            }
            var person = fact.as(Person.class);
            recipients.save(new Recipients.Recipient(
                    personId,
                    person.givenNames(),
                    person.usageName() == null ? person.familyName() : person.usageName(),
                    person.email()));
            known.fire(new BecameKnown(personId));
        });
    }
}
