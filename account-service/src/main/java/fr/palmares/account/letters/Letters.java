package fr.palmares.account.letters;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.Session;

/** The post box: what is put in here with a command's transaction is sent a moment later, and again until it went. */
@ApplicationScoped
public class Letters {

    /** Of one kind to one address. */
    static final int MOST_PER_HOUR = 5;

    private final Session database;

    Letters(Session database) {
        this.database = database;
    }

    /**
     * Sends an e-mail. One of the same kind still waiting for the same address is enough, and more than a few within an
     * hour would only fill the mailbox of somebody who did not ask.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void post(LetterKind kind, UUID personId, String address) {
        var now = Instant.now();
        database.createNativeMutationQuery("""
                        INSERT INTO letter (id, kind, person_id, address, due_at, created_at)
                        SELECT ?1, ?2, ?3, ?4, ?5, ?5
                         WHERE NOT EXISTS (SELECT 1 FROM letter WHERE kind = ?2 AND address = ?4 AND sent_at IS NULL)
                           AND (SELECT count(*) FROM letter WHERE kind = ?2 AND address = ?4 AND created_at > ?6) < ?7
                        """)
                .setParameter(1, UUID.randomUUID())
                .setParameter(2, kind.name())
                .setParameter(3, personId)
                .setParameter(4, address)
                .setParameter(5, now)
                .setParameter(6, now.minus(Duration.ofHours(1)))
                .setParameter(7, MOST_PER_HOUR)
                .executeUpdate();
    }
}
