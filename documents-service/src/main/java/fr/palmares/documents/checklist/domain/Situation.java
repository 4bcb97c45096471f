package fr.palmares.documents.checklist.domain;

import java.util.Set;

/** What is known of a candidate when the pieces are asked for: the facts of P-1 and nothing else. */
public record Situation(
        int examSession,
        String academy,
        String specialty,
        Category category,
        Set<Circumstance> circumstances,
        Set<String> optionalUnits) {

    public Situation {
        circumstances = Set.copyOf(circumstances);
        optionalUnits = Set.copyOf(optionalUnits);
    }
}
