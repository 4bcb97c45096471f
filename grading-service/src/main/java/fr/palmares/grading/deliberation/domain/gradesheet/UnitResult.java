package fr.palmares.grading.deliberation.domain.gradesheet;

import java.util.Optional;

/** What a candidate has in one unit when the jury sits (G-6, G-7, G-12). */
public sealed interface UnitResult {

    /** A mark of this exam session. */
    record Marked(Mark mark) implements UnitResult {}

    /** A mark of at least ten kept from an earlier exam session (R-9, D643-15). */
    record Retained(Mark mark, int obtainedIn) implements UnitResult {}

    /** A mark kept from an earlier exam session in the progressive form, whatever its value (R-9, D643-15). */
    record CarriedOver(Mark mark, int obtainedIn) implements UnitResult {}

    /** The unit leaves the average altogether. */
    record Exempt() implements UnitResult {}

    /** Excused by force majeure it counts zero; not excused it eliminates (G-6, D643-24). */
    record Absent(boolean excused) implements UnitResult {}

    /** Not presented yet: the decision waits (G-7). */
    record NotSat() implements UnitResult {}

    /** The mark that enters the average; empty where there is none. */
    default Optional<Mark> counted() {
        return switch (this) {
            case Marked(var mark) -> Optional.of(mark);
            case Retained retained -> Optional.of(retained.mark());
            case CarriedOver carried -> Optional.of(carried.mark());
            case Absent(var excused) -> excused ? Optional.of(Mark.ZERO) : Optional.empty();
            case Exempt() -> Optional.empty();
            case NotSat() -> Optional.empty();
        };
    }
}
