package fr.palmares.account.letters;

import fr.palmares.platform.problem.Problem;
import fr.palmares.platform.problem.ProblemException;

/** 410: a link that is unknown, replaced, used or too old; the answer does not tell which (DOMAIN A-2). */
public class LinkNoLongerValid extends ProblemException {
    private static final long serialVersionUID = 1L;

    public LinkNoLongerValid() {
        super(Problem.of(
                410,
                "/problems/link-no-longer-valid",
                "Lien périmé",
                "Ce lien n’est plus valable : il a été remplacé, il a déjà servi ou son délai est passé. Recommencez la"
                        + " procédure pour en recevoir un autre."));
    }
}
