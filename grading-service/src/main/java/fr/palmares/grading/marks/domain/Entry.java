package fr.palmares.grading.marks.domain;

import fr.palmares.grading.deliberation.domain.gradesheet.Flaw;
import fr.palmares.grading.deliberation.domain.gradesheet.Mark;
import java.math.BigDecimal;
import java.util.Optional;

/** What an examiner enters for one unit: a mark or the reason why there is none (G-1, G-6). */
public sealed interface Entry {

    record Marked(Mark mark) implements Entry {}

    record Absent(boolean excused) implements Entry {}

    record NotSat() implements Entry {}

    /** As exam offices write it in a file: 12,5 · ABS · ABJ · NP. */
    static Optional<Entry> ofCode(String code) {
        return switch (code) {
            case "ABS" -> Optional.of(new Absent(false));
            case "ABJ" -> Optional.of(new Absent(true));
            case "NP" -> Optional.of(new NotSat());
            default -> {
                var written = code.replace(',', '.');
                yield Mark.flawIn(written).isEmpty() ? Optional.of(new Marked(Mark.of(written))) : Optional.empty();
            }
        };
    }

    static Flaw flawIn(String code) {
        return Mark.flawIn(code.replace(',', '.')).orElse(Flaw.NOT_A_DECIMAL);
    }

    /** Marks go by half points unless the exam says otherwise (G-1). */
    default boolean keepsTo(BigDecimal step) {
        return switch (this) {
            case Marked(var mark) -> mark.value().remainder(step).signum() == 0;
            case Absent _, NotSat _ -> true;
        };
    }

    /** The same codes, for the history. */
    default String code() {
        return switch (this) {
            case Marked(var mark) -> mark.toString();
            case Absent(var excused) -> excused ? "ABJ" : "ABS";
            case NotSat() -> "NP";
        };
    }
}
