package fr.palmares.account.signup;

import fr.palmares.account.identity.Identities;
import fr.palmares.account.identity.IdentitiesUnavailable;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/** Undoes on both sides what a sign-up left behind: crashed between its steps, or asked with a known e-mail. */
@ApplicationScoped
class UnfinishedSignUps {

    /** Longer than any sign-up may take. */
    private static final Duration QUIET = Duration.ofMinutes(2);

    private static final Logger LOG = Logger.getLogger(UnfinishedSignUps.class);

    private final Session database;
    private final Identities identities;

    UnfinishedSignUps(Session database, Identities identities) {
        this.database = database;
        this.identities = identities;
    }

    @Scheduled(every = "{palmares.account.unfinished.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        undoThoseBefore(Instant.now().minus(QUIET));
    }

    void undoThoseBefore(Instant limit) {
        try {
            while (QuarkusTransaction.requiringNew().call(() -> undoOne(limit))) {
                // one at a time: other replicas take other rows
            }
        } catch (IdentitiesUnavailable later) {
            LOG.warn("unfinished sign-ups wait: " + later.getMessage());
        }
    }

    private boolean undoOne(Instant limit) {
        var row = database.createNativeQuery(
                        "SELECT * FROM sign_up WHERE started_at < ?1 ORDER BY started_at LIMIT 1 FOR UPDATE SKIP LOCKED",
                        SignUpRow.class)
                .setParameter(1, limit)
                .getResultStream()
                .findFirst()
                .orElse(null);
        if (row == null) {
            return false;
        }
        identities.remove(row.identifier);
        row.delete();
        return true;
    }
}
