package fr.palmares.registration.eligibility.domain;

/** A mark of an earlier exam session that the candidate still has in hand, or has waived (D643-15). */
public record HeldMark(Mark mark, int obtainedIn, boolean waived) {

    /** How many exam sessions after its own a mark may be held; the last one included. */
    public static final int SESSIONS_HELD = 5;

    public boolean expiredAt(int examSession) {
        return examSession > lastSession();
    }

    /** The last exam session at which this mark may be asked for. */
    public long lastSession() {
        return (long) obtainedIn + SESSIONS_HELD;
    }

    /** GLOBAL keeps marks from ten up, PROGRESSIVE every mark, neither a waived nor an expired one. */
    public boolean stillHeldAt(int examSession, Form form) {
        return !waived && !expiredAt(examSession) && (form == Form.PROGRESSIVE || !mark.belowTen());
    }
}
