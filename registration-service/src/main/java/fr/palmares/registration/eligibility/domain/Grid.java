package fr.palmares.registration.eligibility.domain;

import java.util.Map;
import java.util.Set;

/** What the order that creates a specialty says of its units, as far as registering needs it. */
public record Grid(
        String specialty, Map<String, Domain> compulsoryUnits, Set<String> optionalUnits, Set<String> compositeTests) {

    /** Units are of the general or of the professional domain; it decides exemptions and catch-up. */
    public enum Domain {
        GENERAL,
        PROFESSIONAL
    }

    public Grid {
        compulsoryUnits = Map.copyOf(compulsoryUnits);
        optionalUnits = Set.copyOf(optionalUnits);
        compositeTests = Set.copyOf(compositeTests);
    }

    public boolean hasUnit(String unit) {
        return compulsoryUnits.containsKey(unit);
    }

    public boolean isProfessional(String unit) {
        return compulsoryUnits.get(unit) == Domain.PROFESSIONAL;
    }

    /** A test over several units, such as E4 over U41 and U42: not a unit itself. */
    public boolean isCompositeTest(String code) {
        return compositeTests.contains(code);
    }

    /** Engagement étudiant is open everywhere, listed in the grid or not. */
    public boolean hasOptionalUnit(String unit) {
        return optionalUnits.contains(unit) || unit.equals(OptionalChoice.ENGAGEMENT);
    }
}
