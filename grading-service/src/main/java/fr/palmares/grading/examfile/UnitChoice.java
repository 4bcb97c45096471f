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
        RETAIN,
        CARRY_OVER,
        EXEMPT
    }

    /** The mark kept from an earlier exam session, where the choice keeps one. */
    public Optional<Held> held() {
        return mark == null || obtainedIn == null || choice == Choice.SIT || choice == Choice.EXEMPT
                ? Optional.empty()
                : Optional.of(new Held(mark, obtainedIn));
    }

    public record Held(String mark, int obtainedIn) {}
}
