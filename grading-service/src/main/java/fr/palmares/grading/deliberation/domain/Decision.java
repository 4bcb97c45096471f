package fr.palmares.grading.deliberation.domain;

/** The six decisions of a jury, as contracts name them (G-5 to G-7, G-10). */
public enum Decision {
    ADMITTED,
    CATCH_UP_ALLOWED,
    FAILED,
    ELIMINATED,
    IN_PROGRESS,
    WITHHELD
}
