package fr.palmares.registration.eligibility.domain;

/** Why a candidate asks not to sit a unit (R-11, arrêté du 24 juin 2005). */
public enum ExemptionGround {
    DIPLOMA,
    VAE,
    FOREIGN_DIPLOMA
}
