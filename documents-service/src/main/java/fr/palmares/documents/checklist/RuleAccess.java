package fr.palmares.documents.checklist;

import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.web.Caller;
import jakarta.enterprise.context.ApplicationScoped;

/** Who edits which rules: an exam office those of its academies, the platform's administrator the national list. */
@ApplicationScoped
public class RuleAccess {

    private final ShippedRules shipped;
    private final Caller caller;

    RuleAccess(ShippedRules shipped, Caller caller) {
        this.shipped = shipped;
        this.caller = caller;
    }

    /** Anybody of an exam office reads the national list beside its own rules. */
    void read(int examSession, String academy) {
        exists(examSession, academy);
        if (!(academy.equals(RuleVersions.NATIONAL) && caller.has("exam-office"))) {
            edit(examSession, academy);
        }
    }

    public void edit(int examSession, String academy) {
        exists(examSession, academy);
        var allowed = academy.equals(RuleVersions.NATIONAL)
                ? caller.has("administrator")
                : caller.has("exam-office") && caller.values("academies").contains(academy);
        if (!allowed) {
            throw absent();
        }
    }

    private void exists(int examSession, String academy) {
        var known = academy.equals(RuleVersions.NATIONAL) || shipped.knowsAcademy(academy);
        if (!known || !shipped.knowsExamSession(examSession)) {
            throw absent();
        }
    }

    private static NotFound absent() {
        return new NotFound("Cette session ou cette académie n’existe pas, ou n’est pas la vôtre.");
    }
}
