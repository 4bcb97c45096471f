package fr.palmares.registration.importing.file;

import fr.palmares.platform.problem.Problem;
import fr.palmares.platform.problem.ProblemException;

/** 413: a file that is cut off before it is read to its end. */
class TooLarge extends ProblemException {
    private static final long serialVersionUID = 1L;

    TooLarge(int mebibytes) {
        super(Problem.of(
                413,
                "/problems/too-large",
                "Fichier trop volumineux",
                "Le fichier dépasse " + mebibytes + " Mo ; rien n’en est gardé, envoyez-le en plusieurs fois."));
    }
}
