package fr.palmares.account.csv;

/** A line that a rule refuses, with what to do about it. */
public final class LineRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String column;

    public LineRefused(String column, String message) {
        super(message, null, false, false);
        this.column = column;
    }

    public String column() {
        return column;
    }
}
