package fr.palmares.registration.eligibility.domain;

/** What can be done with a compulsory unit (R-9 to R-11, D643-15; DEFER in the PROGRESSIVE form, D643-22). */
public enum Choice {
    SIT,
    RETAIN,
    CARRY_OVER,
    EXEMPT,
    DEFER
}
