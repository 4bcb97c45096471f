package fr.palmares.grading.deliberation;

import fr.palmares.grading.examfile.ExamFile;
import java.util.UUID;

/** What the results tell the deliberation: nothing is chosen on a decision that nobody may read yet. */
public interface PublishedRounds {

    boolean firstRound(ExamFile file);

    /** The first-round decision of a candidate, as published. */
    DecisionSheet sheet(UUID registrationId);
}
