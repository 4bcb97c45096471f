package fr.palmares.grading.scripts;

import fr.palmares.grading.deliberation.domain.Round;
import fr.palmares.grading.deliberation.domain.gradesheet.Mark;
import fr.palmares.grading.marks.MarkRow;
import fr.palmares.grading.marks.domain.Entry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Lots as examiners and the exam office see them: numbers and marks, never a name. */
@ApplicationScoped
class ScriptLots {

    @Schema(name = "ScriptLot")
    record LotAnswer(
            UUID id,
            int examSession,
            String specialty,
            @Schema(examples = "U1") String unit,
            String examiner,
            ScriptLot.State state,

            @Schema(description = "A second marking: the first marks are not shown.")
            boolean second,

            List<ScriptLine> scripts) {}

    @Schema(name = "AnonymousScript")
    record ScriptLine(
            @Schema(examples = "K7QM3XTD") String number,
            @Nullable @Schema(examples = "12.5") String mark) {}

    LotAnswer answer(ScriptLot lot) {
        var scripts = scripts(lot);
        var marks = marks(lot, scripts);
        return new LotAnswer(
                lot.id,
                lot.examSession,
                lot.specialty,
                lot.unit,
                lot.examiner,
                lot.state,
                lot.secondOf != null,
                scripts.stream()
                        .map(script -> new ScriptLine(script.number, marks.get(script.number)))
                        .toList());
    }

    /** A second marking has the scripts of the first one. */
    static List<Script> scripts(ScriptLot lot) {
        return Script.of(lot.secondOf == null ? lot.id : lot.secondOf);
    }

    /** By number; a script without a mark is not there. */
    static Map<String, String> marks(ScriptLot lot, List<Script> scripts) {
        Map<String, String> marks = new HashMap<>();
        if (lot.secondOf != null) {
            SecondMark.of(lot.id).forEach((number, value) -> marks.put(number, new Mark(value).toString()));
            return marks;
        }
        var rows = MarkRow.<MarkRow>list(
                        "registrationId in ?1 and unit = ?2 and round = ?3",
                        scripts.stream().map(script -> script.registrationId).toList(),
                        lot.unit,
                        Round.FIRST)
                .stream()
                .collect(Collectors.toMap(row -> row.registrationId, Function.identity()));
        for (var script : scripts) {
            var row = rows.get(script.registrationId);
            if (row != null && row.entry() instanceof Entry.Marked(var mark)) {
                marks.put(script.number, mark.toString());
            }
        }
        return marks;
    }
}
