package fr.palmares.account.erasure;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;

/**
 * Erases people whose last exam session is older than the retention, one by one and in as many replicas as run: as long
 * as a mark may be kept (DOMAIN R-9), the person is. Whom a hold keeps stays; so does whoever was never registered, who
 * leaves on request.
 */
@ApplicationScoped
class RetentionRound {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    /** @param user of Keycloak, still to be taken away */
    private record Erased(Optional<String> user) {}

    private final Session database;
    private final Erasure erasure;
    private final int sessions;

    RetentionRound(
            Session database,
            Erasure erasure,
            @ConfigProperty(name = "palmares.account.retention.exam-sessions") int sessions) {
        this.database = database;
        this.erasure = erasure;
        this.sessions = sessions;
    }

    @Scheduled(every = "{palmares.account.retention.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        var present = examSessionOf(LocalDate.now(PARIS));
        var oldest = present - sessions;
        var erased = QuarkusTransaction.requiringNew().call(() -> eraseOne(oldest));
        while (erased.isPresent()) {
            erasure.finish(erased.get().user());
            erased = QuarkusTransaction.requiringNew().call(() -> eraseOne(oldest));
        }
    }

    /** Registrations of an exam session open in autumn of the year before. */
    static int examSessionOf(LocalDate day) {
        return day.getMonthValue() >= 9 ? day.getYear() + 1 : day.getYear();
    }

    /** The first exam session that is kept is {@code oldest}. */
    private Optional<Erased> eraseOne(int oldest) {
        return database.createNativeQuery("""
                        SELECT p.id FROM person p
                         WHERE EXISTS (SELECT 1 FROM enrolment e WHERE e.person_id = p.id)
                           AND NOT EXISTS (SELECT 1 FROM enrolment e
                                            WHERE e.person_id = p.id AND e.exam_session >= ?1)
                           AND NOT EXISTS (SELECT 1 FROM erasure_hold h WHERE h.person_id = p.id)
                         ORDER BY p.id LIMIT 1 FOR UPDATE OF p SKIP LOCKED
                        """, UUID.class)
                .setParameter(1, oldest)
                .getResultStream()
                .findFirst()
                .map(person -> new Erased(erasure.forget(person, "retention")));
    }
}
