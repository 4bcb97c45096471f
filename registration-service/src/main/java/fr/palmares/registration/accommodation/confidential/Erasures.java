package fr.palmares.registration.accommodation.confidential;

import fr.palmares.platform.events.AwaitDatabase;
import fr.palmares.platform.events.Fact;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Who is erased leaves no health data behind. A second delivery finds nothing more to erase. */
@ApplicationScoped
class Erasures {

    record AccountErased(UUID personId) {}

    private final AccommodationStore store;

    Erasures(AccommodationStore store) {
        this.store = store;
    }

    @Incoming("accommodation-erasures")
    @Blocking
    @AwaitDatabase
    @Retry(delay = 200, maxRetries = 5, jitter = 50, abortOn = Fact.Unreadable.class)
    public void on(ConsumerRecord<String, String> kafka) {
        var fact = Fact.read(kafka);
        if (fact.type().equals("account.AccountErased.v1")) {
            store.erase(fact.as(AccountErased.class).personId());
        }
    }
}
