package fr.palmares.registration.enrolment.domain;

/** Carries a refusal to the door that explains it. */
public class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal reason;

    public Refused(Refusal reason) {
        super(reason.toString(), null, false, false);
        this.reason = reason;
    }

    public Refusal reason() {
        return reason;
    }
}
