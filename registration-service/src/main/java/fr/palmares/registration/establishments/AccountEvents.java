package fr.palmares.registration.establishments;

import fr.palmares.platform.events.AwaitDatabase;
import fr.palmares.platform.events.Inbox;
import fr.palmares.registration.people.Person;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Settings of establishments, and erasures. */
@ApplicationScoped
class AccountEvents {

    record EstablishmentChanged(
            String uai, String name, String academy, Establishment.Finisher finishesRegistrations) {}

    record AccountErased(UUID personId) {}

    private final Inbox inbox;

    AccountEvents(Inbox inbox) {
        this.inbox = inbox;
    }

    @Incoming("account-events")
    @Blocking
    @AwaitDatabase
    @Retry(delay = 200, maxRetries = 5, jitter = 50)
    public void on(ConsumerRecord<String, String> kafka) {
        inbox.once(kafka, fact -> {
            switch (fact.type()) {
                case "account.EstablishmentChanged.v1" -> changed(fact.as(EstablishmentChanged.class));
                case "account.AccountErased.v1" ->
                    Person.erase(fact.as(AccountErased.class).personId());
                default -> {
                    // a fact that registering does not need
                }
            }
        });
    }

    private static void changed(EstablishmentChanged fact) {
        var row = Establishment.<Establishment>findByIdOptional(fact.uai()).orElseGet(Establishment::new);
        row.uai = fact.uai();
        row.name = fact.name();
        row.academy = fact.academy();
        row.finishesRegistrations = fact.finishesRegistrations();
        row.persist();
    }
}
