package fr.palmares.registration.importing;

import fr.palmares.platform.events.AwaitDatabase;
import fr.palmares.platform.events.Fact;
import fr.palmares.platform.events.Outbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What schools told of somebody who is erased leaves outbox and compacted topic. A second tombstone does no harm. */
@ApplicationScoped
class ForgottenImports {

    record AccountErased(UUID personId) {}

    private static final String TOPIC = "registration.people";

    private final EntityManager database;
    private final Outbox outbox;

    ForgottenImports(EntityManager database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    @Incoming("imported-erasures")
    @Blocking
    @Transactional
    @AwaitDatabase
    @Retry(delay = 200, maxRetries = 5, jitter = 50, abortOn = Fact.Unreadable.class)
    public void on(ConsumerRecord<String, String> kafka) {
        var fact = Fact.read(kafka);
        if (fact.type().equals("account.AccountErased.v1")) {
            var person = fact.as(AccountErased.class).personId();
            database.createNativeQuery(
                            "DELETE FROM outbox_event WHERE aggregatetype = '" + TOPIC + "' AND aggregateid = ?1")
                    .setParameter(1, person.toString())
                    .executeUpdate();
            outbox.appendTo(TOPIC, "registration.ImportedPerson.v1", person, null);
        }
    }
}
