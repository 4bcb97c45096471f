package fr.palmares.documents.file.domain;

import fr.palmares.documents.checklist.domain.Note;
import fr.palmares.documents.file.domain.FileFact.Consequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Pieces whose deadline passed: each optional unit loses itself alone, the others what the academy decided (P-5). */
record MissedPieces(List<AskedPiece> missed, Telling tell) {

    List<FileFact> facts(Note.Missing rule) {
        var facts = new ArrayList<FileFact>();
        missed.stream()
                .flatMap(piece -> piece.boundToUnit().stream())
                .distinct()
                .forEach(unit -> facts.add(
                        fact(piece -> piece.boundToUnit().equals(Optional.of(unit)), Consequence.WITHDRAW_UNIT, unit)));
        if (missed.stream().anyMatch(piece -> piece.boundToUnit().isEmpty())) {
            var consequence = switch (rule) {
                case CANCEL -> Consequence.CANCEL;
                case NOTIFY -> Consequence.NOTIFY;
            };
            facts.add(fact(piece -> piece.boundToUnit().isEmpty(), consequence, null));
        }
        return List.copyOf(facts);
    }

    private FileFact fact(Predicate<AskedPiece> which, Consequence consequence, @Nullable String unit) {
        return tell.missed(missed.stream().filter(which).map(AskedPiece::code).toList(), consequence, unit);
    }
}
