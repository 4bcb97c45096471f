package fr.palmares.documents.checklist;

import fr.palmares.documents.checklist.domain.Category;
import fr.palmares.documents.checklist.domain.Circumstance;
import fr.palmares.documents.checklist.domain.Piece;
import fr.palmares.documents.checklist.domain.Situation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks the shipped notes, in as few words as a table allows. */
final class Asking {

    static final ShippedRules RULES = new ShippedRules();

    private Asking() {}

    static List<String> words(String text) {
        return text == null ? List.of() : List.of(text.split(" "));
    }

    static List<String> codes(
            int examSession, String academy, String specialty, Category category, String circumstances) {
        return pieces(examSession, academy, specialty, category, circumstances).stream()
                .map(Piece::code)
                .toList();
    }

    static List<Piece> pieces(
            int examSession, String academy, String specialty, Category category, String circumstances) {
        var facts = Optional.ofNullable(circumstances).filter(text -> !text.isBlank()).stream()
                .flatMap(text -> Arrays.stream(text.split(" ")))
                .map(Circumstance::valueOf)
                .collect(Collectors.toSet());
        return RULES.ruleBook()
                .checklist(
                        new Situation(examSession, academy, specialty, category, facts, Set.of()),
                        RULES.calendar(examSession, academy));
    }

    static Piece piece(
            String code,
            int examSession,
            String academy,
            String specialty,
            Category category,
            Circumstance... circumstances) {
        var facts = Stream.of(circumstances).map(Enum::name).collect(Collectors.joining(" "));
        return pieces(examSession, academy, specialty, category, facts).stream()
                .filter(piece -> piece.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
