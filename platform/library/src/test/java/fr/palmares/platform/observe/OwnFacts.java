package fr.palmares.platform.observe;

import fr.palmares.platform.events.Inbox;
import fr.palmares.platform.events.Outbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Reads the facts of the probe, and answers each with another fact, as services do. */
@ApplicationScoped
public class OwnFacts {

    private static final Logger LOG = Logger.getLogger(OwnFacts.class);

    private final Inbox inbox;
    private final Outbox outbox;
    private final Set<String> taken = ConcurrentHashMap.newKeySet();

    OwnFacts(Inbox inbox, Outbox outbox) {
        this.inbox = inbox;
        this.outbox = outbox;
    }

    @Incoming("own-facts")
    @Blocking
    void on(ConsumerRecord<String, String> kafka) {
        inbox.once(kafka, fact -> {
            if (fact.type().equals("platform.ThingMade.v1")) {
                LOG.infof("Thing %s was made; tell camille.durand@exemple.fr", fact.subject());
                outbox.append("platform.ThingSeen.v1", fact.subject(), Map.of("academy", "17"));
            }
            taken.add(fact.type() + " " + fact.subject());
        });
    }

    boolean took(String type, String subject) {
        return taken.contains(type + " " + subject);
    }
}
