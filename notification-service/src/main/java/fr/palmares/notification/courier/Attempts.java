package fr.palmares.notification.courier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** What was brought to webhooks and what came of it. */
@ApplicationScoped
class Attempts {

    record Attempt(long sequence, DeliveriesResource.View view) {}

    private final Session database;

    Attempts(Session database) {
        this.database = database;
    }

    /** Newest first, one more than {@code limit}. */
    List<Attempt> of(UUID webhook, long before, int limit) {
        return database.createNativeQuery("""
                        SELECT sequence, fact_id, type, attempt, at, outcome, status, millis FROM webhook_attempt
                         WHERE webhook_id = ?1 AND sequence < ?2 ORDER BY sequence DESC LIMIT ?3
                        """, Tuple.class)
                .setParameter(1, webhook)
                .setParameter(2, before)
                .setParameter(3, limit + 1)
                .getResultStream()
                .map(row -> new Attempt(
                        row.get("sequence", Long.class),
                        new DeliveriesResource.View(
                                row.get("fact_id", UUID.class),
                                row.get("type", String.class),
                                row.get("attempt", Integer.class),
                                row.get("at", Instant.class),
                                row.get("outcome", String.class),
                                row.get("status", Integer.class),
                                row.get("millis", Integer.class))))
                .toList();
    }
}
