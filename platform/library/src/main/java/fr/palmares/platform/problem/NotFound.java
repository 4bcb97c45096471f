package fr.palmares.platform.problem;

/** 404: absent, or not the caller's to see; the answer does not tell which. */
public class NotFound extends ProblemException {
    private static final long serialVersionUID = 1L;

    public NotFound(String detail) {
        super(Problem.of(404, "/problems/not-found", "Introuvable", detail));
    }
}
