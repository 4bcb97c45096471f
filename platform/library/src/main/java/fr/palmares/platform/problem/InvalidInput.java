package fr.palmares.platform.problem;

/** A request that cannot be read (400) or a value that cannot be (422). */
public class InvalidInput extends ProblemException {
    private static final long serialVersionUID = 1L;

    public InvalidInput(Problem problem) {
        super(problem);
    }

    /** 400: the request does not have the form that the contract gives it. */
    public static InvalidInput malformed(String pointer, String detail) {
        return new InvalidInput(Problem.of(400, "/problems/malformed", "Requête illisible", detail)
                .at(pointer, detail));
    }

    /** 422: well formed, but the value is not possible. */
    public static InvalidInput unprocessable(String pointer, String detail) {
        return new InvalidInput(Problem.of(422, "/problems/unprocessable", "Valeur refusée", detail)
                .at(pointer, detail));
    }
}
