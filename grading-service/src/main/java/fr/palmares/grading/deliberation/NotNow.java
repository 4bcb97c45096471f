package fr.palmares.grading.deliberation;

import fr.palmares.platform.problem.Conflict;
import fr.palmares.platform.problem.Problem;
import fr.palmares.platform.problem.ProblemException;
import java.util.List;

/** The state of the deliberation says no now. */
public final class NotNow extends ProblemException {

    private static final long serialVersionUID = 1L;
    private static final int MOST_LINES = 500;

    private NotNow(Problem problem) {
        super(problem);
    }

    /** Names each point that is open; of thousands, the first five hundred. */
    static NotNow gateOpen(List<String> points) {
        var problem = Problem.of(
                409,
                "/problems/gate-open",
                "Notes incomplètes",
                "La délibération ne peut pas s’ouvrir ; points à régler : " + points.size() + ".");
        for (var point : points.subList(0, Math.min(MOST_LINES, points.size()))) {
            problem = problem.at("", point);
        }
        return new NotNow(problem);
    }

    /** Names each reason why this jury cannot sit. */
    public static NotNow cannotSit(List<String> reasons) {
        var problem = Problem.of(
                409, "/problems/jury-cannot-sit", "Jury irrégulier", "Ce jury ne peut pas siéger : voyez les motifs.");
        for (var reason : reasons) {
            problem = problem.at("", reason);
        }
        return new NotNow(problem);
    }

    public static void unlessOpen(DeliberationRow deliberation) {
        switch (deliberation.state) {
            case OPEN -> {
                // the jury is sitting
            }
            case COMPUTING ->
                throw new Conflict(
                        "/problems/deliberation-computing",
                        "Calcul en cours",
                        "Les propositions de cette délibération sont en cours de calcul ; réessayez bientôt.");
            case CLOSED ->
                throw new Conflict(
                        "/problems/deliberation-closed",
                        "Délibération close",
                        "Cette délibération est close et son procès-verbal scellé.");
        }
    }
}
