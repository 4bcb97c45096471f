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
        String reason) {}
