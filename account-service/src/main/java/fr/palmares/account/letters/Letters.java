package fr.palmares.account.letters;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.Session;

/** The post box: what is put in here with a command's transaction is sent a moment later, and again until it went. */
@ApplicationScoped
public class Letters {

    private final Session database;

    Letters(Session database) {
        this.database = database;
    }

    /** Sends an e-mail; one of the same kind still waiting for the same address is enough. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void post(LetterKind kind, UUID personId, String address) {
        database.createNativeMutationQuery("""
                        INSERT INTO letter (id, kind, person_id, address, due_at, created_at)
                        SELECT ?1, ?2, ?3, ?4, ?5, ?5
                         WHERE NOT EXISTS (SELECT 1 FROM letter WHERE kind = ?2 AND person_id = ?3 AND address = ?4)
                        """)
                .setParameter(1, UUID.randomUUID())
                .setParameter(2, kind.name())
                .setParameter(3, personId)
                .setParameter(4, address)
                .setParameter(5, Instant.now())
                .executeUpdate();
    }
}
