package fr.palmares.documents.file.domain;

import fr.palmares.documents.file.domain.PieceState.Provided;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Pieces that stand in for others, all of them together (R408, or RQTH with a medical certificate). */
record Alternatives(List<AskedPiece> pieces) {

    List<AskedPiece> of(AskedPiece piece) {
        return pieces.stream()
                .filter(other -> other.alternativeOf().equals(Optional.of(piece.code())))
                .toList();
    }

    /** Whether a piece, or all its alternatives, are far enough. */
    boolean stand(AskedPiece piece, Predicate<PieceState> enough) {
        var alternatives = of(piece);
        return enough.test(piece.state())
                || (!alternatives.isEmpty()
                        && alternatives.stream().map(AskedPiece::state).allMatch(enough));
    }

    /** The piece as it shows to whoever may not see what settled it. */
    static AskedPiece settledBy(AskedPiece piece, List<AskedPiece> hidden) {
        var settled = !hidden.isEmpty()
                && !piece.state().isProvided()
                && hidden.stream().allMatch(other -> other.state().isProvided());
        if (!settled) {
            return piece;
        }
        return hidden.stream()
                .map(AskedPiece::state)
                .filter(state -> state instanceof Provided)
                .findFirst()
                .or(() -> hidden.stream().map(AskedPiece::state).findFirst())
                .map(piece::in)
                .orElse(piece);
    }
}
