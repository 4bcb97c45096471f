package fr.palmares.documents.reconciliation;

import fr.palmares.documents.storage.Bucket;
import fr.palmares.documents.storage.Objects;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Compares the store with the tables. An object that no row knows is what a process that died left behind: it goes. A
 * document whose object is gone is rendered again from its fact, to the same bytes. A piece whose object is gone cannot
 * be made again: it is reported, in the log and as a metric, until somebody acts.
 */
@ApplicationScoped
class Reconcile {

    private static final Logger LOG = Logger.getLogger(Reconcile.class);
    private static final int AT_ONCE = 500;
    private static final Duration GRACE = Duration.ofHours(2);
    private static final Duration LOOK_BACK = Duration.ofDays(2);

    record Report(int orphansRemoved, int documentsAskedAgain, int piecesLost) {}

    private final EntityManager database;
    private final Objects objects;
    private final Counter orphans;
    private final AtomicInteger lost;

    Reconcile(EntityManager database, Objects objects, MeterRegistry meters) {
        this.database = database;
        this.objects = objects;
        this.orphans = meters.counter("palmares.documents.orphans.removed");
        this.lost = meters.gauge("palmares.documents.pieces.lost", new AtomicInteger());
    }

    @Scheduled(
            every = "{palmares.documents.reconciliation.every:1h}",
            delayed = "10m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onTime() {
        var report = reconcile(GRACE);
        LOG.infof("Reconciled: %s", report);
    }

    /** @param grace how old an object must be to be an orphan: a younger one may belong to an upload under way */
    Report reconcile(Duration grace) {
        var before = Instant.now().minus(grace);
        var removed = 0;
        for (var bucket : Bucket.values()) {
            removed += removeOrphans(bucket, before);
        }
        orphans.increment(removed);
        var again = QuarkusTransaction.requiringNew().call(this::askAgain);
        lost.set(QuarkusTransaction.requiringNew().call(this::countLost));
        return new Report(removed, again, lost.get());
    }

    private int removeOrphans(Bucket bucket, Instant before) {
        var keys = new ArrayList<String>();
        objects.list(bucket, (key, written) -> {
            if (written.isBefore(before)) {
                keys.add(key);
            }
        });
        var removed = 0;
        for (var start = 0; start < keys.size(); start += AT_ONCE) {
            var part = keys.subList(start, Math.min(keys.size(), start + AT_ONCE));
            var unknown = QuarkusTransaction.requiringNew().call(() -> unknown(bucket, part));
            unknown.forEach(key -> objects.remove(bucket, key));
            removed += unknown.size();
        }
        return removed;
    }

    private List<String> unknown(Bucket bucket, List<String> keys) {
        List<?> rows = database.createNativeQuery(
                        "SELECT k FROM unnest(string_to_array(?1, ',')) AS k WHERE NOT EXISTS (" + owner(bucket) + ")")
                .setParameter(1, String.join(",", keys))
                .getResultList();
        return rows.stream().map(Object::toString).toList();
    }

    private static String owner(Bucket bucket) {
        return switch (bucket) {
            case QUARANTINE ->
                "SELECT 1 FROM upload WHERE quarantine_key = k AND state = 'CHECKING' UNION ALL"
                        + " SELECT 1 FROM upload_slot WHERE quarantine_key = k AND version IS NULL";
            case PIECES, MEDICAL -> "SELECT 1 FROM upload WHERE object_key = k";
            case GENERATED -> "SELECT 1 FROM document WHERE object_key = k";
        };
    }

    private int askAgain() {
        var again = 0;
        for (var key : recent("SELECT object_key FROM document WHERE state = 'ISSUED' AND issued_at > ?1")) {
            if (!objects.exists(Bucket.GENERATED, key)) {
                again += database.createNativeQuery("UPDATE document SET state = 'ASKED', object_key = NULL,"
                                + " next_attempt_at = clock_timestamp() WHERE object_key = ?1")
                        .setParameter(1, key)
                        .executeUpdate();
                LOG.warnf("A document's object was gone: %s; it is rendered again", key);
            }
        }
        return again;
    }

    private int countLost() {
        var gone = 0;
        for (var key : recent(
                "SELECT object_key FROM upload WHERE state = 'CLEAN' AND object_key IS NOT NULL AND checked_at > ?1")) {
            if (!objects.exists(Bucket.PIECES, key) && !objects.exists(Bucket.MEDICAL, key)) {
                LOG.errorf("A piece's object is gone: %s; restore it from the backup", key);
                gone++;
            }
        }
        return gone;
    }

    private List<String> recent(String sql) {
        List<?> keys = database.createNativeQuery(sql)
                .setParameter(1, Instant.now().minus(LOOK_BACK))
                .getResultList();
        return keys.stream().map(Object::toString).toList();
    }
}
