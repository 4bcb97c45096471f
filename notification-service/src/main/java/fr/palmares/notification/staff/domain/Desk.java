package fr.palmares.notification.staff.domain;

/** Whoever works for an académie's exams, an establishment or an accommodation office (DOMAIN § 1). */
public enum Desk {
    EXAM_OFFICE("exam-office", "academies"),
    ESTABLISHMENT("establishment", "uai"),
    ACCOMMODATION_OFFICE("accommodation-office", "academies");

    private final String role;
    private final String claim;

    Desk(String role, String claim) {
        this.role = role;
        this.claim = claim;
    }

    public String role() {
        return role;
    }

    /** Which claim of a token says whose desk it is. */
    public String claim() {
        return claim;
    }
}
