package fr.palmares.documents.file;

import fr.palmares.documents.checklist.ShippedRules;
import fr.palmares.documents.checklist.domain.PieceKind;
import fr.palmares.documents.file.domain.AskedPiece;
import fr.palmares.documents.file.domain.CandidateFile;
import fr.palmares.documents.file.domain.FileFact;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/**
 * Health documents stay between the candidate and the office that decides on them: everybody else learns that the piece
 * they stand for is settled, never by what (DOMAIN § 7).
 */
@ApplicationScoped
class HealthSecrecy {

    private final ShippedRules rules;

    HealthSecrecy(ShippedRules rules) {
        this.rules = rules;
    }

    boolean isSensitive(String code) {
        return rules.kind(code).filter(PieceKind::sensitive).isPresent();
    }

    /** The fact, with the piece that a health document stands for in its place. */
    FileFact hide(FileFact fact, CandidateFile file) {
        return switch (fact) {
            case FileFact.PieceProvided told ->
                new FileFact.PieceProvided(
                        told.registrationId(),
                        told.personId(),
                        told.academy(),
                        told.uai(),
                        code(told.code(), file),
                        told.version(),
                        told.sha256());
            case FileFact.PieceAccepted told ->
                new FileFact.PieceAccepted(
                        told.registrationId(),
                        told.personId(),
                        told.academy(),
                        told.uai(),
                        code(told.code(), file),
                        told.version(),
                        told.by());
            case FileFact.PieceRefused told ->
                isSensitive(told.code())
                        ? new FileFact.PieceRefused(
                                told.registrationId(),
                                told.personId(),
                                told.academy(),
                                told.uai(),
                                code(told.code(), file),
                                standIn(told.code(), file, AskedPiece::label),
                                told.version(),
                                told.reason(),
                                null)
                        : told;
            case FileFact.AllPiecesProvided told ->
                new FileFact.AllPiecesProvided(
                        told.registrationId(),
                        told.personId(),
                        told.academy(),
                        told.uai(),
                        told.registrationVersion(),
                        told.providedAt(),
                        told.pieces().stream()
                                .map(hash -> new FileFact.Hash(code(hash.code(), file), hash.sha256()))
                                .toList());
            case FileFact.ChecklistIssued told -> told;
            case FileFact.FileApproved told -> told;
            case FileFact.PieceDeadlineMissed told -> told;
        };
    }

    private String code(String code, CandidateFile file) {
        return standIn(code, file, AskedPiece::code);
    }

    private String standIn(String code, CandidateFile file, Function<AskedPiece, String> part) {
        var piece = file.find(code);
        return piece.filter(_ -> isSensitive(code))
                .flatMap(AskedPiece::alternativeOf)
                .flatMap(file::find)
                .or(() -> piece)
                .map(part)
                .orElse(code);
    }
}
