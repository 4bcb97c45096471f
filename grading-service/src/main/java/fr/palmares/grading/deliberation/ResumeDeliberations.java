package fr.palmares.grading.deliberation;

import fr.palmares.platform.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.jboss.logging.Logger;

/** Goes on with deliberations whose calculation stood still for a minute: the process that made them is gone. */
@ApplicationScoped
class ResumeDeliberations {

    private static final Logger LOG = Logger.getLogger(ResumeDeliberations.class);

    private final OpenDeliberation open;
    private final StatelessSession database;

    ResumeDeliberations(OpenDeliberation open, StatelessSession database) {
        this.open = open;
        this.database = database;
    }

    @Scheduled(every = "1m", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void resume() {
        for (var id : QuarkusTransaction.requiringNew().call(this::leftBehind)) {
            try {
                open.goOn(id, "resumption");
            } catch (ProblemException refused) {
                LOG.infof("deliberation %s is taken back: %s", id, refused.getMessage());
            }
        }
    }

    private List<UUID> leftBehind() {
        return database.createNativeQuery(
                        "SELECT id FROM deliberation WHERE state = 'COMPUTING'"
                                + " AND progress_at < clock_timestamp() - interval '1 minute'",
                        UUID.class)
                .getResultList();
    }
}
