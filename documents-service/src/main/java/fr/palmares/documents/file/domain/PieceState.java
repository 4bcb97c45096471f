package fr.palmares.documents.file.domain;

import java.time.Instant;
import java.util.Optional;

/** Where a piece stands: expected, provided, then accepted or refused, and provided again (P-2). */
public sealed interface PieceState {

    /** The clean file that was provided: a version, kept unchanged with its hash (P-6). */
    record Version(int number, String sha256, Instant at) {}

    record Expected() implements PieceState {}

    record Provided(Version file) implements PieceState {}

    record Accepted(Version file, String by, Instant at) implements PieceState {}

    record Refused(Version file, Reason reason, Optional<String> text, String by, Instant at) implements PieceState {}

    /** Why a piece was refused (P-2). */
    enum Reason {
        ILLEGIBLE,
        WRONG_DOCUMENT,
        OUTDATED,
        INCOMPLETE,
        OTHER
    }

    default Optional<Version> version() {
        return switch (this) {
            case Expected() -> Optional.empty();
            case Provided(var file) -> Optional.of(file);
            case Accepted(var file, _, _) -> Optional.of(file);
            case Refused(var file, _, _, _, _) -> Optional.of(file);
        };
    }

    default boolean isProvided() {
        return this instanceof Provided || this instanceof Accepted;
    }
}
