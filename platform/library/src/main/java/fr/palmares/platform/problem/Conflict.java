package fr.palmares.platform.problem;

/** 409: the present state says no; another moment may say yes. */
public class Conflict extends ProblemException {
    private static final long serialVersionUID = 1L;

    public Conflict(String type, String title, String detail) {
        super(Problem.of(409, type, title, detail));
    }
}
