package fr.palmares.registration.enrolment.decision;

import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.problem.Conflict;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.registration.Scope;
import fr.palmares.registration.enrolment.RegistrationRow;
import fr.palmares.registration.enrolment.domain.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** the exam office says whether two registrations are the same person's; the later one is then cancelled. */
@ApplicationScoped
class DuplicateDecisions {

    enum Decision {
        SAME_PERSON,
        NOT_THE_SAME
    }

    @Schema(
            name = "DuplicateSuspicion",
            examples =
                    "{\"id\":\"0190a1b2-0000-7000-8000-000000000003\",\"examSession\":2026,\"academy\":\"17\",\"specialty\":\"MCO-2024\",\"registrationId\":\"0190a1b2-0000-7000-8000-000000000002\",\"otherId\":\"0190a1b2-0000-7000-8000-000000000004\",\"evidence\":\"SAME_INE\",\"foundAt\":\"2025-10-14T08:00:01Z\"}")
    record Suspicion(
            UUID id,
            int examSession,
            String academy,
            String specialty,
            @Schema(description = "The later one.") UUID registrationId,
            UUID otherId,
            String evidence,
            Instant foundAt,
            @Nullable Decision decision,
            @Nullable Instant decidedAt) {}

    private static final int MOST = 500;

    private final EntityManager database;
    private final Scope scope;
    private final DecideRegistration decide;
    private final AuditTrail audit;
    private final Clock clock;

    DuplicateDecisions(EntityManager database, Scope scope, DecideRegistration decide, AuditTrail audit, Clock clock) {
        this.database = database;
        this.scope = scope;
        this.decide = decide;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    List<Suspicion> list(@Nullable Integer examSession, boolean decided) {
        return read(
                "WHERE academy IN (:academies) AND (:session = 0 OR exam_session = :session)"
                        + " AND (decision IS NOT NULL) = :decided ORDER BY found_at, id",
                Map.of(
                        "academies", scope.academies().isEmpty() ? Set.of("") : scope.academies(),
                        "session", examSession == null ? 0 : examSession,
                        "decided", decided));
    }

    @Transactional
    Suspicion decide(UUID id, Decision decision) {
        var suspicion = read("WHERE id = :id FOR UPDATE", Map.of("id", id)).stream()
                .filter(found -> scope.examOfficeOf(found.academy()))
                .findFirst()
                .orElseThrow(() -> new NotFound("Ce doublon présumé n’existe pas ou ne vous est pas accessible."));
        if (suspicion.decision() == decision) {
            return suspicion;
        }
        if (suspicion.decision() != null) {
            throw new Conflict(
                    "/problems/already-decided",
                    "Déjà tranché",
                    "Ce doublon présumé a déjà fait l’objet d’une décision.");
        }
        database.createNativeQuery(
                        "UPDATE duplicate_suspicion SET decision = ?2, decided_at = ?3, decided_by = ?4 WHERE id = ?1")
                .setParameter(1, id)
                .setParameter(2, decision.name())
                .setParameter(3, clock.instant())
                .setParameter(4, scope.caller().subject())
                .executeUpdate();
        if (decision == Decision.SAME_PERSON) {
            RegistrationRow.locked(suspicion.registrationId())
                    .ifPresent(row -> decide.cancelAs(
                            row,
                            Reason.DUPLICATE,
                            "Une autre inscription existe déjà pour la même personne ; elle seule est conservée.",
                            scope.caller().subject()));
        }
        audit.record("duplicate.decided", id.toString(), Map.of("decision", decision.name()));
        return read("WHERE id = :id", Map.of("id", id)).getFirst();
    }

    private List<Suspicion> read(String condition, Map<String, Object> parameters) {
        var query = database.createNativeQuery("SELECT * FROM duplicate_suspicion " + condition, Tuple.class);
        parameters.forEach(query::setParameter);
        List<?> rows = query.setMaxResults(MOST).getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(DuplicateDecisions::suspicion)
                .toList();
    }

    private static Suspicion suspicion(Tuple row) {
        var decision = row.get("decision", String.class);
        return new Suspicion(
                row.get("id", UUID.class),
                row.get("exam_session", Integer.class),
                row.get("academy", String.class),
                row.get("specialty", String.class),
                row.get("registration_id", UUID.class),
                row.get("other_id", UUID.class),
                row.get("evidence", String.class),
                row.get("found_at", Instant.class),
                decision == null ? null : Decision.valueOf(decision),
                row.get("decided_at", Instant.class));
    }
}
