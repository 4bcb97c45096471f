package fr.palmares.grading.results.domain;

import java.util.Optional;

/** Results are released by so many different people: one, or two (G-13). */
public record ReleaseRule(int people) {

    public ReleaseRule {
        if (people < 1 || people > 2) {
            throw new IllegalArgumentException("results are released by one person or by two, not by " + people);
        }
    }

    public enum Step {
        PUBLISH,
        WAIT_FOR_ANOTHER,
        REFUSE_SAME_PERSON
    }

    /** What the word of {@code actor} does when {@code asked} has spoken before. */
    public Step after(Optional<String> asked, String actor) {
        if (people == 1) {
            return Step.PUBLISH;
        }
        return asked.map(first -> first.equals(actor) ? Step.REFUSE_SAME_PERSON : Step.PUBLISH)
                .orElse(Step.WAIT_FOR_ANOTHER);
    }
}
