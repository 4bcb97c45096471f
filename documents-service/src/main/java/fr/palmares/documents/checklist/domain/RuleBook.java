package fr.palmares.documents.checklist.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All notes together, and the checklist they give a candidate (P-1, matrix of the five notes). */
public record RuleBook(
        List<Note> notes, Note nationalDefault, List<PieceRule> everywhere, List<Replacement> replacements) {

    public RuleBook {
        notes = List.copyOf(notes);
        everywhere = List.copyOf(everywhere);
        replacements = List.copyOf(replacements);
    }

    /** The same, with a note that governs before all others. */
    public RuleBook with(Note note) {
        var all = new ArrayList<Note>();
        all.add(note);
        all.addAll(notes);
        return new RuleBook(all, nationalDefault, everywhere, replacements);
    }

    /** The same, with another list where no academy speaks. */
    public RuleBook withNationalDefault(Note national) {
        return new RuleBook(notes, national, everywhere, replacements);
    }

    /** The note that speaks to this candidate, else the national default. */
    public Note noteFor(Situation situation) {
        return notes.stream()
                .filter(note -> note.governs(situation.examSession(), situation.academy()))
                .findFirst()
                .filter(note -> note.addresses(situation))
                .orElse(nationalDefault);
    }

    /** What the academy does with a file that lacks a piece (P-5), whoever the candidate is. */
    public Note.Missing missingAtDeadline(int examSession, String academy) {
        return notes.stream()
                .filter(note -> note.governs(examSession, academy))
                .findFirst()
                .orElse(nationalDefault)
                .missingAtDeadline();
    }

    /** The pieces this candidate must provide, each code once, in the order of the note. */
    public List<Piece> checklist(Situation situation, PiecesCalendar calendar) {
        return checklist(situation, calendar, false);
    }

    /**
     * The same, with the replacements that stay the candidate's choice offered as alternatives: a recognised handicap is
     * told by nobody but the candidate, so the file cannot know it beforehand.
     */
    public List<Piece> checklistWithChoices(Situation situation, PiecesCalendar calendar) {
        return checklist(situation, calendar, true);
    }

    private List<Piece> checklist(Situation situation, PiecesCalendar calendar, boolean choices) {
        var pieces = new LinkedHashMap<String, Piece>();
        var rules = new ArrayList<>(noteFor(situation).pieces());
        rules.addAll(everywhere);
        for (var rule : rules) {
            if (rule.when().holds(situation)) {
                ask(rule, situation, calendar, choices, pieces);
            }
        }
        return List.copyOf(pieces.values());
    }

    private void ask(
            PieceRule rule, Situation situation, PiecesCalendar calendar, boolean choices, Map<String, Piece> pieces) {
        var replacement = replacements.stream()
                .filter(candidate -> candidate.code().equals(rule.code()))
                .findFirst();
        var imposed = replacement.filter(candidate -> candidate.when().holds(situation));
        if (imposed.isEmpty()) {
            add(rule, rule.alternativeOf(), rule.mandatory(), rule.code(), calendar, pieces);
        }
        imposed.ifPresent(by -> by.by()
                .forEach(standIn ->
                        add(standIn, rule.alternativeOf(), rule.mandatory(), rule.code(), calendar, pieces)));
        if (choices && imposed.isEmpty()) {
            replacement
                    .filter(Replacement::candidateMayChoose)
                    .ifPresent(by -> by.by()
                            .forEach(standIn ->
                                    add(standIn, Optional.of(rule.code()), false, rule.code(), calendar, pieces)));
        }
    }

    private static void add(
            PieceRule rule,
            Optional<String> alternativeOf,
            boolean mandatory,
            String deadlineCode,
            PiecesCalendar calendar,
            Map<String, Piece> pieces) {
        pieces.putIfAbsent(
                rule.code(),
                new Piece(
                        rule.code(),
                        rule.label(),
                        calendar.deadlineOf(rule, deadlineCode),
                        mandatory,
                        rule.boundToUnit(),
                        alternativeOf,
                        rule.reason()));
    }
}
