package fr.palmares.registration.importing;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;

/**
 * A value that was refused helps whoever corrects the file; later it is a piece of somebody whom nobody knows, and whom
 * no erasure would find. The report keeps line, column and reason.
 */
@ApplicationScoped
class ForgottenValues {

    static final Duration KEPT = Duration.ofDays(90);

    private final EntityManager database;
    private final Clock clock;

    ForgottenValues(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void forget() {
        database.createNativeQuery("UPDATE import_line SET value = NULL WHERE value IS NOT NULL"
                        + " AND import_id IN (SELECT id FROM import_job WHERE finished_at <= ?1)")
                .setParameter(1, clock.instant().minus(KEPT))
                .executeUpdate();
    }
}
