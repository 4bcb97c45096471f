package fr.palmares.registration.enrolment.creation;

import fr.palmares.platform.events.AwaitDatabase;
import fr.palmares.platform.events.Inbox;
import fr.palmares.registration.heldmarks.Ledger;
import fr.palmares.registration.heldmarks.MarksRetained;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What grading says that registering needs: which marks may be held, and which juries have deliberated. */
@ApplicationScoped
class GradingEvents {

    record DeliberationClosed(int examSession, String academy, String specialty) {}

    private final Inbox inbox;
    private final Ledger ledger;
    private final Proposals proposals;
    private final EntityManager database;

    GradingEvents(Inbox inbox, Ledger ledger, Proposals proposals, EntityManager database) {
        this.inbox = inbox;
        this.ledger = ledger;
        this.proposals = proposals;
        this.database = database;
    }

    @Incoming("grading-events")
    @Blocking
    @AwaitDatabase
    @Retry(delay = 200, maxRetries = 5, jitter = 50)
    public void on(ConsumerRecord<String, String> kafka) {
        inbox.once(kafka, fact -> {
            switch (fact.type()) {
                case "grading.MarksRetained.v1" -> retained(fact.as(MarksRetained.class));
                case "grading.DeliberationClosed.v1" -> closed(fact.as(DeliberationClosed.class));
                default -> {
                    // a fact that registering does not need
                }
            }
        });
    }

    private void retained(MarksRetained fact) {
        ledger.take(fact);
        proposals.take(fact);
    }

    private void closed(DeliberationClosed fact) {
        database.createNativeQuery("INSERT INTO closed_deliberation (exam_session, academy, specialty)"
                        + " VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")
                .setParameter(1, fact.examSession())
                .setParameter(2, fact.academy())
                .setParameter(3, fact.specialty())
                .executeUpdate();
    }
}
