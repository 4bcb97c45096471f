package fr.palmares.grading.marks;

import fr.palmares.grading.deliberation.domain.Round;
import fr.palmares.grading.examfile.ExamFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Marks changed after the decision, as a correction alone may (G-11); the history tells why. */
@ApplicationScoped
public class CorrectMarks {

    /** A mark as it should have been. */
    @Schema(name = "CorrectedMark")
    public record Correction(
            @NotNull @Schema(examples = "U1") String unit,
            @NotNull Round round,
            MarkRow.@NotNull Kind kind,

            @Nullable @Schema(description = "With MARK alone.", examples = "13")
            String value) {}

    private final EnterMark enterMark;

    CorrectMarks(EnterMark enterMark) {
        this.enterMark = enterMark;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void handle(ExamFile file, List<Correction> corrections, String reason, String actor) {
        for (int i = 0; i < corrections.size(); i++) {
            var correction = corrections.get(i);
            var entry = EntryReader.read("/marks/" + i, correction.kind(), correction.value());
            enterMark
                    .handle(new EnterMark.Command(
                            file,
                            correction.unit(),
                            correction.round(),
                            entry,
                            MarkRow.State.SUBMITTED,
                            reason,
                            actor,
                            true))
                    .ifPresent(refusal -> {
                        throw new MarkRefused(refusal);
                    });
        }
    }
}
