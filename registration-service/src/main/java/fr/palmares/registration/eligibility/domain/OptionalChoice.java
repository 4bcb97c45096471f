package fr.palmares.registration.eligibility.domain;

import java.util.Optional;

/** An optional unit asked for, with its language where it is one (R-7, R-8, D643-13). */
public record OptionalChoice(String unit, Optional<String> language) {

    /** « Engagement étudiant », open in every specialty (D643-15-1). */
    public static final String ENGAGEMENT = "UF-EE";

    public boolean engagement() {
        return unit.equals(ENGAGEMENT);
    }
}
