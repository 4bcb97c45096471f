package fr.palmares.documents.checklist.domain;

import java.util.Optional;

/** A kind of supporting document: its words, its template, what providing it also states, and the limits of its file (P-1, P-3). */
public record PieceKind(
        String code,
        String label,
        String reason,
        int maxPages,
        long maxBytes,
        Optional<String> template,
        Optional<String> statement,
        boolean sensitive) {}
