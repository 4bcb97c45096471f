package fr.palmares.documents.checklist.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What one exam office asked for one exam session, and of whom; the national default speaks for everybody else. */
public record Note(
        String id,
        int version,
        String source,
        Set<Integer> examSessions,
        Set<String> academies,
        Set<Category> speaksFor,
        Missing missingAtDeadline,
        List<PieceRule> pieces) {

    /** What happens to a file that lacks a mandatory piece at its deadline (P-5). */
    public enum Missing {
        CANCEL,
        NOTIFY
    }

    public Note {
        examSessions = Set.copyOf(examSessions);
        academies = Set.copyOf(academies);
        speaksFor = Set.copyOf(speaksFor);
        pieces = List.copyOf(pieces);
    }

    /** The same over the national list: its own lines come after, and say instead what the national list says of a code. */
    public Note over(Note national, Set<String> removed) {
        var own = pieces.stream().map(PieceRule::code).collect(Collectors.toSet());
        var all = new ArrayList<PieceRule>();
        national.pieces().stream()
                .filter(rule -> !removed.contains(rule.code()) && !own.contains(rule.code()))
                .forEach(all::add);
        all.addAll(pieces);
        return new Note(id, version, source, examSessions, academies, speaksFor, missingAtDeadline, all);
    }

    boolean governs(int examSession, String academy) {
        return examSessions.contains(examSession) && academies.contains(academy);
    }

    boolean addresses(Situation situation) {
        return speaksFor.contains(situation.category());
    }
}
