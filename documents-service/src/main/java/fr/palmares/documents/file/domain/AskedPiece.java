package fr.palmares.documents.file.domain;

import java.time.Instant;
import java.util.Optional;

/** A piece asked of one candidate (P-1), and where it stands; {@code later} has a deadline of its own (P-4). */
public record AskedPiece(
        String code,
        String label,
        String reason,
        Optional<Instant> deadline,
        boolean later,
        boolean mandatory,
        Optional<String> boundToUnit,
        Optional<String> alternativeOf,
        PieceState state,
        boolean beingChecked) {

    AskedPiece in(PieceState next) {
        return new AskedPiece(
                code, label, reason, deadline, later, mandatory, boundToUnit, alternativeOf, next, beingChecked);
    }

    boolean overdue(Instant now) {
        return deadline.filter(end -> !now.isBefore(end)).isPresent();
    }
}
