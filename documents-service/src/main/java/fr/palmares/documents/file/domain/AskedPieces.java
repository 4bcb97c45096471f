package fr.palmares.documents.file.domain;

import fr.palmares.documents.file.domain.PieceState.Accepted;
import fr.palmares.documents.file.domain.PieceState.Provided;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The pieces of one file, and what they come to together (P-4). Some stand in for others, all of them at once: R408, or
 * RQTH with a medical certificate.
 */
record AskedPieces(List<AskedPiece> all) {

    Optional<AskedPiece> find(String code) {
        return all.stream().filter(piece -> piece.code().equals(code)).findFirst();
    }

    /** @throws Refused when it was not asked for */
    AskedPiece get(String code) {
        return find(code).orElseThrow(() -> new Refused(new Refusal.NotAsked(code)));
    }

    List<AskedPiece> with(AskedPiece changed) {
        return all.stream()
                .map(piece -> piece.code().equals(changed.code()) ? changed : piece)
                .toList();
    }

    /** Mandatory pieces that neither they nor all their alternatives stand for. */
    List<AskedPiece> missing(Predicate<AskedPiece> among) {
        return all.stream()
                .filter(AskedPiece::mandatory)
                .filter(among)
                .filter(piece -> !stands(piece, PieceState::isProvided))
                .toList();
    }

    boolean allAccepted() {
        return all.stream()
                .filter(AskedPiece::mandatory)
                .allMatch(piece -> stands(piece, state -> state instanceof Accepted));
    }

    /** It, or one that stands in for it, is being checked. */
    boolean mayStillArrive(AskedPiece piece) {
        return piece.beingChecked() || standingInFor(piece).stream().anyMatch(AskedPiece::beingChecked);
    }

    /** Whether a piece, or all its alternatives, are far enough. */
    boolean stands(AskedPiece piece, Predicate<PieceState> enough) {
        var alternatives = standingInFor(piece);
        return enough.test(piece.state())
                || (!alternatives.isEmpty()
                        && alternatives.stream().map(AskedPiece::state).allMatch(enough));
    }

    Optional<String> lastReviewer() {
        return all.stream()
                .map(AskedPiece::state)
                .<String>mapMulti((state, into) -> {
                    if (state instanceof Accepted(_, var by, _)) {
                        into.accept(by);
                    }
                })
                .reduce((_, last) -> last);
    }

    /** The others, each as it shows to whoever may not see what settled it. */
    List<AskedPiece> without(Predicate<String> hidden) {
        return all.stream()
                .filter(piece -> !hidden.test(piece.code()))
                .map(piece -> settledBy(
                        piece,
                        standingInFor(piece).stream()
                                .filter(other -> hidden.test(other.code()))
                                .toList()))
                .toList();
    }

    private List<AskedPiece> standingInFor(AskedPiece piece) {
        return all.stream()
                .filter(other -> other.alternativeOf().equals(Optional.of(piece.code())))
                .toList();
    }

    private static AskedPiece settledBy(AskedPiece piece, List<AskedPiece> hidden) {
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
