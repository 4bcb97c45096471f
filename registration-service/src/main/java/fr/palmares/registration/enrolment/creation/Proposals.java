package fr.palmares.registration.enrolment.creation;

import fr.palmares.registration.catalogue.ExamSessions;
import fr.palmares.registration.eligibility.domain.Category;
import fr.palmares.registration.enrolment.RegistrationRow;
import fr.palmares.registration.enrolment.RegistrationStore;
import fr.palmares.registration.enrolment.domain.Entry;
import fr.palmares.registration.heldmarks.MarksRetained;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * who failed, was eliminated, had no final decision or did not come is proposed anew as REPEATING, when the next
 * exam session opens or when grading says so after that.
 */
@ApplicationScoped
class Proposals {

    private static final String OUTSTANDING = """
            SELECT t.person_id, t.academy, t.uai, t.specialty, r.category,
                   r.form_derogation_reference, r.form_derogation_decided_on
              FROM to_propose t
              LEFT JOIN registration r ON r.id = t.registration_id
             WHERE t.exam_session = ?1
               AND NOT EXISTS (SELECT 1 FROM registration again
                                WHERE again.person_id = t.person_id AND again.specialty = t.specialty
                                  AND again.exam_session = ?1 + 1)
               AND EXISTS (SELECT 1 FROM specialty s WHERE s.exam_session = ?1 + 1 AND s.id = t.specialty)
             ORDER BY t.registration_id
            """;

    private final EntityManager database;
    private final RegistrationStore store;
    private final ExamSessions examSessions;

    Proposals(EntityManager database, RegistrationStore store, ExamSessions examSessions) {
        this.database = database;
        this.store = store;
        this.examSessions = examSessions;
    }

    void whenOpened(@Observes ExamSessions.Opened opened) {
        propose(opened.examSession() - 1);
    }

    /** Keeps the outcome, and proposes at once when the next exam session is open already. */
    void take(MarksRetained fact) {
        database.createNativeQuery("INSERT INTO to_propose"
                        + " (registration_id, person_id, exam_session, academy, uai, specialty, form)"
                        + " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING")
                .setParameter(1, fact.registrationId())
                .setParameter(2, fact.personId())
                .setParameter(3, fact.examSession())
                .setParameter(4, fact.academy())
                .setParameter(5, fact.uai())
                .setParameter(6, fact.specialty())
                .setParameter(7, fact.form())
                .executeUpdate();
        if (examSessions.isOpen(fact.examSession() + 1)) {
            propose(fact.examSession());
        }
    }

    private void propose(int failedSession) {
        List<?> rows = database.createNativeQuery(OUTSTANDING, Tuple.class)
                .setParameter(1, failedSession)
                .getResultList();
        rows.stream().map(Tuple.class::cast).forEach(row -> propose(row, failedSession + 1));
    }

    /** the recteur's derogation goes with whoever keeps to the PROGRESSIVE form. */
    private void propose(Tuple last, int examSession) {
        var proposed = store.add(
                new Entry(
                        RegistrationStore.newId(),
                        last.get("person_id", UUID.class),
                        examSession,
                        last.get("academy", String.class),
                        last.get("uai", String.class),
                        last.get("specialty", String.class),
                        category(last.get("category", String.class)),
                        true),
                RegistrationRow.Origin.PROPOSAL);
        proposed.formDerogationReference = last.get("form_derogation_reference", String.class);
        proposed.formDerogationDecidedOn = last.get("form_derogation_decided_on", LocalDate.class);
    }

    /** As last time; the establishment lets go of whoever is no longer its pupil. */
    private static Category category(String last) {
        return last == null ? Category.FORMER_SCHOOL : Category.valueOf(last);
    }
}
