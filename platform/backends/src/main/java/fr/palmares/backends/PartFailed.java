package fr.palmares.backends;

/** A part did not start, or ended on its own; the message names it and ends with the last lines of its log. */
public final class PartFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PartFailed(String message) {
        super(message);
    }

    public PartFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
