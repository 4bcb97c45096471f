package fr.palmares.registration.importing;

import fr.palmares.platform.problem.Problem;
import fr.palmares.platform.problem.ProblemException;

/** 409: the candidate typed in is registered for the same specialty already. */
class AlreadyThere extends ProblemException {
    private static final long serialVersionUID = 1L;

    AlreadyThere(Problem problem) {
        super(problem);
    }
}
