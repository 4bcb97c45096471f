package fr.palmares.documents.file.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to a file, told to the other services. */
public sealed interface FileFact {

    record ChecklistIssued(
            UUID registrationId,
            UUID personId,
            String academy,
            @Nullable String uai,
            int registrationVersion,
            List<Line> pieces)
            implements FileFact {}

    record Line(
            String code,
            String label,
            @Nullable Instant deadline,
            boolean mandatory,
            @Nullable String boundToUnit) {}

    record PieceProvided(
            UUID registrationId,
            UUID personId,
            String academy,
            @Nullable String uai,
            String code,
            int version,
            String sha256)
            implements FileFact {}

    record PieceAccepted(
            UUID registrationId,
            UUID personId,
            String academy,
            @Nullable String uai,
            String code,
            int version,
            String by)
            implements FileFact {}

    record PieceRefused(
            UUID registrationId,
            UUID personId,
            String academy,
            @Nullable String uai,
            String code,
            String label,
            int version,
            PieceState.Reason reason,
            @Nullable String text)
            implements FileFact {}

    record AllPiecesProvided(
            UUID registrationId,
            UUID personId,
            String academy,
            @Nullable String uai,
            int registrationVersion,
            Instant providedAt,
            List<Hash> pieces)
            implements FileFact {}

    record Hash(String code, String sha256) {}

    record FileApproved(
            UUID registrationId,
            UUID personId,
            String academy,
            @Nullable String uai,
            Instant approvedAt,
            String by) implements FileFact {}

    record PieceDeadlineMissed(
            UUID registrationId,
            UUID personId,
            String academy,
            @Nullable String uai,
            List<String> codes,
            Consequence consequence,
            @Nullable String unit)
            implements FileFact {}

    /** What a missed deadline leads to (P-5). */
    enum Consequence {
        CANCEL,
        NOTIFY,
        WITHDRAW_UNIT
    }
}
