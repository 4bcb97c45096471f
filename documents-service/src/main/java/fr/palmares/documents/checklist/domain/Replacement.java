package fr.palmares.documents.checklist.domain;

import java.util.List;

/**
 * Pieces that stand in for another one, whatever the academy: RQTH and medical certificate for R408 (note Aix-Marseille
 * 2024, everywhere by policy), the funding agreement for the contract (note SIEC 2024).
 */
public record Replacement(String code, When when, boolean candidateMayChoose, List<PieceRule> by) {

    public Replacement {
        by = List.copyOf(by);
    }
}
