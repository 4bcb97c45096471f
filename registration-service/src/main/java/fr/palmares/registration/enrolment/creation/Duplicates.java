package fr.palmares.registration.enrolment.creation;

import fr.palmares.platform.events.Outbox;
import fr.palmares.registration.enrolment.RegistrationFacts;
import fr.palmares.registration.enrolment.RegistrationRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.UUID;

/** suspected duplicates are shown to the exam office, never silently merged. */
@ApplicationScoped
class Duplicates {

    private static final String SUSPECT = """
            INSERT INTO duplicate_suspicion
                   (id, exam_session, academy, specialty, registration_id, other_id, evidence, found_at)
            SELECT gen_random_uuid(), mine.exam_session, mine.academy, mine.specialty, mine.id, other.id,
                   CASE WHEN them.ine = me.ine THEN 'SAME_INE' ELSE 'SAME_IDENTITY' END, ?2
              FROM registration mine
              JOIN person me ON me.id = mine.person_id
              JOIN person them ON them.id <> me.id AND (them.ine = me.ine OR them.identity_key = me.identity_key)
              JOIN registration other ON other.person_id = them.id
                   AND other.exam_session = mine.exam_session AND other.specialty = mine.specialty
                   AND other.state NOT IN ('REJECTED', 'CANCELLED')
             WHERE mine.id = ?1
            ON CONFLICT DO NOTHING
            """;

    private final EntityManager database;
    private final Outbox outbox;
    private final Clock clock;

    Duplicates(EntityManager database, Outbox outbox, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Another person with the same INE, or the same name, birth date and birthplace, registered for the same. */
    void suspect(UUID registrationId) {
        database.flush();
        var found = database.createNativeQuery(SUSPECT)
                .setParameter(1, registrationId)
                .setParameter(2, clock.instant())
                .executeUpdate();
        if (found > 0) {
            var row = RegistrationRow.<RegistrationRow>findById(registrationId);
            outbox.append(
                    RegistrationFacts.DuplicateSuspected.TYPE,
                    row.id,
                    new RegistrationFacts.DuplicateSuspected(
                            row.id, row.personId, row.examSession, row.academy, row.specialty));
        }
    }
}
