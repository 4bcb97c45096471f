package fr.palmares.grading.deliberation;

import fr.palmares.grading.deliberation.candidate.CatchUpChoice;
import fr.palmares.grading.deliberation.domain.Round;
import fr.palmares.grading.examfile.ExamFile;
import fr.palmares.grading.marks.MarkGate;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Tells the marks what the deliberation has decided about them. */
@ApplicationScoped
class DeliberationGate implements MarkGate {

    /** Who was not before the second round, for a hold lifted later, still has orals to be marked (G-10). */
    @Override
    public boolean isLocked(ExamFile file, Round round) {
        return DeliberationRow.of(file.examSession, file.academy, file.specialty, round)
                .filter(deliberation -> round == Round.FIRST
                        || deliberation.state == DeliberationRow.State.COMPUTING
                        || isBefore(deliberation, file))
                .isPresent();
    }

    static boolean isBefore(DeliberationRow deliberation, ExamFile file) {
        return Proposal.count("deliberationId = ?1 and registrationId = ?2", deliberation.id, file.registrationId) > 0;
    }

    @Override
    public List<String> chosenForCatchUp(UUID registrationId) {
        return CatchUpChoice.of(registrationId);
    }
}
