package fr.palmares.account.personaldata;

import fr.palmares.account.letters.LetterKind;
import fr.palmares.account.letters.Letters;
import fr.palmares.account.person.domain.Accounts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/**
 * Makes an archive once every service has answered, or when one has kept us waiting for too long; in as many replicas
 * as run, each archive by one of them.
 */
@ApplicationScoped
class ExportRound {

    static final Duration PATIENCE = Duration.ofMinutes(30);

    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration KEPT = Duration.ofDays(7);
    private static final Logger LOG = Logger.getLogger(ExportRound.class);

    record Due(UUID id, UUID personId, String own, Instant requestedAt) {}

    private final Session database;
    private final PartFetcher fetcher;
    private final Accounts accounts;
    private final Letters letters;

    ExportRound(Session database, PartFetcher fetcher, Accounts accounts, Letters letters) {
        this.database = database;
        this.fetcher = fetcher;
        this.accounts = accounts;
        this.letters = letters;
    }

    @Scheduled(every = "{palmares.account.exports.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        var next = QuarkusTransaction.requiringNew().call(this::take);
        while (next.isPresent()) {
            make(next.get());
            next = QuarkusTransaction.requiringNew().call(this::take);
        }
    }

    private Optional<Due> take() {
        var now = Instant.now();
        return database.createNativeQuery("""
                        UPDATE personal_data_export SET due_at = ?2
                         WHERE id = (SELECT e.id FROM personal_data_export e
                                      WHERE e.ready_at IS NULL AND e.due_at <= ?1
                                        AND (e.requested_at < ?3 OR ?4 = (SELECT count(*) FROM personal_data_answer a
                                                                           WHERE a.export_id = e.id))
                                      ORDER BY e.due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                        RETURNING id, person_id, own, requested_at
                        """, Tuple.class)
                .setParameter(1, now)
                .setParameter(2, now.plus(LEASE))
                .setParameter(3, now.minus(PATIENCE))
                .setParameter(4, Exports.OTHERS.size())
                .getResultStream()
                .map(row -> new Due(
                        row.get("id", UUID.class),
                        row.get("person_id", UUID.class),
                        row.get("own", String.class),
                        row.get("requested_at", Instant.class)))
                .findFirst();
    }

    private void make(Due due) {
        var parts = new TreeMap<>(Map.of("account", due.own()));
        for (var answer : QuarkusTransaction.requiringNew().call(() -> answers(due.id()))) {
            fetcher.fetch(answer).ifPresent(body -> parts.put(answer.service(), body));
        }
        var missing = Exports.OTHERS.stream()
                .filter(service -> !parts.containsKey(service))
                .toList();
        if (!missing.isEmpty() && due.requestedAt().plus(PATIENCE).isAfter(Instant.now())) {
            LOG.warnf("export %s waits for %s", due.id(), missing);
            return;
        }
        var archive = Archive.of(parts, missing, due.requestedAt());
        QuarkusTransaction.requiringNew().run(() -> finish(due, archive, missing));
    }

    private List<PartFetcher.Answer> answers(UUID export) {
        return database.createNativeQuery(
                        "SELECT service, url, sha256 FROM personal_data_answer WHERE export_id = ?1", Tuple.class)
                .setParameter(1, export)
                .getResultStream()
                .map(row -> new PartFetcher.Answer(
                        row.get("service", String.class),
                        row.get("url", String.class),
                        row.get("sha256", String.class)))
                .collect(Collectors.toList());
    }

    private void finish(Due due, byte[] archive, List<String> missing) {
        var finished = database.createNativeMutationQuery("UPDATE personal_data_export SET archive = ?2, ready_at = ?3,"
                        + " missing = CAST(?4 AS text[]) WHERE id = ?1 AND ready_at IS NULL")
                .setParameter(1, due.id())
                .setParameter(2, archive)
                .setParameter(3, Instant.now())
                .setParameter(4, "{" + String.join(",", missing) + "}")
                .executeUpdate();
        if (finished == 1) {
            accounts.find(due.personId())
                    .map(account -> account.email())
                    .ifPresent(email -> letters.post(LetterKind.DATA_READY, due.personId(), email));
        }
    }

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void forgetOld() {
        database.createNativeMutationQuery("DELETE FROM personal_data_export WHERE requested_at < ?1")
                .setParameter(1, Instant.now().minus(KEPT))
                .executeUpdate();
    }
}
