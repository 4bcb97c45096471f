package fr.palmares.account.personaldata;

import fr.palmares.platform.events.AwaitDatabase;
import fr.palmares.platform.events.Fact;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.Session;

/** Hears where each service's part is; a second delivery is the same row. */
@ApplicationScoped
class ExportAnswers {

    private static final String ENDING = ".PersonalDataExported.v1";

    record Exported(UUID exportId, String url, String sha256) {}

    private final Session database;

    ExportAnswers(Session database) {
        this.database = database;
    }

    @Incoming("personal-data-answers")
    @Blocking
    @Transactional
    @AwaitDatabase
    @Retry(delay = 200, maxRetries = 5, jitter = 50, abortOn = Fact.Unreadable.class)
    public void on(ConsumerRecord<String, String> kafka) {
        var fact = Fact.read(kafka);
        if (fact.type().endsWith(ENDING)) {
            keep(fact.type().substring(0, fact.type().length() - ENDING.length()), fact.as(Exported.class));
        }
    }

    /** An export that is unknown here was forgotten meanwhile: nothing is kept for it. */
    private void keep(String service, Exported answer) {
        database.createNativeMutationQuery("""
                        INSERT INTO personal_data_answer (export_id, service, url, sha256)
                        SELECT id, ?2, ?3, ?4 FROM personal_data_export WHERE id = ?1
                        ON CONFLICT DO NOTHING
                        """)
                .setParameter(1, answer.exportId())
                .setParameter(2, service)
                .setParameter(3, answer.url())
                .setParameter(4, answer.sha256())
                .executeUpdate();
    }
}
