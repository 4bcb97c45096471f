package fr.palmares.grading.deliberation.domain;

import java.util.List;
import java.util.Optional;

/** What the jury may decide, one case per decision of the regulation (G-5 to G-7, G-10). */
public sealed interface Verdict {

    /** A suspected fraud waits for the discipline commission; nothing of the calculation is told (décret 2020-652). */
    record Withheld() implements Verdict {}

    /** An absence without excuse from a compulsory unit (D643-24). */
    record Eliminated(List<String> absences) implements Verdict {}

    /** A compulsory unit has no mark yet (G-7). */
    record InProgress(List<String> missing) implements Verdict {}

    /** An average of at least ten (D643-22). */
    record Admitted(Score score) implements Verdict {}

    /** From eight to ten, with a professional average of at least ten (D643-22). */
    record CatchUpAllowed(Score score, CatchUpOffer offer) implements Verdict {}

    /** Any other average (D643-22). */
    record Failed(Score score) implements Verdict {}

    default Decision decision() {
        return switch (this) {
            case Withheld() -> Decision.WITHHELD;
            case Eliminated _ -> Decision.ELIMINATED;
            case InProgress _ -> Decision.IN_PROGRESS;
            case Admitted _ -> Decision.ADMITTED;
            case CatchUpAllowed _ -> Decision.CATCH_UP_ALLOWED;
            case Failed _ -> Decision.FAILED;
        };
    }

    /** Empty where the regulation calculates no average. */
    default Optional<Score> calculation() {
        return switch (this) {
            case Admitted(var score) -> Optional.of(score);
            case CatchUpAllowed allowed -> Optional.of(allowed.score());
            case Failed(var score) -> Optional.of(score);
            case Withheld _, Eliminated _, InProgress _ -> Optional.empty();
        };
    }
}
