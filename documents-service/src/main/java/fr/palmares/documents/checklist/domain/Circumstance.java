package fr.palmares.documents.checklist.domain;

/** A fact of the candidate's situation that a note may ask a piece for (P-1). */
public enum Circumstance {
    REPEATING,
    RETAINED_MARKS,
    WAIVERS,
    EXEMPT_BY_DIPLOMA,
    EXEMPT_BY_VAE,
    FOREIGN_DIPLOMA,
    RARE_LANGUAGE,
    POSITIONING,
    ADAPTED_DURATION,
    INTERNSHIP_WAIVER,
    HEIGHT_WORK_WAIVER,
    FORMER_SCHOOL_FIRST_YEAR,
    PROFESSIONALISATION_CONTRACT,
    WORK_CONTRACT,
    SELF_EMPLOYED,
    JOB_SEEKER,
    TRANSITION_PROJECT,
    CONTRACT_BROKEN,
    NEW_ACCOMMODATION,
    ACCOMMODATION_RENEWAL
}
