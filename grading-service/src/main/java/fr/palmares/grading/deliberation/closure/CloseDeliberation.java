package fr.palmares.grading.deliberation.closure;

import fr.palmares.grading.deliberation.DeliberationRow;
import fr.palmares.grading.deliberation.NotNow;
import fr.palmares.grading.deliberation.Proposal;
import fr.palmares.grading.deliberation.domain.Decision;
import fr.palmares.grading.deliberation.domain.Round;
import fr.palmares.grading.jury.Jury;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.events.Outbox;
import fr.palmares.platform.problem.InvalidInput;
import fr.palmares.platform.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Every proposal becomes a decision; the minutes are written and sealed in the same transaction (G-9). */
@ApplicationScoped
class CloseDeliberation {

    /** Tells that it is over, and nothing of what was decided (G-13). */
    record DeliberationClosed(
            UUID deliberationId,
            int examSession,
            String academy,
            String specialty,
            Round round,
            int candidates,
            Instant closedAt,
            String minutesSha256) {}

    /** The identifier comes from who is decided where: a second run could only write the same rows again. */
    private static final String DECIDE = """
            INSERT INTO decision (id, deliberation_id, registration_id, round, decision, average, outcome, decided_at)
            SELECT md5(p.deliberation_id::text || p.registration_id::text)::uuid, p.deliberation_id, p.registration_id,
                   :round, p.decision, p.average, p.outcome, :now
            FROM proposal p WHERE p.deliberation_id = :deliberation
            """;

    private final Minutes minutes;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final EntityManager database;
    private final Clock clock;

    CloseDeliberation(Minutes minutes, Outbox outbox, AuditTrail audit, EntityManager database, Clock clock) {
        this.minutes = minutes;
        this.outbox = outbox;
        this.audit = audit;
        this.database = database;
        this.clock = clock;
    }

    @Transactional
    void handle(DeliberationRow deliberation, Minutes.Statement said, String actor) {
        NotNow.unlessOpen(deliberation);
        var jury = Jury.<Jury>findById(deliberation.juryId);
        var statement = said.naming(appointed(jury, said.absentMembers()));
        refuseIrregular(deliberation, jury, statement);
        var now = clock.instant();
        database.flush();
        database.createNativeQuery(DECIDE)
                .setParameter("round", deliberation.round.name())
                .setParameter("now", now)
                .setParameter("deliberation", deliberation.id)
                .executeUpdate();
        deliberation.closedAt = now;
        deliberation.closedBy = actor;
        deliberation.state = DeliberationRow.State.CLOSED;
        deliberation.minutesSha256 = minutes.seal(deliberation, statement);
        outbox.append(
                "grading.DeliberationClosed.v1",
                deliberation.id,
                new DeliberationClosed(
                        deliberation.id,
                        deliberation.examSession,
                        deliberation.academy,
                        deliberation.specialty,
                        deliberation.round,
                        deliberation.candidates,
                        now,
                        deliberation.minutesSha256));
        audit.record("deliberation.closed", deliberation.id.toString(), Map.of("minutes", deliberation.minutesSha256));
    }

    /** The absent as the appointment act writes their names. */
    private static List<String> appointed(Jury jury, List<String> absent) {
        return IntStream.range(0, absent.size())
                .mapToObj(i -> jury.asAppointed(absent.get(i))
                        .orElseThrow(() -> InvalidInput.unprocessable(
                                "/absentMembers/" + i,
                                absent.get(i) + " n’est pas membre de ce jury : écrivez son nom comme à l’acte.")))
                .toList();
    }

    private void refuseIrregular(DeliberationRow deliberation, Jury jury, Minutes.Statement statement) {
        var flaws = jury.flaws(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), statement.absentMembers());
        if (!flaws.isEmpty()) {
            throw NotNow.cannotSit(flaws);
        }
        var failed = Proposal.count("deliberationId = ?1 and decision = ?2", deliberation.id, Decision.FAILED);
        if (failed > 0 && !Boolean.TRUE.equals(statement.schoolReportsSeen())) {
            throw new InvalidInput(Problem.of(
                            422,
                            "/problems/school-reports-not-seen",
                            "Livrets scolaires non examinés",
                            "Le jury n’ajourne un candidat qu’après examen de son livret scolaire : déclarez-le.")
                    .at("/schoolReportsSeen", "Candidats proposés à l’ajournement : " + failed + "."));
        }
    }
}
