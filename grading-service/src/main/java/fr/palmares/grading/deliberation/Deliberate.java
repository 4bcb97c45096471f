package fr.palmares.grading.deliberation;

import fr.palmares.grading.access.SpecialtyLock;
import fr.palmares.grading.deliberation.domain.Mark;
import fr.palmares.grading.deliberation.domain.Refused;
import fr.palmares.grading.deliberation.domain.Round;
import fr.palmares.grading.examfile.ExamFile;
import fr.palmares.grading.examfile.Specialty;
import fr.palmares.grading.marks.MarkHistory;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.events.Outbox;
import fr.palmares.platform.problem.Conflict;
import fr.palmares.platform.problem.InvalidInput;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.problem.Problem;
import fr.palmares.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A jury's sitting: opened on complete marks, it proposes, raises, and closes with sealed minutes (G-9). */
@ApplicationScoped
class Deliberate {

    record DeliberationClosed(
            UUID deliberationId, int examSession, String academy, String specialty, Round round, int candidates) {}

    /** The state of the deliberation says no now. */
    static final class NotNow extends ProblemException {
        private static final long serialVersionUID = 1L;

        NotNow(Problem problem) {
            super(problem);
        }
    }

    private final SpecialtyLock lock;
    private final Candidates candidates;
    private final Minutes minutes;
    private final MarkHistory history;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    Deliberate(
            SpecialtyLock lock,
            Candidates candidates,
            Minutes minutes,
            MarkHistory history,
            Outbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.lock = lock;
        this.candidates = candidates;
        this.minutes = minutes;
        this.history = history;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    DeliberationRow open(Jury jury, @Nullable Round wanted, String actor) {
        lock.alone(jury.examSession, jury.academy, jury.specialty);
        var grid = Specialty.of(jury.examSession, jury.specialty)
                .orElseThrow(() -> InvalidInput.unprocessable("/specialty", "Cette spécialité n'est pas publiée."));
        if (!grid.verified) {
            throw new Conflict(
                    "/problems/grid-not-verified",
                    "Grille à confirmer",
                    "La grille de " + grid.fullTitle() + " n'a pas été confirmée : elle ne permet pas de délibérer.");
        }
        var round = wanted == null ? nextRound(jury) : wanted;
        refuseOutOfTurn(jury, round);
        var present = candidates.of(grid, jury.academy, round);
        if (present.isEmpty()) {
            throw new Conflict(
                    "/problems/nobody-to-decide", "Personne à délibérer", "Aucun candidat n'attend de décision.");
        }
        refuseOpenGate(present, round);
        var deliberation = row(jury, round, actor);
        deliberation.persist();
        present.forEach(candidate -> propose(deliberation, candidate));
        audit.record(
                "deliberation.opened",
                deliberation.id.toString(),
                Map.of("round", round.name(), "candidates", present.size()));
        return deliberation;
    }

    /** The jury raises a mark; it never lowers one. */
    @Transactional
    DecisionSheet raise(
            DeliberationRow deliberation, UUID registrationId, String unit, Mark raised, String reason, String actor) {
        refuseClosed(deliberation);
        var proposal = Proposal.<Proposal>findByIdOptional(new Proposal.Key(deliberation.id, registrationId))
                .orElseThrow(() -> new NotFound("Ce candidat n'est pas de cette délibération."));
        var file = ExamFile.<ExamFile>findById(registrationId);
        var grid = Specialty.of(file.examSession, file.specialty).orElseThrow();
        var before = candidates
                .of(file, grid)
                .present(unit)
                .orElseThrow(() -> InvalidInput.unprocessable(
                        "/unit", "Le candidat n'a pas de note de cette session pour l'unité " + unit + "."));
        if (raised.compareTo(before) <= 0) {
            throw new InvalidInput(Problem.of(
                    422,
                    "/problems/mark-not-raised",
                    "Note non relevée",
                    "Le jury peut relever une note, non la baisser : elle est déjà de "
                            + before.toString().replace('.', ',') + "."));
        }
        keep(deliberation, registrationId, unit, before, raised, reason, actor);
        history.add(registrationId, unit, Round.FIRST, before.toString(), raised.toString(), actor, "Jury : " + reason);
        var sheet = candidates.of(file, grid).decide(deliberation.round);
        proposal.take(sheet);
        return sheet;
    }

    /** Every proposal becomes a decision; the minutes are written and sealed in the same transaction. */
    @Transactional
    DeliberationRow close(DeliberationRow deliberation, Minutes.Statement statement, String actor) {
        refuseClosed(deliberation);
        var now = clock.instant();
        var proposals = Proposal.of(deliberation.id);
        proposals.forEach(proposal -> decide(deliberation, proposal, now));
        deliberation.closedAt = now;
        deliberation.closedBy = actor;
        deliberation.state = DeliberationRow.State.CLOSED;
        var sealed = minutes.seal(deliberation, proposals, statement);
        deliberation.minutes = sealed.text();
        deliberation.minutesSha256 = sealed.sha256();
        outbox.append(
                "grading.DeliberationClosed.v1",
                deliberation.id,
                new DeliberationClosed(
                        deliberation.id,
                        deliberation.examSession,
                        deliberation.academy,
                        deliberation.specialty,
                        deliberation.round,
                        proposals.size()));
        audit.record("deliberation.closed", deliberation.id.toString(), Map.of("minutes", sealed.sha256()));
        return deliberation;
    }

    private static void decide(DeliberationRow deliberation, Proposal proposal, Instant now) {
        var decided = new DecidedResult();
        decided.id = UUID.randomUUID();
        decided.deliberationId = deliberation.id;
        decided.registrationId = proposal.registrationId;
        decided.round = deliberation.round;
        decided.decision = proposal.decision;
        decided.average = proposal.average;
        decided.outcome = proposal.outcome;
        decided.decidedAt = now;
        decided.persist();
    }

    private void keep(
            DeliberationRow deliberation,
            UUID registrationId,
            String unit,
            Mark before,
            Mark raised,
            String reason,
            String actor) {
        var key = new RaisedMark.Key(deliberation.id, registrationId, unit);
        var row = RaisedMark.<RaisedMark>findById(key);
        if (row == null) {
            row = new RaisedMark();
            row.deliberationId = key.deliberationId();
            row.registrationId = key.registrationId();
            row.unit = key.unit();
            row.before = before.value();
        }
        row.after = raised.value();
        row.reason = reason;
        row.raisedBy = actor;
        row.raisedAt = clock.instant();
        row.persistAndFlush();
    }

    private static void propose(DeliberationRow deliberation, Candidate candidate) {
        var proposal = new Proposal();
        proposal.deliberationId = deliberation.id;
        proposal.registrationId = candidate.file().registrationId;
        proposal.take(candidate.decide(deliberation.round));
        proposal.persist();
    }

    private DeliberationRow row(Jury jury, Round round, String actor) {
        var deliberation = new DeliberationRow();
        deliberation.id = UUID.randomUUID();
        deliberation.examSession = jury.examSession;
        deliberation.academy = jury.academy;
        deliberation.specialty = jury.specialty;
        deliberation.round = round;
        deliberation.juryId = jury.id;
        deliberation.state = DeliberationRow.State.OPEN;
        deliberation.openedAt = clock.instant();
        deliberation.openedBy = actor;
        return deliberation;
    }

    private static Round nextRound(Jury jury) {
        return DeliberationRow.of(jury.examSession, jury.academy, jury.specialty, Round.FIRST)
                .filter(first -> first.state == DeliberationRow.State.CLOSED)
                .map(first -> Round.CATCH_UP)
                .orElse(Round.FIRST);
    }

    private static void refuseOutOfTurn(Jury jury, Round round) {
        if (DeliberationRow.of(jury.examSession, jury.academy, jury.specialty, round)
                .isPresent()) {
            throw new Conflict(
                    "/problems/already-deliberated",
                    "Délibération déjà ouverte",
                    "La délibération de cette spécialité est déjà ouverte ou close pour ce tour.");
        }
        var firstClosed = DeliberationRow.of(jury.examSession, jury.academy, jury.specialty, Round.FIRST)
                .filter(first -> first.state == DeliberationRow.State.CLOSED)
                .isPresent();
        if (round == Round.CATCH_UP && !firstClosed) {
            throw new Conflict(
                    "/problems/first-round-open",
                    "Premier tour non clos",
                    "La délibération du premier tour n'est pas close.");
        }
    }

    private static void refuseClosed(DeliberationRow deliberation) {
        if (deliberation.state == DeliberationRow.State.CLOSED) {
            throw new Conflict(
                    "/problems/deliberation-closed",
                    "Délibération close",
                    "Cette délibération est close et son procès-verbal scellé.");
        }
    }

    private static void refuseOpenGate(List<Candidate> present, Round round) {
        var lines = new ArrayList<String>();
        for (var candidate : present) {
            var who = candidate.file().registrationId + " (" + candidate.file().candidateNumber + ")";
            candidate.unmarked(round).forEach(unit -> lines.add(who + " : ni note ni absence pour " + unit + "."));
            candidate.drafts(round).forEach(unit -> lines.add(who + " : note de " + unit + " encore en brouillon."));
            if (round == Round.FIRST) {
                candidate
                        .contradictions()
                        .forEach(unit ->
                                lines.add(who + " : l'émargement et la saisie se contredisent pour " + unit + "."));
            }
            unlawful(candidate).ifPresent(why -> lines.add(who + " : " + why));
        }
        if (!lines.isEmpty()) {
            var problem = Problem.of(
                    409,
                    "/problems/gate-open",
                    "Notes incomplètes",
                    "La délibération ne peut pas s'ouvrir : " + lines.size() + " point(s) à régler.");
            for (var line : lines) {
                problem = problem.at("", line);
            }
            throw new NotNow(problem);
        }
    }

    private static Optional<String> unlawful(Candidate candidate) {
        try {
            candidate.sheet();
            return Optional.empty();
        } catch (Refused refused) {
            return Optional.of(DeliberationProblems.problem(refused.reason()).detail());
        }
    }
}
