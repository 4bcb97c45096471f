package fr.palmares.grading.deliberation.candidate;

import fr.palmares.grading.examfile.ExamFile;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What the results tell the deliberation: nothing is chosen on a decision that nobody may read yet. */
public interface PublishedRounds {

    /** Until when the candidate chooses; empty while the first round is not published. */
    Optional<Instant> chooseBefore(ExamFile file);

    /** The first-round decision of a candidate, as it was last published; empty before. */
    Optional<DecisionSheet> sheet(UUID registrationId);
}
