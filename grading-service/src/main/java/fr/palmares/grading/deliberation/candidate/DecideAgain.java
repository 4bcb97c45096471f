package fr.palmares.grading.deliberation.candidate;

import fr.palmares.grading.deliberation.DeliberationRow;
import fr.palmares.grading.deliberation.domain.Decision;
import fr.palmares.grading.deliberation.domain.Round;
import fr.palmares.grading.examfile.ExamFile;
import fr.palmares.grading.examfile.JsonColumns;
import fr.palmares.grading.examfile.Specialty;
import fr.palmares.platform.problem.Conflict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/** A correction: the same rules on the corrected file give a new decision that names the old one (G-11). */
@ApplicationScoped
public class DecideAgain {

    private final Candidates candidates;
    private final Clock clock;

    DecideAgain(Candidates candidates, Clock clock) {
        this.candidates = candidates;
        this.clock = clock;
    }

    /** The decision that stands for a candidate, the second round's before the first one's; empty before any. */
    public Optional<DecidedResult> standing(UUID registrationId) {
        return DecidedResult.<DecidedResult>list(
                        "from DecidedResult decided where registrationId = ?1 and not exists"
                                + " (select 1 from DecidedResult later where later.replaces = decided.id)",
                        registrationId)
                .stream()
                .max(Comparator.comparing(decided -> decided.round));
    }

    /** @throws Conflict when the rules still give the decision that stands */
    @Transactional(Transactional.TxType.MANDATORY)
    public DecidedResult handle(ExamFile file, Specialty grid, DecidedResult old, String reason) {
        var candidate = candidates.of(file, grid);
        var first = candidate.decide(Round.FIRST);
        var lateOrals = lateOrals(old, first, file, candidate);
        var second =
                first.decision() == Decision.CATCH_UP_ALLOWED && (old.round == Round.CATCH_UP || lateOrals.isPresent());
        var sheet = second ? candidate.decide(Round.CATCH_UP) : first;
        if (sheet.equals(old.sheet())) {
            throw new Conflict(
                    "/problems/nothing-to-correct",
                    "Rien à corriger",
                    "La décision reste la même : aucune correction n’est à publier.");
        }
        var decided = new DecidedResult();
        decided.id = UUID.randomUUID();
        decided.deliberationId = lateOrals.orElse(old.deliberationId);
        decided.registrationId = old.registrationId;
        decided.round = second ? Round.CATCH_UP : Round.FIRST;
        decided.decision = sheet.decision();
        decided.average = sheet.average() == null ? null : new BigDecimal(sheet.average());
        decided.outcome = JsonColumns.write(sheet);
        decided.replaces = lateOrals.isPresent() ? null : old.id;
        decided.reason = reason;
        decided.decidedAt = clock.instant();
        decided.persist();
        return decided;
    }

    /**
     * The closed second round, for who could not be there: a hold was lifted after it (G-10), and the orals were sat
     * since. That decision corrects nothing, it is the candidate's own second round.
     */
    private static Optional<UUID> lateOrals(
            DecidedResult old, DecisionSheet first, ExamFile file, Candidate candidate) {
        if (old.round == Round.CATCH_UP
                || old.decision != Decision.CATCH_UP_ALLOWED
                || !first.equals(old.sheet())
                || candidate.chosenOrals().isEmpty()
                || !candidate.unmarked(Round.CATCH_UP).isEmpty()) {
            return Optional.empty();
        }
        return DeliberationRow.of(file.examSession, file.academy, file.specialty, Round.CATCH_UP)
                .filter(second -> second.state == DeliberationRow.State.CLOSED)
                .map(second -> second.id);
    }
}
