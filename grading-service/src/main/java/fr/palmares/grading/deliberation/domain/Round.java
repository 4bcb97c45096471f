package fr.palmares.grading.deliberation.domain;

/** The jury sits twice: after the tests, and after the catch-up orals (G-8, D643-22). */
public enum Round {
    FIRST,
    CATCH_UP
}
