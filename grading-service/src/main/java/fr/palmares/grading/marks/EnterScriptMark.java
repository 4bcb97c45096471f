package fr.palmares.grading.marks;

import fr.palmares.grading.deliberation.domain.Round;
import fr.palmares.grading.deliberation.domain.gradesheet.Mark;
import fr.palmares.grading.examfile.ExamFile;
import fr.palmares.grading.marks.domain.Entry;
import fr.palmares.grading.marks.domain.EntryRefusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** A mark given to an anonymous script: a draft until the examiner hands the lot in (G-1). */
@ApplicationScoped
public class EnterScriptMark {

    private final EnterMark enterMark;
    private final MarkGate gate;
    private final BigDecimal step;

    EnterScriptMark(
            EnterMark enterMark,
            MarkGate gate,
            @ConfigProperty(name = "palmares.grading.mark-step", defaultValue = "0.5") BigDecimal step) {
        this.enterMark = enterMark;
        this.gate = gate;
        this.step = step;
    }

    /** The mark as written, if this examiner may give it to this script. */
    public Mark checked(ExamFile file, String unit, String value, Set<String> ownSchools) {
        if (file.uai != null && ownSchools.contains(file.uai)) {
            throw new MarkRefused(new EntryRefusal.OwnPupil());
        }
        if (gate.isLocked(file, Round.FIRST)) {
            throw new MarkRefused(new EntryRefusal.MarksLocked());
        }
        var entry = EntryReader.read("", MarkRow.Kind.MARK, value);
        if (!entry.keepsTo(step)) {
            throw new MarkRefused(new EntryRefusal.OffStep(value, step.toPlainString()));
        }
        return Mark.of(value);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void draft(ExamFile file, String unit, Mark mark, @Nullable String reason, String actor) {
        enterMark
                .handle(new EnterMark.Command(
                        file, unit, Round.FIRST, new Entry.Marked(mark), MarkRow.State.DRAFT, reason, actor, false))
                .ifPresent(refusal -> {
                    throw new MarkRefused(refusal);
                });
    }

    /** Hands in every draft of these candidates for the unit. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void handIn(List<UUID> registrations, String unit) {
        var marks = MarkRow.<MarkRow>list(
                "registrationId in ?1 and unit = ?2 and round = ?3", registrations, unit, Round.FIRST);
        marks.forEach(row -> {
            if (row.state == MarkRow.State.DRAFT) {
                row.state = MarkRow.State.SUBMITTED;
                row.version++;
            }
        });
    }
}
