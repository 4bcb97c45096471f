package fr.palmares.grading.deliberation.simulation;

import fr.palmares.grading.deliberation.domain.CatchUpAdvice;
import fr.palmares.grading.deliberation.domain.Decision;
import fr.palmares.grading.deliberation.domain.DecisionRules;
import fr.palmares.grading.deliberation.domain.gradesheet.GradeSheet;
import fr.palmares.grading.deliberation.domain.gradesheet.Mark;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which orals to choose: every lawful choice, the easiest first, with the marks it needs. */
@Schema(name = "CatchUpAdvice")
public record AdviceAnswer(
        @Schema(description = "Options exist only for CATCH_UP_ALLOWED.")
        Decision decision,

        List<Option> options) {

    @Schema(name = "CatchUpOption")
    public record Option(
            @Schema(examples = "[\"U1\", \"U4\"]") List<String> units,

            @Schema(description = "Whether ten can be reached.")
            boolean reachable,

            @Schema(description = "The average with 20 in each oral.", examples = "12.14")
            String bestAverage,

            @Nullable @Schema(description = "The lowest mark that is enough in each oral.", examples = "10.5")
            String sameMark,

            List<Alone> alone) {}

    @Schema(name = "CatchUpOralAlone")
    public record Alone(
            @Schema(examples = "U1") String unit,

            @Nullable
            @Schema(description = "The lowest mark that is enough when the other oral brings nothing.", examples = "13")
            String mark) {}

    public static AdviceAnswer of(GradeSheet sheet) {
        return new AdviceAnswer(
                DecisionRules.decide(sheet).last().decision(),
                CatchUpAdvice.of(sheet).stream().map(AdviceAnswer::option).toList());
    }

    private static Option option(CatchUpAdvice.Option option) {
        return new Option(
                option.units(),
                option.reachable(),
                option.best().shown(),
                option.sameMark().map(Mark::toString).orElse(null),
                option.units().stream()
                        .map(unit -> new Alone(
                                unit,
                                option.aloneMarks()
                                        .get(unit)
                                        .map(Mark::toString)
                                        .orElse(null)))
                        .toList());
    }
}
