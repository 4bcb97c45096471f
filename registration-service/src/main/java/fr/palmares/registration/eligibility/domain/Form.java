package fr.palmares.registration.eligibility.domain;

/** How the tests are spread: all in one exam session, or over several (code de l'éducation D643-22). */
public enum Form {
    GLOBAL,
    PROGRESSIVE
}
