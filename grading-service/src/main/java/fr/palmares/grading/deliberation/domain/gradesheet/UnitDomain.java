package fr.palmares.grading.deliberation.domain.gradesheet;

/** The general domain is open to catch-up, the professional one opens it (G-5, G-8). */
public enum UnitDomain {
    GENERAL,
    PROFESSIONAL
}
