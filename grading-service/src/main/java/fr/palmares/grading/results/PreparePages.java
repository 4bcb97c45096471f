package fr.palmares.grading.results;

import fr.palmares.grading.access.SpecialtyLock;
import fr.palmares.grading.bulk.Ids;
import fr.palmares.grading.deliberation.DeliberationRow;
import fr.palmares.grading.deliberation.candidate.DecidedResult;
import fr.palmares.grading.deliberation.closure.PagesToPrepare;
import fr.palmares.grading.examfile.ExamFile;
import fr.palmares.grading.examfile.Specialty;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.StatelessSession;

/** Makes the pages of a closed deliberation before anybody may read them, part by part (G-13). */
@ApplicationScoped
public class PreparePages implements PagesToPrepare {

    private static final String FIRST_DECISIONS = """
            SELECT d.* FROM decision d
            WHERE d.deliberation_id = :deliberation AND d.replaces IS NULL AND d.registration_id > :after
            ORDER BY d.registration_id LIMIT :limit
            """;

    private static final String CORRECTIONS = """
            SELECT d.* FROM decision d
            WHERE d.deliberation_id = :deliberation AND d.replaces IS NOT NULL
              AND d.registration_id = ANY (CAST(:ids AS uuid[])) ORDER BY d.decided_at
            """;

    private static final String PREPARED = """
            SELECT r.registration_id FROM published_result r
            WHERE r.publication_id = :publication AND r.registration_id = ANY (CAST(:ids AS uuid[]))
            """;

    private static final String ISSUED_CODES = """
            SELECT r.decision_id, r.verification_code, r.revoked_at FROM published_result r
            WHERE r.registration_id = ANY (CAST(:ids AS uuid[])) AND r.verification_code IS NOT NULL
            """;

    /** What changed since it was prepared: the file behind it, or the decision itself. */
    private static final String DROP_STALE = """
            DELETE FROM published_result r USING exam_file f
            WHERE r.publication_id = :publication AND f.registration_id = r.registration_id
              AND (f.registration_version <> r.registration_version
                   OR EXISTS (SELECT 1 FROM decision later WHERE later.replaces = r.decision_id))
            """;

    private final SpecialtyLock lock;
    private final ResultPages pages;
    private final StatelessSession database;
    private final Clock clock;
    private final int part;

    PreparePages(
            SpecialtyLock lock,
            ResultPages pages,
            StatelessSession database,
            Clock clock,
            @ConfigProperty(name = "palmares.grading.deliberation.part", defaultValue = "2000") int part) {
        this.lock = lock;
        this.pages = pages;
        this.database = database;
        this.clock = clock;
        this.part = part;
    }

    @Override
    public void prepare(UUID deliberation) {
        var publication = QuarkusTransaction.requiringNew().call(() -> begin(DeliberationRow.findById(deliberation)));
        if (publication.isEmpty()) {
            return;
        }
        QuarkusTransaction.requiringNew().run(() -> dropStale(publication.get()));
        var after = Optional.of(new UUID(0, 0));
        while (after.isPresent()) {
            var from = after.get();
            after = QuarkusTransaction.requiringNew().call(() -> step(publication.get(), deliberation, from));
        }
    }

