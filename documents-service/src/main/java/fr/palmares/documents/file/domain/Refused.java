package fr.palmares.documents.file.domain;

/** A move the regulation does not allow now. */
public final class Refused extends RuntimeException {
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
