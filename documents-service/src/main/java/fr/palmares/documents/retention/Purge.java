package fr.palmares.documents.retention;

import fr.palmares.documents.storage.Bucket;
import fr.palmares.documents.storage.Objects;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Removes what has served: the object first, then what the row says of it, so that a process that dies in between purges
 * again. The hash stays; an appeal holds everything of its registration.
 */
@ApplicationScoped
class Purge {

    private static final Logger LOG = Logger.getLogger(Purge.class);
    private static final int AT_ONCE = 200;

    record Report(int files, int documents) {}

    private record Group(String family, String kind, int examSession) {}

    private record Item(UUID id, String key) {}

    private final RetentionPeriods periods;
    private final EntityManager database;
    private final Objects objects;
    private final Clock clock;

    Purge(RetentionPeriods periods, EntityManager database, Objects objects, Clock clock) {
        this.periods = periods;
        this.database = database;
        this.objects = objects;
        this.clock = clock;
    }

    @Scheduled(
            cron = "{palmares.documents.purge.cron:0 30 3 * * ?}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onTime() {
        LOG.infof("Purged: %s", purge(clock.instant()));
    }

    Report purge(Instant now) {
        var files = 0;
        for (var group : groups("""
                SELECT DISTINCT u.destination AS family, u.code AS kind, f.exam_session
                FROM upload u JOIN candidate_file f ON f.registration_id = u.registration_id
                WHERE u.object_key IS NOT NULL""")) {
            if (periods.isOver(group.examSession(), group.kind(), group.family(), now)) {
                files += purgeFiles(group, now);
            }
        }
        var documents = 0;
        for (var group : groups(
                "SELECT DISTINCT 'DOCUMENT' AS family, kind, exam_session FROM document WHERE state = 'ISSUED'")) {
            if (periods.isOver(group.examSession(), group.kind(), group.family(), now)) {
                documents += purgeDocuments(group, now);
            }
        }
        return new Report(files, documents);
    }

    private int purgeFiles(Group group, Instant now) {
        var purged = 0;
        List<Item> part;
        do {
            part = items("""
                    SELECT u.id, u.object_key FROM upload u JOIN candidate_file f ON f.registration_id = u.registration_id
                    WHERE u.destination = ?1 AND u.code = ?2 AND f.exam_session = ?3 AND u.object_key IS NOT NULL
                      AND NOT EXISTS (SELECT 1 FROM appeal_hold h WHERE h.registration_id = u.registration_id)
                    LIMIT 200""", group);
            for (var item : part) {
                // a health document lies in its own bucket; removing what is not there does nothing
                objects.remove(Bucket.PIECES, item.key());
                objects.remove(Bucket.MEDICAL, item.key());
                update(
                        "UPDATE upload SET object_key = NULL, original_name = NULL, purged_at = ?2 WHERE id = ?1",
                        item.id(),
                        now);
            }
            purged += part.size();
        } while (part.size() == AT_ONCE);
        return purged;
    }

    private int purgeDocuments(Group group, Instant now) {
        var purged = 0;
        List<Item> part;
        do {
            part = items("""
                    SELECT d.id, d.object_key FROM document d
                    WHERE ?1 = 'DOCUMENT' AND d.kind = ?2 AND d.exam_session = ?3 AND d.state = 'ISSUED'
                      AND NOT EXISTS (SELECT 1 FROM appeal_hold h WHERE h.registration_id = d.registration_id)
                    LIMIT 200""", group);
            for (var item : part) {
                objects.remove(Bucket.GENERATED, item.key());
                update("""
                        UPDATE document SET state = 'PURGED', object_key = NULL, page = NULL, source = '{}', purged_at = ?2
                        WHERE id = ?1""", item.id(), now);
            }
            purged += part.size();
        } while (part.size() == AT_ONCE);
        return purged;
    }

    private List<Group> groups(String sql) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<?> rows = database.createNativeQuery(sql, Tuple.class).getResultList();
            return rows.stream()
                    .map(Tuple.class::cast)
                    .map(row -> new Group(
                            row.get("family", String.class),
                            row.get("kind", String.class),
                            row.get("exam_session", Integer.class)))
                    .toList();
        });
    }

    private List<Item> items(String sql, Group group) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<?> rows = database.createNativeQuery(sql, Tuple.class)
                    .setParameter(1, group.family())
                    .setParameter(2, group.kind())
                    .setParameter(3, group.examSession())
                    .getResultList();
            return rows.stream()
                    .map(Tuple.class::cast)
                    .map(row -> new Item(row.get("id", UUID.class), row.get("object_key", String.class)))
                    .toList();
        });
    }

    private void update(String sql, UUID id, Instant now) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery(sql)
                        .setParameter(1, id)
                        .setParameter(2, now)
                        .executeUpdate());
    }
}
