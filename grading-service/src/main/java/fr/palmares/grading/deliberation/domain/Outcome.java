package fr.palmares.grading.deliberation.domain;

import fr.palmares.grading.deliberation.domain.gradesheet.HeldMark;
import java.util.List;
import java.util.Optional;

/** The decision of each round, the marks that may be held afterwards, and the reasons in order. */
public record Outcome(
        Optional<Verdict> firstRound, Verdict last, List<HeldMark> retainable, List<Explanation> explanation) {

    public Outcome {
        retainable = List.copyOf(retainable);
        explanation = List.copyOf(explanation);
    }
}
