package fr.palmares.grading.deliberation;

import fr.palmares.grading.deliberation.domain.Decision;
import fr.palmares.grading.deliberation.domain.Round;
import fr.palmares.grading.examfile.ExamFile;
import fr.palmares.grading.examfile.Specialty;
import fr.palmares.grading.marks.MarkRow;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Brings together what the jury looks at, for a whole specialty in a handful of queries. */
@ApplicationScoped
class Candidates {

    private final AttendanceRegister attendance;

    Candidates(AttendanceRegister attendance) {
        this.attendance = attendance;
    }

    /** Everybody in the first round; those allowed to, in the second one. */
    List<Candidate> of(Specialty grid, String academy, Round round) {
        var files = ExamFile.toDecide(grid.examSession, academy, grid.id).stream()
                .filter(allowed(grid, academy, round)::containsOrAll)
                .toList();
        return candidates(grid, files);
    }

    Candidate of(ExamFile file, Specialty grid) {
        return candidates(grid, List.of(file)).getFirst();
    }

    private List<Candidate> candidates(Specialty grid, List<ExamFile> files) {
        var ids = files.stream().map(file -> file.registrationId).toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        var marks = MarkRow.<MarkRow>list("registrationId in ?1 order by unit", ids).stream()
                .collect(Collectors.groupingBy(row -> row.registrationId));
        var raised = RaisedMark.<RaisedMark>list("registrationId in ?1 order by unit", ids).stream()
                .collect(Collectors.groupingBy(row -> row.registrationId));
        Map<UUID, List<String>> chosen = new HashMap<>();
        CatchUpChoice.<CatchUpChoice>list("registrationId in ?1", ids)
                .forEach(choice -> chosen.put(choice.registrationId, choice.codes()));
        var came = attendance.cameByUnit(ids);
        return files.stream()
                .map(file -> new Candidate(
                        file,
                        grid,
                        marks.getOrDefault(file.registrationId, List.of()),
                        raised.getOrDefault(file.registrationId, List.of()),
                        chosen.getOrDefault(file.registrationId, List.of()),
                        came.getOrDefault(file.registrationId, Map.of())))
                .toList();
    }

    private record Allowed(boolean everybody, Set<UUID> some) {
        boolean containsOrAll(ExamFile file) {
            return everybody || some.contains(file.registrationId);
        }
    }

    private static Allowed allowed(Specialty grid, String academy, Round round) {
        return switch (round) {
            case FIRST -> new Allowed(true, Set.of());
            case CATCH_UP ->
                new Allowed(
                        false,
                        DeliberationRow.of(grid.examSession, academy, grid.id, Round.FIRST)
                                .map(first -> DecidedResult.of(first.id))
                                .orElse(List.of())
                                .stream()
                                .filter(decided -> decided.decision == Decision.CATCH_UP_ALLOWED)
                                .map(decided -> decided.registrationId)
                                .collect(Collectors.toSet()));
        };
    }
}
