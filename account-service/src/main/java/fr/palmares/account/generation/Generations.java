package fr.palmares.account.generation;

import fr.palmares.account.establishment.Establishments;
import fr.palmares.account.establishment.domain.Establishment;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.problem.Conflict;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.web.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** What a school asked for, and how far it is. */
@ApplicationScoped
class Generations {

    /** @param people the candidates concerned; empty for all of the exam session */
    record Request(String uai, int examSession, boolean everybody, List<UUID> people) {}

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
    private final Clock clock;

    Generations(Session database, Establishments establishments, Caller caller, AuditTrail audit, Clock clock) {
        this.database = database;
        this.establishments = establishments;
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    Progress request(Request request) {
        refuseBeforeClosing(establishments.own(request.uai()), request.examSession());
        var row = new GenerationRow();
        row.id = UUID.randomUUID();
        row.uai = request.uai();
        row.examSession = request.examSession();
        row.everybody = request.everybody() || !request.people().isEmpty();
        row.chosen = !request.people().isEmpty();
        row.state = GenerationRow.State.RUNNING;
        row.requestedAt = Instant.now();
        row.persistAndFlush();
        row.total = row.chosen ? add(row, request.people()) : add(row);
        audit.record(
                "accounts.generation-requested",
                row.id.toString(),
                Map.of("uai", request.uai(), "examSession", request.examSession(), "total", row.total));
        return progress(row);
    }

    /** Where the school finishes the registrations, accounts come after closing, for reading (note Nantes 2026, § 3). */
    private void refuseBeforeClosing(Establishment establishment, int examSession) {
        if (establishment.settings().finishesRegistrations() == Establishment.Actor.CANDIDATE) {
            return;
        }
        var closesAt = database.createNativeQuery(
                        "SELECT closes_at FROM calendar WHERE exam_session = ?1 AND academy = ?2", Instant.class)
                .setParameter(1, examSession)
                .setParameter(2, establishment.academy())
                .getResultStream()
                .findFirst();
        if (closesAt.isEmpty() || clock.instant().isBefore(closesAt.get())) {
            throw new Conflict(
                    "/problems/generation-after-closing",
                    "Génération après la clôture",
                    "Votre établissement finalise lui-même les inscriptions : les comptes des candidats, réservés à la"
                            + " consultation, se génèrent après la clôture des inscriptions.");
        }
    }

    /** Adds the candidates known now; how many are new. */
    int add(GenerationRow row) {
        return database.createNativeMutationQuery("""
                        INSERT INTO account_generation_entry (generation_id, person_id)
                        SELECT DISTINCT CAST(?1 AS uuid), p.id
                          FROM enrolment e JOIN person p ON p.id = e.person_id
                         WHERE e.uai = ?2 AND e.exam_session = ?3 AND e.live AND (?4 OR p.account = 'NONE')
                        ON CONFLICT DO NOTHING
                        """)
                .setParameter(1, row.id)
                .setParameter(2, row.uai)
                .setParameter(3, row.examSession)
                .setParameter(4, row.everybody)
                .executeUpdate();
    }

    /** @throws NotFound when one of them is no candidate of the establishment in this exam session */
    private int add(GenerationRow row, List<UUID> people) {
        var chosen = Set.copyOf(people);
        var added = database.createNativeMutationQuery("""
                        INSERT INTO account_generation_entry (generation_id, person_id)
                        SELECT DISTINCT CAST(?1 AS uuid), p.id
                          FROM enrolment e JOIN person p ON p.id = e.person_id
                         WHERE e.uai = ?2 AND e.exam_session = ?3 AND e.live AND p.id IN (?4)
                        """)
                .setParameter(1, row.id)
                .setParameter(2, row.uai)
                .setParameter(3, row.examSession)
                .setParameter(4, chosen)
                .executeUpdate();
        if (added != chosen.size()) {
            throw new NotFound(
                    "Un de ces candidats n’existe pas ou n’est pas de votre établissement pour cette session.");
        }
        return added;
    }

    /** @throws NotFound when there is none, or it is another school's */
    @Transactional
    Progress own(UUID id) {
        return GenerationRow.<GenerationRow>findByIdOptional(id)
                .filter(row -> caller.values("uai").contains(row.uai))
                .map(this::progress)
                .orElseThrow(() -> new NotFound("Cette génération de comptes n’existe pas ou n’est pas la vôtre."));
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
