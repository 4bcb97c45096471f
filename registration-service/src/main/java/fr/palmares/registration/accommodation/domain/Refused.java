package fr.palmares.registration.accommodation.domain;

/** Carries a refusal to the door that explains it; its message names the rule and never what was asked. */
public class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal reason;

    public Refused(Refusal reason) {
        super(reason.getClass().getSimpleName(), null, false, false);
        this.reason = reason;
    }

    public Refusal reason() {
        return reason;
    }
}
