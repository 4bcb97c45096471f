package fr.palmares.documents.upload;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One version of a piece, as its readers see it. */
@Schema(name = "PieceVersion", description = "One file that was sent for a piece, kept unchanged.")
record PieceVersion(
        @Schema(examples = "IDENTITE") String code,
        @Schema(examples = "1") int version,
        Arrival.State state,
        Instant uploadedAt,

        @Schema(examples = "carte-identite.pdf", nullable = true) @Nullable
        String originalName,

        @Schema(description = "SHA-256 of the file that is kept; null until it is found clean.", nullable = true)
        @Nullable
        String sha256,

        @Schema(nullable = true) @Nullable Long bytes,
        @Schema(nullable = true) @Nullable Integer pages,

        @Schema(
                description = "CLEAN, INFECTED or, without a scanner in the local profile, NOT_SCANNED.",
                nullable = true)
        @Nullable
        String virusScan,

        @Schema(description = "Why the file was turned away: a stable code.", examples = "ENCRYPTED", nullable = true)
        @Nullable
        String problem,

        @Schema(description = "The same, for the person who sent it.", nullable = true) @Nullable
        String problemText,

        @Schema(description = "What the person should look at again; the file is kept nevertheless.", nullable = true)
        @Nullable
        String advice,

        @Schema(description = "What the sender stated by sending it.", nullable = true) @Nullable
        String statement) {

    static PieceVersion of(Arrival file) {
        return new PieceVersion(
                file.code(),
                file.version(),
                file.state(),
                file.at(),
                file.originalName(),
                file.sha256(),
                file.bytes(),
                file.pages(),
                file.virusScan(),
                file.problem(),
                file.problemText(),
                file.advice(),
                file.statement());
    }
}
