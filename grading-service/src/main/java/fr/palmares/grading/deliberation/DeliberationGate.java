package fr.palmares.grading.deliberation;

import fr.palmares.grading.deliberation.domain.Round;
import fr.palmares.grading.examfile.ExamFile;
import fr.palmares.grading.marks.MarkGate;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Tells the marks what the deliberation has decided about them. */
@ApplicationScoped
class DeliberationGate implements MarkGate {

    @Override
    public boolean isLocked(ExamFile file, Round round) {
        return DeliberationRow.of(file.examSession, file.academy, file.specialty, round)
                .isPresent();
    }

    @Override
    public List<String> chosenForCatchUp(UUID registrationId) {
        return CatchUpChoice.of(registrationId);
    }
}
