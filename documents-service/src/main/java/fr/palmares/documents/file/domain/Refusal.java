package fr.palmares.documents.file.domain;

import java.time.Instant;
import java.util.List;

/** Every reason a file can say no. */
public sealed interface Refusal {

    record NotAsked(String code) implements Refusal {}

    record FileClosed() implements Refusal {}

    record FileLocked(Instant completedAt) implements Refusal {}

    record PieceAlreadyAccepted(String label) implements Refusal {}

    record DeadlinePassed(String label, Instant deadline) implements Refusal {}

    record PiecesMissing(List<AskedPiece> pieces) implements Refusal {}

    record PiecesBeingChecked(List<AskedPiece> pieces) implements Refusal {}

    record NotProvided(String label) implements Refusal {}

    record FileAlreadyApproved(Instant at) implements Refusal {}
}
