package fr.palmares.documents.file;

import fr.palmares.platform.problem.Conflict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Who has a file in hand, so that two agents do not control the same one; a claim ends by itself. */
@ApplicationScoped
class Claims {

    private static final Duration LIFE = Duration.ofMinutes(15);

    private final EntityManager database;

    Claims(EntityManager database) {
        this.database = database;
    }

    /**
     * Takes the file, or keeps it for another while.
     *
     * @throws Conflict while another agent has it
     */
    @Transactional
    Instant take(UUID registrationId, String agent) {
        List<?> ends = database.createNativeQuery("""
                        INSERT INTO claim (registration_id, holder, ends_at)
                        VALUES (?1, ?2, clock_timestamp() + CAST(?3 AS interval))
                        ON CONFLICT (registration_id) DO UPDATE SET holder = excluded.holder, ends_at = excluded.ends_at
                        WHERE claim.holder = excluded.holder OR claim.ends_at <= clock_timestamp()
                        RETURNING ends_at""", Instant.class)
                .setParameter(1, registrationId)
                .setParameter(2, agent)
                .setParameter(3, LIFE.toString())
                .getResultList();
        return ends.stream()
                .map(Instant.class::cast)
                .findFirst()
                .orElseThrow(() -> new Conflict(
                        "/problems/file-claimed",
                        "Dossier déjà en main",
                        "Un autre agent contrôle ce dossier ; il redevient libre au plus tard dans un quart d’heure."));
    }

    /** Gives the file back; nothing happens when the agent does not have it. */
    @Transactional
    void release(UUID registrationId, String agent) {
        database.createNativeQuery("DELETE FROM claim WHERE registration_id = ?1 AND holder = ?2")
                .setParameter(1, registrationId)
                .setParameter(2, agent)
                .executeUpdate();
    }
}
