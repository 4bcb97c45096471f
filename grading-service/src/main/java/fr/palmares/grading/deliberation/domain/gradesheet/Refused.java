package fr.palmares.grading.deliberation.domain.gradesheet;

/** Carries the reason why the calculation was not made. */
public class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal reason;

    public Refused(Refusal reason) {
        super(reason.toString());
        this.reason = reason;
    }

    public Refusal reason() {
        return reason;
    }
}
