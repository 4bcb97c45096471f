package fr.palmares.grading.deliberation.domain.gradesheet;

/** A mark that may be held at the next registration, until its last exam session (G-12, D643-15). */
public record HeldMark(String unit, Mark mark, Kind kind, int obtainedIn) {

    /** A mark lives five exam sessions after the one that gave it (R-9, D643-15). */
    static final int SESSIONS_KEPT = 5;

    /** Ten and more is a retained mark in both forms; below, a carried-over mark of the progressive form. */
    public enum Kind {
        RETAINED,
        CARRIED_OVER
    }

    public int lastSession() {
        return obtainedIn + SESSIONS_KEPT;
    }

    static boolean aliveIn(int examSession, int obtainedIn) {
        return (long) examSession - obtainedIn <= SESSIONS_KEPT;
    }
}
