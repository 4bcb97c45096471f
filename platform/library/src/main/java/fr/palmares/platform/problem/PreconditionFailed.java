package fr.palmares.platform.problem;

/** 412 or 428: the caller did not say, or did not know, which version it changes. */
public class PreconditionFailed extends ProblemException {
    private static final long serialVersionUID = 1L;

    public PreconditionFailed(Problem problem) {
        super(problem);
    }

    public static PreconditionFailed stale() {
        return new PreconditionFailed(Problem.of(
                412,
                "/problems/stale-version",
                "Version dépassée",
                "Quelqu’un a modifié ces données depuis votre lecture : relisez-les, puis recommencez."));
    }

    public static PreconditionFailed required() {
        return new PreconditionFailed(Problem.of(
                428,
                "/problems/version-required",
                "Version attendue",
                "Indiquez dans l’en-tête If-Match la version (ETag) que vous modifiez."));
    }
}
