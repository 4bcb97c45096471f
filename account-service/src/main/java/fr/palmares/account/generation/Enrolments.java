package fr.palmares.account.generation;

import fr.palmares.platform.events.AwaitDatabase;
import fr.palmares.platform.events.Fact;
import fr.palmares.platform.events.Inbox;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Who is a candidate of which establishment in which exam session, and until when: what a generation needs to know. */
@ApplicationScoped
class Enrolments {

    record Enrolled(
            UUID registrationId,
            UUID personId,
            int examSession,
            @Nullable String uai) {}

    record Calendar(int examSession, String academy, int version, Instant registrationCloses) {}

    private final Inbox inbox;
    private final Session database;

    Enrolments(Inbox inbox, Session database) {
        this.inbox = inbox;
        this.database = database;
    }

    @Incoming("registration-events")
    @Blocking
    @AwaitDatabase
    @Retry(delay = 200, maxRetries = 5, jitter = 50, abortOn = Fact.Unreadable.class)
    public void on(ConsumerRecord<String, String> kafka) {
        inbox.once(kafka, fact -> {
            switch (fact.type()) {
                case "registration.RegistrationImported.v1" -> keep(fact.as(Enrolled.class), true, false);
                case "registration.RegistrationConfirmed.v1" -> keep(fact.as(Enrolled.class), true, true);
                case "registration.RegistrationCancelled.v1", "registration.RegistrationRejected.v1" ->
                    keep(fact.as(Enrolled.class), false, false);
                case "registration.CalendarPublished.v1" -> keep(fact.as(Calendar.class));
                default -> {
                    // a fact that changes nothing here
                }
            }
        });
    }

    private void keep(Enrolled enrolled, boolean live, boolean confirmed) {
        database.createNativeMutationQuery("""
                        INSERT INTO enrolment AS e (registration_id, person_id, exam_session, uai, live, confirmed)
                        VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                        ON CONFLICT (registration_id) DO UPDATE
                           SET uai = excluded.uai, live = excluded.live, confirmed = e.confirmed OR excluded.confirmed
                        """)
                .setParameter(1, enrolled.registrationId())
                .setParameter(2, enrolled.personId())
                .setParameter(3, enrolled.examSession())
                .setParameter(4, enrolled.uai(), String.class)
                .setParameter(5, live)
                .setParameter(6, confirmed)
                .executeUpdate();
    }

    private void keep(Calendar calendar) {
        database.createNativeMutationQuery("""
                        INSERT INTO calendar AS c (exam_session, academy, version, closes_at) VALUES (?1, ?2, ?3, ?4)
                        ON CONFLICT (exam_session, academy) DO UPDATE
                           SET version = excluded.version, closes_at = excluded.closes_at
                         WHERE c.version <= excluded.version
                        """)
                .setParameter(1, calendar.examSession())
                .setParameter(2, calendar.academy())
                .setParameter(3, calendar.version())
                .setParameter(4, calendar.registrationCloses())
                .executeUpdate();
    }
}
