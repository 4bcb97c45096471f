package fr.palmares.platform.events;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Forgets what has served: facts beyond the change feed's reach, event ids and idempotency keys nobody will repeat. */
@ApplicationScoped
class Housekeeping {

    private final EntityManager database;
    private final Duration feed;
    private final Duration inbox;
    private final Duration keys;

    Housekeeping(
            EntityManager database,
            @ConfigProperty(name = "palmares.retention.change-feed", defaultValue = "P30D") Duration feed,
            @ConfigProperty(name = "palmares.retention.inbox", defaultValue = "P30D") Duration inbox,
            @ConfigProperty(name = "palmares.retention.idempotency-keys", defaultValue = "P7D") Duration keys) {
        this.database = database;
        this.feed = feed;
        this.inbox = inbox;
        this.keys = keys;
    }

    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void forget() {
        forget("outbox_event", "recorded_at", feed);
        forget("inbox", "received_at", inbox);
        forget("idempotency_key", "created_at", keys);
    }

    private void forget(String table, String column, Duration age) {
        database.createNativeQuery("DELETE FROM " + table + " WHERE " + column
                        + " < clock_timestamp() - make_interval(secs => ?1)")
                .setParameter(1, (double) age.toSeconds())
                .executeUpdate();
    }
}
