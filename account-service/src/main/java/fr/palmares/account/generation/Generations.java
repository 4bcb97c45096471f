package fr.palmares.account.generation;

import fr.palmares.account.establishment.Establishments;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.web.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** What a school asked for: whose accounts are to be made is settled at once, making them may take its time. */
@ApplicationScoped
class Generations {

    record Request(String uai, int examSession, boolean everybody) {}

    record Progress(
            UUID id,
            String uai,
            int examSession,
            boolean everybody,
            GenerationRow.State state,
            int total,
            int done,
            Instant requestedAt,
            @Nullable Instant finishedAt) {}

    private final Session database;
    private final Establishments establishments;
    private final Caller caller;
    private final AuditTrail audit;

    Generations(Session database, Establishments establishments, Caller caller, AuditTrail audit) {
        this.database = database;
        this.establishments = establishments;
        this.caller = caller;
        this.audit = audit;
    }

    @Transactional
    Progress request(Request request) {
        establishments.own(request.uai());
        var row = new GenerationRow();
        row.id = UUID.randomUUID();
        row.uai = request.uai();
        row.examSession = request.examSession();
        row.everybody = request.everybody();
        row.state = GenerationRow.State.RUNNING;
        row.requestedAt = Instant.now();
        row.persistAndFlush();
        row.total = database.createNativeMutationQuery("""
                        INSERT INTO account_generation_entry (generation_id, person_id)
                        SELECT DISTINCT CAST(?1 AS uuid), p.id
                          FROM enrolment e JOIN person p ON p.id = e.person_id
                         WHERE e.uai = ?2 AND e.exam_session = ?3 AND e.live AND (?4 OR p.account = 'NONE')
                        """)
                .setParameter(1, row.id)
                .setParameter(2, request.uai())
                .setParameter(3, request.examSession())
                .setParameter(4, request.everybody())
                .executeUpdate();
        audit.record(
                "accounts.generation-requested",
                row.id.toString(),
                Map.of("uai", request.uai(), "examSession", request.examSession(), "total", row.total));
        return progress(row);
    }

    /** @throws NotFound when there is none, or it is another school's */
    @Transactional
    Progress own(UUID id) {
        return GenerationRow.<GenerationRow>findByIdOptional(id)
                .filter(row -> caller.values("uai").contains(row.uai))
                .map(this::progress)
                .orElseThrow(() -> new NotFound("Cette génération de comptes n'existe pas ou n'est pas la vôtre."));
    }

    private Progress progress(GenerationRow row) {
        var done = database.createNativeQuery(
                        "SELECT count(*) FROM account_generation_entry WHERE generation_id = ?1 AND made", Long.class)
                .setParameter(1, row.id)
                .getSingleResult();
        return new Progress(
                row.id,
                row.uai,
                row.examSession,
                row.everybody,
                row.state,
                row.total,
                done.intValue(),
                row.requestedAt,
                row.finishedAt);
    }

    List<UUID> people(UUID generation) {
        return database.createNativeQuery("""
                        SELECT p.id FROM account_generation_entry e JOIN person p ON p.id = e.person_id
                         WHERE e.generation_id = ?1
                         ORDER BY p.family_name, p.given_names, p.id
                        """, UUID.class)
                .setParameter(1, generation)
                .getResultStream()
                .toList();
    }
}
