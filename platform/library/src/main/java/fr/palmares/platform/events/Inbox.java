package fr.palmares.platform.events;

import fr.palmares.platform.observe.FactTrace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Remembers which facts were taken in, in the transaction of their effects: a second delivery changes nothing. */
@ApplicationScoped
public class Inbox {

    private final EntityManager database;
    private final FactTrace trace;

    Inbox(EntityManager database, FactTrace trace) {
        this.database = database;
        this.trace = trace;
    }

    /**
     * Hands a record's fact to {@code reader} unless it was taken in before.
     *
     * @throws Fact.Unreadable when the record is no fact; nothing is stored then
     */
    @Transactional
    public void once(ConsumerRecord<String, String> kafka, Consumer<Fact> reader) {
        var fact = Fact.read(kafka);
        if (firstSeen(fact.id())) {
            trace.taking(kafka, fact.id(), fact.type(), fact.time(), () -> reader.accept(fact));
        }
    }

    private boolean firstSeen(UUID id) {
        return database.createNativeQuery("INSERT INTO inbox (event_id) VALUES (?1) ON CONFLICT DO NOTHING")
                        .setParameter(1, id)
                        .executeUpdate()
                == 1;
    }
}
