package fr.palmares.documents.checklist.domain;

import java.time.Instant;
import java.util.Optional;

/** One line of a candidate's checklist (P-1): what is asked, until when and why. */
public record Piece(
        String code,
        String label,
        Optional<Instant> deadline,
        boolean mandatory,
        Optional<String> boundToUnit,
        Optional<String> alternativeOf,
        String reason) {

    /** The same until {@code granted}, where that is later than the academy's own deadline. */
    public Piece until(Instant granted) {
        return deadline.filter(granted::isAfter).isEmpty()
                ? this
                : new Piece(code, label, Optional.of(granted), mandatory, boundToUnit, alternativeOf, reason);
    }
}
