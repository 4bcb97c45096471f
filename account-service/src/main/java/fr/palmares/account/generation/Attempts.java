package fr.palmares.account.generation;

import fr.palmares.account.generation.domain.FirstLoginRefusal;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import org.hibernate.Session;

/**
 * Counts tries by the identifier that was typed, whether it exists or not, and never by address: a class of 35 sits
 * behind one. A try counts before it is judged, so that tries at the same moment count too.
 */
@ApplicationScoped
class Attempts {

    static final int ALLOWED = 5;
    static final Duration PAUSE = Duration.ofMinutes(15);

    private final Session database;

    Attempts(Session database) {
        this.database = database;
    }

    /** @throws FirstLoginRefusal.Refused when too many tries failed within a quarter of an hour */
    void take(String identifier) {
        var now = Instant.now();
        var failures = QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery("""
                        INSERT INTO first_login_attempt AS a (identifier, failures, last_at) VALUES (?1, 1, ?2)
                        ON CONFLICT (identifier) DO UPDATE
                           SET failures = CASE WHEN a.last_at < ?3 THEN 1 ELSE least(a.failures + 1, 1000) END,
                               last_at = CASE WHEN a.last_at >= ?3 AND a.failures >= ?4 THEN a.last_at ELSE ?2 END
                        RETURNING failures
                        """, Integer.class)
                        .setParameter(1, identifier.substring(0, Math.min(identifier.length(), 64)))
                        .setParameter(2, now)
                        .setParameter(3, now.minus(PAUSE))
                        .setParameter(4, ALLOWED)
                        .getSingleResult());
        if (failures.intValue() > ALLOWED) {
            throw new FirstLoginRefusal.Refused(new FirstLoginRefusal.TooManyAttempts(PAUSE));
        }
    }

    /** The code was right: no guess to be counted. */
    @Transactional(Transactional.TxType.MANDATORY)
    void forgive(String identifier) {
        database.createNativeMutationQuery("DELETE FROM first_login_attempt WHERE identifier = ?1")
                .setParameter(1, identifier)
                .executeUpdate();
    }

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void forgetOld() {
        database.createNativeMutationQuery("DELETE FROM first_login_attempt WHERE last_at < ?1")
                .setParameter(1, Instant.now().minus(Duration.ofDays(1)))
                .executeUpdate();
    }
}
