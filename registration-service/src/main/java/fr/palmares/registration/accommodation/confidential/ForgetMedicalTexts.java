package fr.palmares.registration.accommodation.confidential;

import fr.palmares.registration.accommodation.domain.Retention;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Once a day each replica forgets what has been kept long enough; there is nothing left for the second one. */
@ApplicationScoped
class ForgetMedicalTexts {

    private final HealthDatabase database;
    private final Clock clock;

    ForgetMedicalTexts(HealthDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(
            every = "${palmares.registration.medical-texts.every:24h}",
            delayed = "5m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void forget() {
        int last = Retention.lastForgotten(clock.instant());
        database.update(
                "UPDATE accommodation.request SET situation = NULL WHERE exam_session <= ? AND situation IS NOT NULL",
                last);
        database.update(
                "UPDATE accommodation.opinion o SET medical_note = NULL FROM accommodation.request r"
                        + " WHERE r.id = o.request_id AND r.exam_session <= ? AND o.medical_note IS NOT NULL",
                last);
    }
}
