package fr.palmares.documents.retention;

import fr.palmares.documents.storage.Bucket;
import fr.palmares.documents.storage.Objects;
import fr.palmares.platform.audit.AuditTrail;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * A person is erased: objects first, then every row that names them. As long as an appeal holds one of their
 * registrations it waits (RGPD, article 17.3.e); a process that dies in between goes on where it was.
 */
@ApplicationScoped
public class Erasures {

    private static final Logger LOG = Logger.getLogger(Erasures.class);

    private static final List<String> ROWS = List.of(
            "DELETE FROM upload_slot WHERE registration_id IN (:files)",
            "DELETE FROM upload WHERE registration_id IN (:files)",
            "DELETE FROM claim WHERE registration_id IN (:files)",
            "DELETE FROM asked_piece WHERE registration_id IN (:files)",
            "DELETE FROM candidate_file WHERE registration_id IN (:files)");

    private static final String OF_UPLOADS = """
            SELECT u.%s FROM upload u JOIN candidate_file f ON f.registration_id = u.registration_id
            WHERE f.person_id = ?1 AND u.%s""";

    private final EntityManager database;
    private final Objects objects;
    private final AuditTrail audit;
    private final Clock clock;

    Erasures(EntityManager database, Objects objects, AuditTrail audit, Clock clock) {
        this.database = database;
        this.objects = objects;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public void ask(UUID personId) {
        database.createNativeQuery("INSERT INTO erasure (person_id, asked_at) VALUES (?1, ?2) ON CONFLICT DO NOTHING")
                .setParameter(1, personId)
                .setParameter(2, clock.instant())
                .executeUpdate();
    }

    @Scheduled(
            every = "{palmares.documents.erasures.every:1m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void onTime() {
        for (var person : ids("""
                SELECT e.person_id FROM erasure e WHERE NOT EXISTS (SELECT 1 FROM appeal_hold h
                  JOIN candidate_file f ON f.registration_id = h.registration_id WHERE f.person_id = e.person_id)""")) {
            try {
                erase(person);
            } catch (RuntimeException failed) {
                LOG.warnf("An erasure will be tried again: %s", failed.toString());
            }
        }
    }

    private void erase(UUID person) {
        remove(person, Bucket.QUARANTINE, OF_UPLOADS.formatted("quarantine_key", "state = 'CHECKING'"));
        remove(person, Bucket.PIECES, OF_UPLOADS.formatted("object_key", "object_key IS NOT NULL"));
        remove(person, Bucket.MEDICAL, OF_UPLOADS.formatted("object_key", "object_key IS NOT NULL"));
        remove(
                person,
                Bucket.GENERATED,
                "SELECT object_key FROM document WHERE person_id = ?1 AND object_key IS NOT NULL");
        QuarkusTransaction.requiringNew().run(() -> forget(person));
    }

    private void remove(UUID person, Bucket bucket, String sql) {
        List<String> keys = QuarkusTransaction.requiringNew().call(() -> {
            List<?> found =
                    database.createNativeQuery(sql).setParameter(1, person).getResultList();
            return found.stream().map(Object::toString).toList();
        });
        keys.forEach(key -> objects.remove(bucket, key));
    }

    private void forget(UUID person) {
        List<?> files = database.createNativeQuery(
                        "SELECT registration_id FROM candidate_file WHERE person_id = ?1", UUID.class)
                .setParameter(1, person)
                .getResultList();
        if (!files.isEmpty()) {
            for (var statement : ROWS) {
                database.createNativeQuery(statement)
                        .setParameter("files", files)
                        .executeUpdate();
            }
        }
        for (var table : List.of("document", "person", "erasure")) {
            database.createNativeQuery("DELETE FROM " + table + " WHERE person_id = ?1")
                    .setParameter(1, person)
                    .executeUpdate();
        }
        audit.record("palmares", "person.erased", person.toString(), Map.of("files", files.size()));
    }

    private List<UUID> ids(String sql) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<?> found = database.createNativeQuery(sql, UUID.class).getResultList();
            return found.stream().map(UUID.class::cast).toList();
        });
    }
}
