package fr.palmares.grading.marks;

import fr.palmares.grading.deliberation.domain.Round;
import fr.palmares.grading.examfile.ExamFile;
import java.util.List;
import java.util.UUID;

/** What the deliberation tells about marks: when they are locked and which orals were chosen. */
public interface MarkGate {

    /** Marks of a round are locked from the opening of its deliberation on (G-1). */
    boolean isLocked(ExamFile file, Round round);

    List<String> chosenForCatchUp(UUID registrationId);
}
