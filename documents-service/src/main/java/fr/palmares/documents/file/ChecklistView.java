package fr.palmares.documents.file;

import fr.palmares.documents.checklist.ShippedRules;
import fr.palmares.documents.checklist.domain.PieceKind;
import fr.palmares.documents.file.domain.AskedPiece;
import fr.palmares.documents.file.domain.CandidateFile;
import fr.palmares.documents.file.domain.Colour;
import fr.palmares.documents.file.domain.PieceState;
import fr.palmares.documents.file.domain.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A file as its readers see it. */
@Schema(name = "Checklist", description = "What is asked of a candidate for one registration, and where each piece stands.")
record ChecklistView(
        UUID registrationId,
        UUID personId,
        @Schema(examples = "2026") int examSession,
        @Schema(examples = "17") String academy,
        @Schema(examples = "0440001M", nullable = true) @Nullable String uai,
        @Schema(examples = "MCO-2024") String specialty,
        @Schema(examples = "1") int registrationVersion,
        Progress progress,
        Colour colour,

        @Schema(description = "The sentence behind the colour.", examples = "Dépôt commencé, non terminé")
        String colourText,

        @Nullable Instant deadline,
        @Nullable Instant completedAt,
        @Nullable Instant approvedAt,
        List<PieceView> pieces) {

    enum Progress {
        OPEN,
        COMPLETED,
        APPROVED,
        CLOSED
    }

    /** The states of P-2: UPLOADED means received, its checks are running. */
    enum State {
        EXPECTED,
        UPLOADED,
        PROVIDED,
        ACCEPTED,
        REFUSED
    }

    @Schema(name = "ChecklistPiece", description = "One piece: what is asked, why, until when, and where it stands.")
    record PieceView(
            @Schema(examples = "IDENTITE") String code,
            @Schema(examples = "Pièce d’identité") String label,
            String reason,
            @Schema(nullable = true) @Nullable Instant deadline,
            boolean mandatory,
            @Schema(examples = "UF-EE", nullable = true) @Nullable String boundToUnit,
            @Schema(nullable = true) @Nullable String alternativeOf,
            State state,

            @Schema(description = "True when a file may be sent for it now.")
            boolean open,

            @Schema(description = "The version that counts; null until one was found clean.", nullable = true)
            @Nullable Integer version,

            @Schema(nullable = true) @Nullable String sha256,
            @Schema(nullable = true) @Nullable Instant providedAt,

            @Schema(description = "ILLEGIBLE, WRONG_DOCUMENT, OUTDATED, INCOMPLETE or OTHER, on a refused piece.", nullable = true)
            PieceState.@Nullable Reason refusalReason,

            @Schema(nullable = true) @Nullable String refusalText,

            @Schema(description = "A document of the platform to download, complete and send back.", nullable = true)
            @Nullable String template,

            @Schema(description = "What providing this piece also states: show it before it is sent.", nullable = true)
            @Nullable String statement,

            @Schema(examples = "10") int maxPages,
            @Schema(examples = "10485760") long maxBytes) {}

    static ChecklistView of(FileRow row, CandidateFile file, ShippedRules rules, Instant now) {
        return new ChecklistView(
                row.registrationId,
                row.personId,
                row.examSession,
                row.academy,
                row.uai,
                row.specialty,
                row.registrationVersion,
                Progress.valueOf(row.progress),
                Colour.valueOf(row.colour),
                text(Colour.valueOf(row.colour)),
                row.deadline,
                row.completedAt,
                row.approvedAt,
                file.pieces().stream()
                        .map(piece -> piece(file, piece, rules.kind(piece.code()), now))
                        .toList());
    }

    static String text(Colour colour) {
        return switch (colour) {
            case RED -> "Aucun document déposé";
            case ORANGE -> "Dépôt commencé, non terminé";
            case BLUE -> "Dépôt terminé, en attente de contrôle";
            case GREEN -> "Dossier approuvé";
        };
    }

    private static PieceView piece(CandidateFile file, AskedPiece piece, Optional<PieceKind> kind, Instant now) {
        var version = piece.state().version();
        var refusal = piece.state() instanceof PieceState.Refused refused ? refused : null;
        return new PieceView(
                piece.code(),
                piece.label(),
                piece.reason(),
                piece.deadline().orElse(null),
                piece.mandatory(),
                piece.boundToUnit().orElse(null),
                piece.alternativeOf().orElse(null),
                state(piece),
                isOpen(file, piece, now),
                version.map(PieceState.Version::number).orElse(null),
                version.map(PieceState.Version::sha256).orElse(null),
                version.map(PieceState.Version::at).orElse(null),
                refusal == null ? null : refusal.reason(),
                refusal == null ? null : refusal.text().orElse(null),
                kind.flatMap(PieceKind::template).orElse(null),
                kind.flatMap(PieceKind::statement).orElse(null),
                kind.map(PieceKind::maxPages).orElse(0),
                kind.map(PieceKind::maxBytes).orElse(0L));
    }

    private static State state(AskedPiece piece) {
        if (piece.beingChecked()) {
            return State.UPLOADED;
        }
        return switch (piece.state()) {
            case PieceState.Expected() -> State.EXPECTED;
            case PieceState.Provided(_) -> State.PROVIDED;
            case PieceState.Accepted(_, _, _) -> State.ACCEPTED;
            case PieceState.Refused(_, _, _, _, _) -> State.REFUSED;
        };
    }

    private static boolean isOpen(CandidateFile file, AskedPiece piece, Instant now) {
        try {
            file.mayReceive(piece.code(), now);
            return true;
        } catch (Refused no) {
            return false;
        }
    }
}
