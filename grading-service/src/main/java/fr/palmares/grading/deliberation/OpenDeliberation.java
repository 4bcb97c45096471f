package fr.palmares.grading.deliberation;

import fr.palmares.grading.access.SpecialtyLock;
import fr.palmares.grading.deliberation.domain.Round;
import fr.palmares.grading.examfile.Specialty;
import fr.palmares.grading.jury.Jury;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.problem.Conflict;
import fr.palmares.platform.problem.InvalidInput;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Opens a jury's sitting (G-9): locks the marks, then proposes part by part. What a crash leaves is gone on with by the
 * next call, or by itself; an open gate takes the deliberation back.
 */
@ApplicationScoped
class OpenDeliberation {

    private final SpecialtyLock lock;
    private final ProposeDecisions propose;
    private final AuditTrail audit;
    private final Clock clock;

    OpenDeliberation(SpecialtyLock lock, ProposeDecisions propose, AuditTrail audit, Clock clock) {
        this.lock = lock;
        this.propose = propose;
        this.audit = audit;
        this.clock = clock;
    }

    /** Each step commits by itself: whoever calls has no transaction of theirs to lose. */
    UUID handle(Jury jury, @Nullable Round wanted, String actor) {
        var begun = QuarkusTransaction.requiringNew().call(() -> begin(jury, wanted, actor));
        goOn(begun, actor);
        return begun;
    }

    /** @throws NotNow with every point of the gate, after which nothing is left of the deliberation */
    void goOn(UUID id, String actor) {
        var points = propose.all(id);
        if (!points.isEmpty()) {
            QuarkusTransaction.requiringNew().run(() -> takeBack(id));
            throw NotNow.gateOpen(points);
        }
        if (!QuarkusTransaction.requiringNew().call(() -> finish(id, actor))) {
            QuarkusTransaction.requiringNew().run(() -> takeBack(id));
            throw new Conflict(
                    "/problems/nobody-to-decide", "Personne à délibérer", "Aucun candidat n’attend de décision.");
        }
    }

    private UUID begin(Jury jury, @Nullable Round wanted, String actor) {
        lock.alone(jury.examSession, jury.academy, jury.specialty);
        var grid = Specialty.of(jury.examSession, jury.specialty)
                .orElseThrow(() -> InvalidInput.unprocessable("/specialty", "Cette spécialité n’est pas publiée."));
        if (!grid.verified) {
            throw new Conflict(
                    "/problems/grid-not-verified",
                    "Grille à confirmer",
                    "La grille de " + grid.fullTitle() + " n’a pas été confirmée : elle ne permet pas de délibérer.");
        }
        var round = wanted == null ? nextRound(jury) : wanted;
        var present = DeliberationRow.of(jury.examSession, jury.academy, jury.specialty, round);
        if (present.filter(row -> row.state == DeliberationRow.State.COMPUTING && row.juryId.equals(jury.id))
                .isPresent()) {
            return present.get().id;
        }
        refuseOutOfTurn(jury, round, present.isPresent());
        var reasons = jury.flaws(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        if (!reasons.isEmpty()) {
            throw NotNow.cannotSit(reasons);
        }
        var deliberation = row(jury, round, actor);
        deliberation.persist();
        return deliberation.id;
    }

    /** @return whether there is anybody to decide */
    private boolean finish(UUID id, String actor) {
        var deliberation = DeliberationRow.<DeliberationRow>findById(id);
        lock.alone(deliberation.examSession, deliberation.academy, deliberation.specialty);
        DeliberationRow.getEntityManager().refresh(deliberation);
        if (deliberation.state != DeliberationRow.State.COMPUTING) {
            return true;
        }
        deliberation.candidates = (int) Proposal.count("deliberationId", id);
        if (deliberation.candidates == 0) {
            return false;
        }
        deliberation.state = DeliberationRow.State.OPEN;
        audit.record(
                actor,
                "deliberation.opened",
                id.toString(),
                Map.of("round", deliberation.round.name(), "candidates", deliberation.candidates));
        return true;
    }

    private void takeBack(UUID id) {
        Proposal.delete("deliberationId", id);
        DeliberationRow.delete("id = ?1 and state = ?2", id, DeliberationRow.State.COMPUTING);
    }

    private DeliberationRow row(Jury jury, Round round, String actor) {
        var deliberation = new DeliberationRow();
        deliberation.id = UUID.randomUUID();
        deliberation.examSession = jury.examSession;
        deliberation.academy = jury.academy;
        deliberation.specialty = jury.specialty;
        deliberation.round = round;
        deliberation.juryId = jury.id;
        deliberation.state = DeliberationRow.State.COMPUTING;
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

    private static void refuseOutOfTurn(Jury jury, Round round, boolean present) {
        if (present) {
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
                    "La délibération du premier tour n’est pas close.");
        }
    }
}
