package fr.palmares.grading.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/**
 * Orders what happens to one specialty of one académie: marks come in side by side, but neither while a jury opens its
 * deliberation nor while seats or results are given out. Held until the transaction ends.
 */
@ApplicationScoped
public class SpecialtyLock {

    private final EntityManager database;

    SpecialtyLock(EntityManager database) {
        this.database = database;
    }

    public void alone(int examSession, String academy, String specialty) {
        lock("pg_advisory_xact_lock", examSession, academy, specialty);
    }

    public void withOthers(int examSession, String academy, String specialty) {
        lock("pg_advisory_xact_lock_shared", examSession, academy, specialty);
    }

    private void lock(String function, int examSession, String academy, String specialty) {
        database.createNativeQuery("SELECT 1 FROM " + function + "(hashtextextended(?1, 0))")
                .setParameter(1, "specialty/" + examSession + "/" + academy + "/" + specialty)
                .getSingleResult();
    }
}
