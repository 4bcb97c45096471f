package fr.palmares.grading.results.reading;

import fr.palmares.grading.deliberation.candidate.CatchUpChoice;
import fr.palmares.grading.results.Editions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Notes that what one candidate reads has changed: every replica then forgets what it keeps of that candidate. */
@ApplicationScoped
public class ReadingChanges {

    /** In the database's time, which is one for all replicas. */
    private static final String NOTE = """
            INSERT INTO reading_change (registration_id, changed_at) VALUES (?1, now())
            ON CONFLICT (registration_id) DO UPDATE SET changed_at = excluded.changed_at
            """;

    private final EntityManager database;
    private final Event<Editions.Changed> changes;

    ReadingChanges(EntityManager database, Event<Editions.Changed> changes) {
        this.database = database;
        this.changes = changes;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void note(UUID registrationId) {
        database.createNativeQuery(NOTE).setParameter(1, registrationId).executeUpdate();
        changes.fire(new Editions.Changed());
    }

    void chosen(@Observes CatchUpChoice.Chosen chosen) {
        note(chosen.registrationId());
    }
}
