package fr.palmares.documents.checklist.domain;

import java.util.Optional;

/** One line of a note: which piece it asks for, of whom and why (P-1). */
public record PieceRule(
        String code,
        String label,
        String reason,
        When when,
        boolean mandatory,
        Optional<String> boundToUnit,
        Optional<String> alternativeOf,
        Due due) {

    /** Which deadline of the calendar the piece follows (C-1). */
    public enum Due {
        PIECES,
        ACCOMMODATION
    }
}
