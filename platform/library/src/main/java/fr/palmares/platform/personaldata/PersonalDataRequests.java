package fr.palmares.platform.personaldata;

import fr.palmares.platform.events.AwaitDatabase;
import fr.palmares.platform.events.Fact;
import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears that somebody asks for their data, or is erased; the export's own number keeps a second delivery silent. */
@ApplicationScoped
@IfBuildProperty(name = "palmares.personal-data.answered", stringValue = "true")
class PersonalDataRequests {

    record Requested(UUID exportId, UUID personId) {}

    record Erased(UUID personId) {}

    private final PersonalDataParts parts;

    PersonalDataRequests(PersonalDataParts parts) {
        this.parts = parts;
    }

    @Incoming("personal-data-requests")
    @Blocking
    @Transactional
    @AwaitDatabase
    @Retry(delay = 200, maxRetries = 5, jitter = 50, abortOn = Fact.Unreadable.class)
    public void on(ConsumerRecord<String, String> kafka) {
        var fact = Fact.read(kafka);
        switch (fact.type()) {
            case "account.PersonalDataExportRequested.v1" -> {
                var requested = fact.as(Requested.class);
                parts.prepare(requested.exportId(), requested.personId());
            }
            case "account.AccountErased.v1" ->
                parts.forget(fact.as(Erased.class).personId());
            default -> {
                // a fact that changes nothing here
            }
        }
    }
}
