package fr.palmares.account.erasure;

import fr.palmares.account.establishment.Establishments;
import fr.palmares.account.person.domain.Faults;
import fr.palmares.account.person.domain.Flaw;
import fr.palmares.account.person.domain.People;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.problem.Conflict;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.web.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;

/** While an appeal runs, the exam office keeps the file from being erased. */
@ApplicationScoped
public class Holds {

    private static final int LONGEST_REASON = 500;

    private final Session database;
    private final People people;
    private final Establishments establishments;
    private final AuditTrail audit;
    private final Caller caller;

    Holds(Session database, People people, Establishments establishments, AuditTrail audit, Caller caller) {
        this.database = database;
        this.people = people;
        this.establishments = establishments;
        this.audit = audit;
        this.caller = caller;
    }

    /** @throws Conflict while an appeal keeps the file */
    @Transactional(Transactional.TxType.MANDATORY)
    public void requireNone(UUID personId) {
        if (database.createNativeQuery("SELECT EXISTS (SELECT 1 FROM erasure_hold WHERE person_id = ?1)", Boolean.class)
                .setParameter(1, personId)
                .getSingleResult()) {
            throw new Conflict(
                    "/problems/erasure-on-hold",
                    "Dossier conservé",
                    "Un recours est en cours : vos données sont conservées jusqu’à ce qu’il soit jugé. Adressez-vous au"
                            + " service des examens de votre académie.");
        }
    }

    @Transactional
    void place(UUID personId, String reason) {
        requireOffice(personId);
        new Faults()
                .addUnless(!reason.isBlank(), "/reason", Flaw.EMPTY)
                .addUnless(reason.length() <= LONGEST_REASON, "/reason", Flaw.REASON_TOO_LONG)
                .refuse();
        database.createNativeMutationQuery("INSERT INTO erasure_hold (person_id, reason, placed_by, placed_at)"
                        + " VALUES (?1, ?2, ?3, ?4) ON CONFLICT (person_id) DO UPDATE SET reason = excluded.reason")
                .setParameter(1, personId)
                .setParameter(2, reason.strip())
                .setParameter(3, caller.subject())
                .setParameter(4, Instant.now())
                .executeUpdate();
        audit.record("erasure-hold.placed", personId.toString(), Map.of("reason", reason.strip()));
    }

    @Transactional
    void release(UUID personId) {
        requireOffice(personId);
        database.createNativeMutationQuery("DELETE FROM erasure_hold WHERE person_id = ?1")
                .setParameter(1, personId)
                .executeUpdate();
        audit.record("erasure-hold.released", personId.toString(), Map.of());
    }

    private void requireOffice(UUID personId) {
        var theirs = people.find(personId)
                .filter(person -> person.academy() != null && establishments.officeOf(person.academy()));
        if (theirs.isEmpty()) {
            throw new NotFound("Cette personne n’existe pas ou ne relève pas de vous.");
        }
    }
}