    /** For the publication itself, in its transaction: whatever is not prepared yet, which is mostly nothing. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Publication complete(DeliberationRow deliberation) {
        var id = begin(deliberation).orElseThrow();
        dropStale(id);
        var publication = Publication.<Publication>findById(id);
        if (count("published_result", "publication_id", id)
                != count("decision", "replaces IS NULL AND deliberation_id", deliberation.id)) {
            var after = Optional.of(new UUID(0, 0));
            while (after.isPresent()) {
                after = step(id, deliberation.id, after.get());
            }
        }
        publication.results = (int) count("published_result", "publication_id", id);
        return publication;
    }

    private Optional<UUID> begin(DeliberationRow deliberation) {
        lock.alone(deliberation.examSession, deliberation.academy, deliberation.specialty);
        var standing = Publication.standing(
                deliberation.examSession, deliberation.academy, deliberation.specialty, deliberation.round);
        if (standing.isPresent()) {
            return standing.filter(publication -> publication.state == Publication.State.PREPARED)
                    .map(publication -> publication.id);
        }
        var publication = new Publication();
        publication.id = UUID.randomUUID();
        publication.examSession = deliberation.examSession;
        publication.academy = deliberation.academy;
        publication.specialty = deliberation.specialty;
        publication.round = deliberation.round;
        publication.state = Publication.State.PREPARED;
        publication.version = 1
                + (int) Publication.count(
                        "examSession = ?1 and academy = ?2 and specialty = ?3 and round = ?4",
                        deliberation.examSession,
                        deliberation.academy,
                        deliberation.specialty,
                        deliberation.round);
        publication.edition = 1;
        publication.preparedAt = clock.instant();
        publication.persistAndFlush();
        return Optional.of(publication.id);
    }

    private void dropStale(UUID publication) {
        database.createNativeMutationQuery(DROP_STALE)
                .setParameter("publication", publication)
                .executeUpdate();
    }

    private Optional<UUID> step(UUID publication, UUID deliberation, UUID after) {
        var first = database.createNativeQuery(FIRST_DECISIONS, DecidedResult.class)
                .setParameter("deliberation", deliberation)
                .setParameter("after", after)
                .setParameter("limit", part)
                .getResultList();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        var ids =
                Ids.array(first.stream().map(decided -> decided.registrationId).toList());
        var prepared = new HashSet<>(database.createNativeQuery(PREPARED, UUID.class)
                .setParameter("publication", publication)
                .setParameter("ids", ids)
                .getResultList());
        Map<UUID, DecidedResult> standing = new LinkedHashMap<>();
        first.forEach(decided -> standing.put(decided.registrationId, decided));
        database.createNativeQuery(CORRECTIONS, DecidedResult.class)
                .setParameter("deliberation", deliberation)
                .setParameter("ids", ids)
                .getResultList()
                .forEach(decided -> standing.put(decided.registrationId, decided));
        standing.keySet().removeAll(prepared);
        write(publication, standing, ids);
        return Optional.of(first.getLast().registrationId);
    }

    private void write(UUID publication, Map<UUID, DecidedResult> standing, String ids) {
        if (standing.isEmpty()) {
            return;
        }
        var files = database
                .createNativeQuery(
                        "SELECT f.* FROM exam_file f WHERE f.registration_id = ANY (CAST(:ids AS uuid[]))",
                        ExamFile.class)
                .setParameter("ids", ids)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(file -> file.registrationId, Function.identity()));
        var codes = issuedCodes(ids);
        var any = files.values().iterator().next();
        var grid = Specialty.of(any.examSession, any.specialty).orElseThrow();
        pages.write(
                standing.values().stream()
                        .map(decided -> pages.page(
                                publication,
                                grid,
                                files.get(decided.registrationId),
                                decided,
                                Optional.ofNullable(codes.get(decided.id))))
                        .toList(),
                null);
    }

    private Map<UUID, ResultPages.IssuedCode> issuedCodes(String ids) {
        Map<UUID, ResultPages.IssuedCode> codes = new HashMap<>();
        database.createNativeQuery(ISSUED_CODES, Object[].class)
                .setParameter("ids", ids)
                .getResultList()
                .forEach(
                        row -> codes.put((UUID) row[0], new ResultPages.IssuedCode((String) row[1], (Instant) row[2])));
        return codes;
    }

    private long count(String table, String condition, UUID id) {
        return database.createNativeQuery(
                        "SELECT count(*) FROM " + table + " WHERE " + condition + " = :id", Long.class)
                .setParameter("id", id)
                .getSingleResult();
    }
}
