package fr.palmares.grading.deliberation.candidate;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.palmares.grading.deliberation.domain.Decision;
import fr.palmares.grading.deliberation.domain.Explanation;
import fr.palmares.grading.deliberation.domain.gradesheet.HeldMark;
import fr.palmares.grading.deliberation.domain.gradesheet.UnitDomain;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Everything a decision says of one candidate; the form in which it is proposed, decided and published. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DecisionSheet")
public record DecisionSheet(
        Decision decision,
        @Nullable @Schema(examples = "9.14") String average,
        @Nullable @Schema(examples = "10.50") String professionalAverage,
        @Nullable @Schema(examples = "192") String points,
        @Nullable @Schema(examples = "0") String bonusPoints,
        @Nullable @Schema(examples = "21") String coefficients,
        List<Line> units,
        @Nullable Offer catchUp,
        List<Held> retainable,
        List<Explanation> explanation) {

    public enum Kind {
        MARK,
        RETAINED,
        CARRIED_OVER,
        EXEMPT,
        ABSENT,
        NOT_SAT
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DecidedUnit")
    public record Line(
            @Schema(examples = "U1") String unit,

            @Schema(examples = "Culture générale et expression")
            String title,

            @Nullable @Schema(examples = "3") String coefficient,
            boolean optional,
            @Nullable UnitDomain domain,
            Kind kind,
            @Nullable @Schema(examples = "8") String mark,
            @Nullable @Schema(examples = "12") String catchUpMark,
            @Nullable @Schema(examples = "2025") Integer obtainedIn) {}

    /** The orals an allowed candidate chooses from (G-8). */
    @Schema(name = "CatchUpOffer")
    public record Offer(@Schema(examples = "2") int choices, List<String> units) {}

    @Schema(name = "HeldMark")
    public record Held(
            @Schema(examples = "U5") String unit,
            @Schema(examples = "11") String mark,
            HeldMark.Kind kind,
            @Schema(examples = "2026") int obtainedIn,
            @Schema(examples = "2031") int lastSession) {}
}
