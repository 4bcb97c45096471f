package fr.palmares.grading.examfile;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the candidate chose for one compulsory unit at registration. */
public record UnitChoice(
        String unit,
        Choice choice,
        @Nullable String mark,
        @Nullable Integer obtainedIn) {

    public enum Choice {
        SIT,

        /** Not this exam session, in the progressive form: no mark is awaited and none missing is an absence (G-7). */
        DEFER,
        RETAIN,
        CARRY_OVER,
        EXEMPT
    }

    /** The mark kept from an earlier exam session, where the choice keeps one. */
    public Optional<Held> held() {
        return switch (choice) {
            case RETAIN, CARRY_OVER ->
                mark == null || obtainedIn == null ? Optional.empty() : Optional.of(new Held(mark, obtainedIn));
            case SIT, DEFER, EXEMPT -> Optional.empty();
        };
    }

    public record Held(String mark, int obtainedIn) {}
}
