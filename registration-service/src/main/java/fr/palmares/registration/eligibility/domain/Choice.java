package fr.palmares.registration.eligibility.domain;

/** The four things that can be done with a compulsory unit (R-9 to R-11, D643-15). */
public enum Choice {
    SIT,
    RETAIN,
    CARRY_OVER,
    EXEMPT
}
