package fr.palmares.grading.results;

import fr.palmares.grading.deliberation.DecidedResult;
import fr.palmares.grading.deliberation.DecisionSheet;
import fr.palmares.grading.deliberation.PublishedRounds;
import fr.palmares.grading.deliberation.domain.Round;
import fr.palmares.grading.examfile.ExamFile;
import fr.palmares.platform.problem.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Says to the deliberation what may be read. */
@ApplicationScoped
class ReadableRounds implements PublishedRounds {

    @Override
    public boolean firstRound(ExamFile file) {
        return Publication.of(file.examSession, file.academy, file.specialty, Round.FIRST)
                .isPresent();
    }

    @Override
    public DecisionSheet sheet(UUID registrationId) {
        return PublishedResult.of(registrationId, Round.FIRST)
                .map(result -> DecidedResult.<DecidedResult>findById(result.decisionId))
                .map(DecidedResult::sheet)
                .orElseThrow(() -> new NotFound("Aucun résultat publié ne correspond à cette adresse."));
    }
}
