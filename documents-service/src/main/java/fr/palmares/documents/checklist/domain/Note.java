package fr.palmares.documents.checklist.domain;

import java.util.List;
import java.util.Set;

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

    boolean governs(int examSession, String academy) {
        return examSessions.contains(examSession) && academies.contains(academy);
    }

    boolean addresses(Situation situation) {
        return governs(situation.examSession(), situation.academy()) && speaksFor.contains(situation.category());
    }
}
