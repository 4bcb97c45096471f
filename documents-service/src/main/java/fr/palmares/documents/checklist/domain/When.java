package fr.palmares.documents.checklist.domain;

import java.util.Collections;
import java.util.Set;

/** The condition a note puts on a piece (P-1); a part left empty binds nobody. */
public record When(
        Set<Category> categories,
        Set<String> specialties,
        Set<Circumstance> any,
        Set<Circumstance> all,
        Set<String> units) {

    public static final When ALWAYS = new When(Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

    public When {
        categories = Set.copyOf(categories);
        specialties = Set.copyOf(specialties);
        any = Set.copyOf(any);
        all = Set.copyOf(all);
        units = Set.copyOf(units);
    }

    boolean holds(Situation situation) {
        return (categories.isEmpty() || categories.contains(situation.category()))
                && (specialties.isEmpty() || specialties.contains(situation.specialty()))
                && (any.isEmpty() || !Collections.disjoint(any, situation.circumstances()))
                && situation.circumstances().containsAll(all)
                && (units.isEmpty() || !Collections.disjoint(units, situation.optionalUnits()));
    }
}
