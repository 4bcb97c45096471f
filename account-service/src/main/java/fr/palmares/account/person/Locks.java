package fr.palmares.account.person;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hibernate.Session;

/** What registrations mean for a person's data (DOMAIN A-5). */
@ApplicationScoped
public class Locks {

    private final Session database;

    Locks(Session database) {
        this.database = database;
    }

    /** Whether a registration was confirmed with this civil status. */
    public boolean civilStatusIsLocked(UUID personId) {
        return exists("confirmed", personId);
    }

    /** Whether a registration is under way, or was examined: its file is kept as the law asks. */
    public boolean isRegistered(UUID personId) {
        return exists("live", personId);
    }

    /** Whether this establishment presents the person. */
    public boolean isPresentedBy(UUID personId, String uai) {
        return database.createNativeQuery(
                        "SELECT EXISTS (SELECT 1 FROM enrolment WHERE person_id = ?1 AND uai = ?2 AND live)",
                        Boolean.class)
                .setParameter(1, personId)
                .setParameter(2, uai)
                .getSingleResult();
    }

    private boolean exists(String what, UUID personId) {
        return database.createNativeQuery(
                        "SELECT EXISTS (SELECT 1 FROM enrolment WHERE person_id = ?1 AND " + what + ")", Boolean.class)
                .setParameter(1, personId)
                .getSingleResult();
    }
}
