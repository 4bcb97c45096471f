package fr.palmares.grading.deliberation.simulation;

import com.fasterxml.jackson.annotation.JsonProperty;
import fr.palmares.grading.deliberation.domain.Average;
import fr.palmares.grading.deliberation.domain.Decision;
import fr.palmares.grading.deliberation.domain.Explanation;
import fr.palmares.grading.deliberation.domain.Outcome;
import fr.palmares.grading.deliberation.domain.Score;
import fr.palmares.grading.deliberation.domain.Verdict;
import fr.palmares.grading.deliberation.domain.gradesheet.HeldMark;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The decision of each round with its numbers, the marks that may be held, and why. */
@Schema(name = "SimulatedDecision")
public record SimulationAnswer(
        @Nullable @Schema(description = "Null when the result is withheld.")
        FirstRound firstRound,

        @JsonProperty("final") FinalDecision last,
        List<Retainable> retainable,
        List<Explanation> explanation) {

    /** Numbers are null where the regulation calculates none. */
    @Schema(name = "FirstRound")
    public record FirstRound(
            Decision decision,
            @Nullable @Schema(examples = "9.14") String average,
            @Nullable @Schema(examples = "10.50") String professionalAverage,
            @Nullable @Schema(examples = "192") String points,
            @Nullable @Schema(examples = "0") String bonusPoints,
            @Nullable @Schema(examples = "21") String coefficients) {

        static FirstRound of(Verdict verdict) {
            return verdict.calculation()
                    .map(score -> of(verdict.decision(), score))
                    .orElseGet(() -> new FirstRound(verdict.decision(), null, null, null, null, null));
        }

        private static FirstRound of(Decision decision, Score score) {
            return new FirstRound(
                    decision,
                    score.average().shown(),
                    score.professional().map(Average::shown).orElse(null),
                    score.pointsText(),
                    score.bonusPointsText(),
                    score.coefficientsText());
        }
    }

    @Schema(name = "FinalDecision")
    public record FinalDecision(
            Decision decision,
            @Nullable @Schema(examples = "10.43") String average) {

        static FinalDecision of(Verdict verdict) {
            return new FinalDecision(
                    verdict.decision(),
                    verdict.calculation().map(score -> score.average().shown()).orElse(null));
        }
    }

    @Schema(name = "RetainableMark")
    public record Retainable(
            @Schema(examples = "U42") String unit,
            @Schema(examples = "11") String mark,
            HeldMark.Kind kind,
            @Schema(examples = "2031") int lastSession) {

        static Retainable of(HeldMark held) {
            return new Retainable(held.unit(), held.mark().toString(), held.kind(), held.lastSession());
        }
    }

    public static SimulationAnswer of(Outcome outcome) {
        return new SimulationAnswer(
                outcome.firstRound().map(FirstRound::of).orElse(null),
                FinalDecision.of(outcome.last()),
                outcome.retainable().stream().map(Retainable::of).toList(),
                outcome.explanation());
    }
}
