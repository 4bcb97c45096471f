package fr.palmares.grading.marks;

import fr.palmares.grading.marks.domain.EntryRefusal;
import fr.palmares.platform.problem.Problem;
import fr.palmares.platform.problem.ProblemException;

/** The one place where a refused entry becomes a problem. */
final class MarkRefused extends ProblemException {

    private static final long serialVersionUID = 1L;

    MarkRefused(EntryRefusal refusal) {
        super(Problem.of(refusal.dependsOnState() ? 409 : 422, refusal.type(), "Note refusée", refusal.sentence()));
    }
}
