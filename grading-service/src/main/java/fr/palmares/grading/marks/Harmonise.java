package fr.palmares.grading.marks;

import fr.palmares.grading.deliberation.domain.Round;
import fr.palmares.grading.deliberation.domain.gradesheet.Mark;
import fr.palmares.grading.examfile.ExamFile;
import fr.palmares.grading.marks.domain.Entry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Moves all the marks of one lot by the same step, with its reason, before the jury sits (G-1). */
@ApplicationScoped
public class Harmonise {

    private static final BigDecimal HIGHEST = BigDecimal.valueOf(20);

    @Schema(name = "HarmonisedMarks")
    public record Harmonised(
            @Schema(examples = "38") int changed,

            @Schema(description = "Marks that the end of the scale kept where they were.", examples = "1")
            int unchanged) {}

    private final EnterMark enterMark;

    Harmonise(EnterMark enterMark) {
        this.enterMark = enterMark;
    }

    /** Marks stay between 0 and 20; an absence is no mark and stays what it is. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Harmonised handle(List<ExamFile> files, String unit, BigDecimal shift, String reason, String actor) {
        int changed = 0;
        int unchanged = 0;
        for (var file : files) {
            var row = MarkRow.<MarkRow>findById(new MarkRow.Key(file.registrationId, unit, Round.FIRST));
            if (row == null || !(row.entry() instanceof Entry.Marked(var mark))) {
                continue;
            }
            var moved = mark.value().add(shift).max(BigDecimal.ZERO).min(HIGHEST);
            if (moved.compareTo(mark.value()) == 0) {
                unchanged++;
                continue;
            }
            enterMark
                    .handle(new EnterMark.Command(
                            file,
                            unit,
                            Round.FIRST,
                            new Entry.Marked(new Mark(moved)),
                            row.state,
                            "Harmonisation : " + reason,
                            actor,
                            false))
                    .ifPresent(refusal -> {
                        throw new MarkRefused(refusal);
                    });
            changed++;
        }
        return new Harmonised(changed, unchanged);
    }
}
