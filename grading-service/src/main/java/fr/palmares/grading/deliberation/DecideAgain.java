package fr.palmares.grading.deliberation;

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

    /** @throws Conflict when the rules still give the decision that stands */
    @Transactional(Transactional.TxType.MANDATORY)
    public DecidedResult handle(ExamFile file, Specialty grid, UUID standing, String reason) {
        var old = DecidedResult.<DecidedResult>findById(standing);
        var candidate = candidates.of(file, grid);
        var first = candidate.decide(Round.FIRST);
        var second = old.round == Round.CATCH_UP && first.decision() == Decision.CATCH_UP_ALLOWED;
        var sheet = second ? candidate.decide(Round.CATCH_UP) : first;
        var outcome = JsonColumns.write(sheet);
        if (sheet.equals(old.sheet())) {
            throw new Conflict(
                    "/problems/nothing-to-correct",
                    "Rien à corriger",
                    "La décision reste la même : aucune correction n'est à publier.");
        }
        var decided = new DecidedResult();
        decided.id = UUID.randomUUID();
        decided.deliberationId = old.deliberationId;
        decided.registrationId = old.registrationId;
        decided.round = second ? Round.CATCH_UP : Round.FIRST;
        decided.decision = sheet.decision();
        decided.average = sheet.average() == null ? null : new BigDecimal(sheet.average());
        decided.outcome = outcome;
        decided.replaces = old.id;
        decided.reason = reason;
        decided.decidedAt = clock.instant();
        decided.persist();
        return decided;
    }
}
