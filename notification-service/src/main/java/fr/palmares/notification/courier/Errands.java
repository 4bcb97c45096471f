package fr.palmares.notification.courier;

import fr.palmares.notification.courier.domain.Insistence;
import fr.palmares.notification.courier.domain.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** What is to be brought to webhooks, line by line: a fact waits until those before it in its line were taken. */
@ApplicationScoped
class Errands {

    private static final Duration LEASE = Duration.ofMinutes(2);

    record Errand(
            UUID webhookId,
            long position,
            UUID factId,
            String type,
            String source,
            String subject,
            String time,
            String data,
            int attempts,
            Instant firstTried) {}

    record Destination(UUID id, String url, String contact, int failures) {}

    /** How bringing went: what, and how long it took. */
    record Report(Errand errand, Outcome outcome, Duration took) {}

    private final Session database;

    Errands(Session database) {
        this.database = database;
    }

    @Transactional
    List<UUID> webhooksWithWork() {
        return database.createNativeQuery("""
                        SELECT id FROM webhook
                         WHERE state = 'ACTIVE' AND (held_until IS NULL OR held_until <= ?1)
                           AND EXISTS (SELECT 1 FROM webhook_delivery d
                                        WHERE d.webhook_id = webhook.id AND d.state = 'WAITING' AND d.due_at <= ?1)
                        """, UUID.class)
                .setParameter(1, Instant.now())
                .getResultList();
    }

    @Transactional
    Optional<Destination> destination(UUID webhook) {
        return database.createNativeQuery("""
                        SELECT id, url, contact, failures FROM webhook
                         WHERE id = ?1 AND state = 'ACTIVE' AND (held_until IS NULL OR held_until <= ?2)
                        """, Tuple.class)
                .setParameter(1, webhook)
                .setParameter(2, Instant.now())
                .getResultStream()
                .map(row -> new Destination(
                        row.get("id", UUID.class),
                        row.get("url", String.class),
                        row.get("contact", String.class),
                        row.get("failures", Integer.class)))
                .findFirst();
    }

    /** The first waiting fact of each line that is due, ours alone for some minutes. */
    @Transactional
    List<Errand> take(UUID webhook, int atMost) {
        var now = Instant.now();
        return database.createNativeQuery("""
                        WITH due AS (
                            SELECT d.webhook_id, d.position FROM webhook_delivery d
                             WHERE d.webhook_id = ?1 AND d.state = 'WAITING' AND d.due_at <= ?2
                               AND NOT EXISTS (SELECT 1 FROM webhook_delivery e
                                                WHERE e.webhook_id = d.webhook_id AND e.line = d.line
                                                  AND e.state = 'WAITING' AND e.position < d.position)
                             ORDER BY d.due_at, d.position LIMIT ?4 FOR UPDATE OF d SKIP LOCKED),
                        taken AS (
                            UPDATE webhook_delivery d
                               SET attempts = attempts + 1, due_at = ?3, first_tried_at = coalesce(first_tried_at, ?2)
                              FROM due WHERE d.webhook_id = due.webhook_id AND d.position = due.position
                            RETURNING d.webhook_id, d.position, d.attempts, d.first_tried_at)
                        SELECT taken.*, j.fact_id, j.type, j.source, j.subject, j.time, j.data
                          FROM taken JOIN journal j ON j.position = taken.position
                         ORDER BY taken.position
                        """, Tuple.class)
                .setParameter(1, webhook)
                .setParameter(2, now)
                .setParameter(3, now.plus(LEASE))
                .setParameter(4, atMost)
                .getResultStream()
                .map(row -> new Errand(
                        row.get("webhook_id", UUID.class),
                        row.get("position", Long.class),
                        row.get("fact_id", UUID.class),
                        row.get("type", String.class),
                        row.get("source", String.class),
                        row.get("subject", String.class),
                        row.get("time", String.class),
                        row.get("data", String.class),
                        row.get("attempts", Integer.class),
                        row.get("first_tried_at", Instant.class)))
                .toList();
    }

