package fr.palmares.account.identity;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/**
 * Two writes that no transaction joins: what is about to be changed in Keycloak is noted before, and the note goes with
 * our rows' own commit. A note that stays was left by a crash in between; Keycloak is then brought in line with our
 * rows, in as many replicas as run.
 */
@ApplicationScoped
public class UnfinishedIdentities {

    /** Says what Keycloak should know about somebody, as our rows stand. */
    public interface Owner {

        /** Brings Keycloak in line; whether the person is one of ours. */
        boolean mend(UUID personId, String username);
    }

    private static final Logger LOG = Logger.getLogger(UnfinishedIdentities.class);

    private final Session database;
    private final Identities identities;
    private final Instance<Owner> owners;
    private final Duration quiet;

    /** @param quiet longer than any command may take */
    UnfinishedIdentities(
            Session database,
            Identities identities,
            @Any Instance<Owner> owners,
            @ConfigProperty(name = "palmares.account.unfinished.quiet") Duration quiet) {
        this.database = database;
        this.identities = identities;
        this.owners = owners;
        this.quiet = quiet;
    }

    /** Notes that this user is about to be made or changed: in a transaction of its own, committed before. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void begin(String username, UUID personId) {
        database.createNativeMutationQuery(
                        "INSERT INTO unfinished_identity (username, person_id, started_at) VALUES (?1, ?2, ?3)"
                                + " ON CONFLICT (username) DO UPDATE SET started_at = excluded.started_at")
                .setParameter(1, username)
                .setParameter(2, personId)
                .setParameter(3, Instant.now())
                .executeUpdate();
    }

    /** Both sides agree once this transaction is committed. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void done(String username) {
        database.createNativeMutationQuery("DELETE FROM unfinished_identity WHERE username = ?1")
                .setParameter(1, username)
                .executeUpdate();
    }

    @Scheduled(every = "{palmares.account.unfinished.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        mendThoseBefore(Instant.now().minus(quiet));
    }

    public void mendThoseBefore(Instant limit) {
        try {
            while (QuarkusTransaction.requiringNew().call(() -> mendOne(limit))) {
                // one at a time: other replicas take other rows
            }
        } catch (IdentitiesUnavailable later) {
            LOG.warn("unfinished identities wait: " + later.getMessage());
        }
    }

    private boolean mendOne(Instant limit) {
        var note = database.createNativeQuery(
                        "SELECT username, person_id FROM unfinished_identity WHERE started_at < ?1"
                                + " ORDER BY started_at LIMIT 1 FOR UPDATE SKIP LOCKED",
                        Tuple.class)
                .setParameter(1, limit)
                .getResultStream()
                .findFirst()
                .orElse(null);
        if (note == null) {
            return false;
        }
        mend(note.get("username", String.class), note.get("person_id", UUID.class));
        return true;
    }

    private void mend(String username, UUID personId) {
        try {
            if (owners.stream().noneMatch(owner -> owner.mend(personId, username))) {
                identities.remove(username);
            }
            done(username);
        } catch (WebApplicationException refused) {
            LOG.errorf(refused, "Keycloak refuses what our rows say about %s; tried again later", personId);
            begin(username, personId);
        }
    }
}
