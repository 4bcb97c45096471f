package fr.palmares.grading.results;

import fr.palmares.grading.deliberation.candidate.DecidedResult;
import fr.palmares.grading.deliberation.candidate.DecisionSheet;
import fr.palmares.grading.deliberation.candidate.PublishedRounds;
import fr.palmares.grading.deliberation.domain.Round;
import fr.palmares.grading.examfile.ExamFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Says to the deliberation what may be read. */
@ApplicationScoped
class ReadableRounds implements PublishedRounds {

    private final ChoiceDeadline deadline;

    ReadableRounds(ChoiceDeadline deadline) {
        this.deadline = deadline;
    }

    @Override
    public Optional<Instant> chooseBefore(ExamFile file) {
        return Publication.published(file.examSession, file.academy, file.specialty, Round.FIRST)
                .map(publication -> PublishedResult.of(file.registrationId, Round.FIRST)
                        .map(result -> result.publishedAt)
                        .orElseGet(() -> Objects.requireNonNull(publication.publishedAt)))
                .map(deadline::after);
    }

    @Override
    public Optional<DecisionSheet> sheet(UUID registrationId) {
        return PublishedResult.of(registrationId, Round.FIRST)
                .flatMap(result -> DecidedResult.<DecidedResult>findByIdOptional(result.decisionId))
                .map(DecidedResult::sheet);
    }
}
