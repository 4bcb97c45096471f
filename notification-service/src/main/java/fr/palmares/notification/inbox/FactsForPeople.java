package fr.palmares.notification.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.palmares.notification.deadline.Deadlines;
import fr.palmares.notification.people.BecameKnown;
import fr.palmares.notification.people.Recipients;
import fr.palmares.notification.staff.StaffMessages;
import fr.palmares.notification.words.Catalogue;
import fr.palmares.notification.words.Notice;
import fr.palmares.platform.events.AwaitDatabase;
import fr.palmares.platform.events.Fact;
import fr.palmares.platform.events.Inbox;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/** Facts of the other services become messages to the person they are about, each once. */
@ApplicationScoped
class FactsForPeople {

    private static final Logger LOG = Logger.getLogger(FactsForPeople.class);

    private final Inbox inbox;
    private final Recipients recipients;
    private final Messages messages;
    private final Deadlines deadlines;
    private final StaffMessages staff;
    private final WindowRound windows;
    private final Session database;
    private final ObjectMapper json;
    private final Clock clock;

    FactsForPeople(
            Inbox inbox,
            Recipients recipients,
            Messages messages,
            Deadlines deadlines,
            StaffMessages staff,
            WindowRound windows,
            Session database,
            ObjectMapper json,
            Clock clock) {
        this.inbox = inbox;
        this.recipients = recipients;
        this.messages = messages;
        this.deadlines = deadlines;
        this.staff = staff;
        this.windows = windows;
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    @Incoming("account-events")
    @Incoming("registration-events")
    @Incoming("documents-events")
    @Incoming("grading-events")
    @Blocking
    @AwaitDatabase
    @Retry(delay = 200, maxRetries = 5, jitter = 50, abortOn = Fact.Unreadable.class)
    public void on(ConsumerRecord<String, String> kafka) {
        inbox.once(kafka, fact -> {
            deadlines.follow(fact);
            staff.take(fact);
            windows.follow(fact);
            take(fact);
        });
    }

    private void take(Fact fact) {
        switch (Catalogue.meaning(fact.type()).orElse(null)) {
            case Catalogue.Meaning.Tells(var reader) -> tell(fact, reader.apply(fact, deadlines::label));
            case Catalogue.Meaning.TellsThoseConcerned _, Catalogue.Meaning.Nothing _ -> {
                // a round tells those concerned; the others were decided in the catalogue
            }
            case null -> LOG.infof("fact %s is younger than this service: no message", fact.type());
        }
    }

    private void tell(Fact fact, Notice notice) {
        recipients.alone(notice.personId());
        recipients
                .find(notice.personId())
                .ifPresentOrElse(recipient -> messages.write(fact.id(), notice, recipient), () -> wait(fact, notice));
    }

    private void wait(Fact fact, Notice notice) {
        database.createNativeMutationQuery("""
                        INSERT INTO waiting_fact (fact_id, person_id, type, subject, time, data, arrived_at)
                        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                        """)
                .setParameter(1, fact.id())
                .setParameter(2, notice.personId())
                .setParameter(3, fact.type())
                .setParameter(4, fact.subject())
                .setParameter(5, fact.time())
                .setParameter(6, String.valueOf(fact.data()))
                .setParameter(7, clock.instant())
                .executeUpdate();
    }

    /** In the transaction in which the person became known. */
    void goOn(@Observes BecameKnown somebody) {
        var waiting = database.createNativeQuery(
                        "DELETE FROM waiting_fact WHERE person_id = ?1 RETURNING fact_id, type, subject, time, data",
                        Tuple.class)
                .setParameter(1, somebody.personId())
                .getResultStream()
                .map(this::fact)
                .sorted(Comparator.comparing(Fact::time))
                .toList();
        waiting.forEach(this::take);
    }

    private Fact fact(Tuple row) {
        try {
            return new Fact(
                    row.get("fact_id", UUID.class),
                    row.get("type", String.class),
                    row.get("subject", String.class),
                    row.get("time", Instant.class),
                    json.readTree(row.get("data", String.class)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
