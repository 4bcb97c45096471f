package fr.palmares.grading.marks;

import fr.palmares.grading.deliberation.domain.Round;
import fr.palmares.grading.examfile.ExamFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mark given to an anonymous script: a draft until the examiner hands the lot in (G-1). */
@ApplicationScoped
public class EnterScriptMark {

    private final EnterMark enterMark;

    EnterScriptMark(EnterMark enterMark) {
        this.enterMark = enterMark;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void draft(ExamFile file, String unit, String value, @Nullable String reason, String actor) {
        var entry = EntryReader.read("", MarkRow.Kind.MARK, value);
        enterMark
                .handle(new EnterMark.Command(
                        file, unit, Round.FIRST, entry, MarkRow.State.DRAFT, reason, actor, false))
                .ifPresent(refusal -> {
                    throw new MarkRefused(refusal);
                });
    }

    /** Hands in every draft of these candidates for the unit; names those without a mark. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<UUID> handIn(List<UUID> registrations, String unit) {
        var marks = MarkRow.<MarkRow>list(
                "registrationId in ?1 and unit = ?2 and round = ?3", registrations, unit, Round.FIRST);
        marks.forEach(row -> {
            if (row.state == MarkRow.State.DRAFT) {
                row.state = MarkRow.State.SUBMITTED;
                row.version++;
            }
        });
        var marked = marks.stream().map(row -> row.registrationId).toList();
        return registrations.stream().filter(id -> !marked.contains(id)).toList();
    }
}