    /** Taken, or when to come again; true when a day is over. */
    @Transactional
    boolean report(Report report) {
        var now = Instant.now();
        var errand = report.errand();
        log(errand.webhookId(), errand.factId(), errand.type(), errand.attempts(), report.outcome(), report.took());
        if (report.outcome().isTaken()) {
            database.createNativeMutationQuery("UPDATE webhook_delivery SET state = 'DELIVERED'"
                            + " WHERE webhook_id = ?1 AND position = ?2")
                    .setParameter(1, errand.webhookId())
                    .setParameter(2, errand.position())
                    .executeUpdate();
            return false;
        }
        var next = Insistence.next(errand.firstTried(), errand.attempts(), now);
        database.createNativeMutationQuery(
                        "UPDATE webhook_delivery SET due_at = ?3 WHERE webhook_id = ?1 AND position = ?2")
                .setParameter(1, errand.webhookId())
                .setParameter(2, errand.position())
                .setParameter(3, next.orElse(now))
                .executeUpdate();
        return next.isEmpty();
    }

    /** Unless the webhook was deleted meanwhile. */
    void log(UUID webhook, UUID fact, String type, int attempt, Outcome outcome, Duration took) {
        database.createNativeMutationQuery("""
                        INSERT INTO webhook_attempt (webhook_id, fact_id, type, attempt, at, outcome, status, millis)
                        SELECT id, CAST(?2 AS uuid), ?3, CAST(?4 AS integer), CAST(?5 AS timestamptz), ?6,
                               nullif(CAST(?7 AS integer), 0), CAST(?8 AS integer)
                          FROM webhook WHERE id = ?1 FOR KEY SHARE
                        """)
                .setParameter(1, webhook)
                .setParameter(2, fact)
                .setParameter(3, type)
                .setParameter(4, attempt)
                .setParameter(5, Instant.now())
                .setParameter(6, outcome.code())
                .setParameter(7, outcome.httpStatus())
                .setParameter(8, (int) Math.min(took.toMillis(), Integer.MAX_VALUE))
                .executeUpdate();
    }

    /** The receiver answers again: what waited for a later hour need not wait longer. */
    @Transactional
    void recovered(UUID webhook) {
        var failed =
                database.createNativeMutationQuery("""
                        UPDATE webhook SET failures = 0, held_until = NULL, failing_since = NULL, warned_at = NULL
                         WHERE id = ?1 AND failures > 0
                        """).setParameter(1, webhook).executeUpdate();
        if (failed == 1) {
            database.createNativeMutationQuery("""
                            UPDATE webhook_delivery SET due_at = ?2
                             WHERE webhook_id = ?1 AND state = 'WAITING' AND attempts > 0 AND due_at > ?2
                            """)
                    .setParameter(1, webhook)
                    .setParameter(2, Instant.now())
                    .executeUpdate();
        }
    }

    /** The receiver took nothing of what it was brought: it is left alone for a while. */
    @Transactional
    void hold(Destination webhook) {
        var now = Instant.now();
        database.createNativeMutationQuery("""
                        UPDATE webhook SET failures = failures + 1, failing_since = coalesce(failing_since, ?2),
                                           held_until = ?3
                         WHERE id = ?1
                        """)
                .setParameter(1, webhook.id())
                .setParameter(2, now)
                .setParameter(3, Insistence.hold(webhook.failures() + 1, now))
                .executeUpdate();
    }

    /** True when nobody was warned yet of this time of trouble, or not for a day. */
    boolean warned(UUID webhook) {
        var now = Instant.now();
        return database.createNativeMutationQuery("UPDATE webhook SET warned_at = ?2 WHERE id = ?1"
                                + " AND (warned_at IS NULL OR warned_at < ?3)")
                        .setParameter(1, webhook)
                        .setParameter(2, now)
                        .setParameter(3, now.minus(Insistence.LIMIT))
                        .executeUpdate()
                == 1;
    }

    @Transactional
    boolean pause(UUID webhook, String because) {
        return database.createNativeMutationQuery("""
                        UPDATE webhook SET state = 'PAUSED', paused_because = ?2, version = version + 1
                         WHERE id = ?1 AND state = 'ACTIVE'
                        """)
                        .setParameter(1, webhook)
                        .setParameter(2, because)
                        .executeUpdate()
                == 1;
    }
}
