package fr.palmares.documents.file.domain;

import fr.palmares.documents.file.domain.FileFact.Consequence;
import fr.palmares.documents.file.domain.PieceState.Reason;
import fr.palmares.documents.file.domain.PieceState.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts into facts what happened to the file of one owner. */
record Telling(Owner owner) {

    FileFact issued(int registrationVersion, List<AskedPiece> asked) {
        return new FileFact.ChecklistIssued(
                owner.registrationId(),
                owner.personId(),
                owner.academy(),
                owner.uai(),
                registrationVersion,
                asked.stream()
                        .map(piece -> new FileFact.Line(
                                piece.code(),
                                piece.label(),
                                piece.deadline().orElse(null),
                                piece.mandatory(),
                                piece.boundToUnit().orElse(null)))
                        .toList());
    }

    FileFact provided(String code, Version version) {
        return new FileFact.PieceProvided(
                owner.registrationId(),
                owner.personId(),
                owner.academy(),
                owner.uai(),
                code,
                version.number(),
                version.sha256());
    }

    FileFact accepted(String code, Version version, String by) {
        return new FileFact.PieceAccepted(
                owner.registrationId(), owner.personId(), owner.academy(), owner.uai(), code, version.number(), by);
    }

    FileFact refused(AskedPiece piece, Version version, Reason reason, Optional<String> text) {
        return new FileFact.PieceRefused(
                owner.registrationId(),
                owner.personId(),
                owner.academy(),
                owner.uai(),
                piece.code(),
                piece.label(),
                version.number(),
                reason,
                text.orElse(null));
    }

    FileFact missed(List<String> codes, Consequence consequence, @Nullable String unit) {
        return new FileFact.PieceDeadlineMissed(
                owner.registrationId(), owner.personId(), owner.academy(), owner.uai(), codes, consequence, unit);
    }

    FileFact allProvided(int registrationVersion, List<AskedPiece> pieces, Instant now) {
        return new FileFact.AllPiecesProvided(
                owner.registrationId(),
                owner.personId(),
                owner.academy(),
                owner.uai(),
                registrationVersion,
                now,
                pieces.stream()
                        .flatMap(piece -> piece.state().version().stream()
                                .filter(_ -> piece.state().isProvided())
                                .map(file -> new FileFact.Hash(piece.code(), file.sha256())))
                        .toList());
    }

    FileFact approved(Instant now, String by) {
        return new FileFact.FileApproved(
                owner.registrationId(), owner.personId(), owner.academy(), owner.uai(), now, by);
    }
}
