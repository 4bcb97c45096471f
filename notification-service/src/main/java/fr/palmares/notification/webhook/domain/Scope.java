package fr.palmares.notification.webhook.domain;

import java.util.Set;

/**
 * Whose facts a system may be told: académies, establishments, or both, and then both must fit. A fact that names neither
 * is told to who may see everything alone.
 *
 * @param academies codes; {@code *} is all of them
 */
public record Scope(Set<String> academies, Set<String> uais) {

    public static final String EVERYTHING = "*";

    public Scope {
        academies = Set.copyOf(academies);
        uais = Set.copyOf(uais);
    }

    /** Nobody's: no fact fits. */
    public boolean isEmpty() {
        return academies.isEmpty() && uais.isEmpty();
    }

    /** What {@code wanted} names and this scope does not have; an empty part of the wish is this scope's own. */
    public Scope beyond(Scope wanted) {
        var more = academies.isEmpty() || academies.contains(EVERYTHING) ? Set.<String>of() : academies;
        return new Scope(
                more.isEmpty() ? Set.of() : without(wanted.academies(), more),
                uais.isEmpty() ? Set.of() : without(wanted.uais(), uais));
    }

    /** This scope, made as narrow as {@code wanted} asks. */
    public Scope narrowed(Scope wanted) {
        return new Scope(
                wanted.academies().isEmpty() ? academies : wanted.academies(),
                wanted.uais().isEmpty() ? uais : wanted.uais());
    }

    private static Set<String> without(Set<String> all, Set<String> known) {
        return all.stream()
                .filter(one -> !known.contains(one))
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }
}
