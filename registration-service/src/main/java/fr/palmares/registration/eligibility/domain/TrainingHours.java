package fr.palmares.registration.eligibility.domain;

/** How many hours an apprentice must have been taught, by the length of the contract (R-6, note Nantes 2026). */
public final class TrainingHours {

    public static final int SHORTEST_CONTRACT = 6;
    private static final int LONGEST_CONTRACT = 24;
    private static final int HOURS_A_YEAR = 675;
    private static final int MONTHS_A_YEAR = 12;

    private TrainingHours() {}

    /** In exact proportion to 675 h a year, capped at two years; nothing suffices under six months. */
    public static boolean suffice(int contractMonths, int hours) {
        return contractMonths >= SHORTEST_CONTRACT
                && (long) hours * MONTHS_A_YEAR >= (long) HOURS_A_YEAR * Math.min(contractMonths, LONGEST_CONTRACT);
    }

    /** The first whole hour that suffices. */
    public static int required(int contractMonths) {
        return Math.ceilDiv(HOURS_A_YEAR * Math.min(contractMonths, LONGEST_CONTRACT), MONTHS_A_YEAR);
    }
}
