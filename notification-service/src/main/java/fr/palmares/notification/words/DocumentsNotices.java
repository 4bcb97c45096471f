package fr.palmares.notification.words;

import fr.palmares.notification.inbox.domain.FrenchDates;
import fr.palmares.notification.inbox.domain.MessageKind;
import fr.palmares.notification.words.Catalogue.PieceLabels;
import fr.palmares.platform.events.Fact;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the facts of documents-service narrowly and finds the words for them. */
final class DocumentsNotices {

    record Checklist(UUID personId, UUID registrationId, List<Piece> pieces) {
        record Piece(String code, String label, @Nullable Instant deadline, boolean mandatory) {}
    }

    record PieceRefused(
            UUID personId,
            UUID registrationId,
            String label,
            Reason reason,
            @Nullable String text) {
        enum Reason {
            ILLEGIBLE("elle n’est pas lisible"),
            WRONG_DOCUMENT("ce n’est pas le document demandé"),
            OUTDATED("elle n’est plus valable ou correspond à une version antérieure"),
            INCOMPLETE("elle est incomplète"),
            OTHER("elle ne convient pas");

            private final String words;

            Reason(String words) {
                this.words = words;
            }

            String words() {
                return words;
            }
        }
    }

    record PieceAccepted(UUID personId, UUID registrationId, String code) {}

    record DeadlineMissed(
            UUID personId,
            UUID registrationId,
            List<String> codes,
            Consequence consequence,
            @Nullable String unit) {
        enum Consequence {
            CANCEL,
            NOTIFY,
            WITHDRAW_UNIT
        }
    }

    record Issued(UUID documentId, UUID personId, UUID registrationId, String kind) {}

    record Reminded(UUID personId, UUID registrationId, List<Missing> missing) {
        record Missing(String label, @Nullable Instant deadline) {}
    }

    record ProfessionalFile(
            UUID personId,
            UUID registrationId,
            String unit,
            Decision decision,
            PieceRefused.@Nullable Reason reason,
            @Nullable String text) {
        enum Decision {
            ACCEPTED,
            REFUSED
        }
    }

    private DocumentsNotices() {}

    static Notice checklist(Fact fact) {
        var read = fact.as(Checklist.class);
        var asked = read.pieces().stream()
                .filter(Checklist.Piece::mandatory)
                .map(piece -> asked(piece.label(), piece.deadline()))
                .toList();
        return Notice.about(
                MessageKind.PIECES_ASKED, read.personId(), read.registrationId(), new Notices.piecesAsked(asked));
    }

    static Notice acceptedPiece(Fact fact, PieceLabels labels) {
        var read = fact.as(PieceAccepted.class);
        return Notice.about(
                MessageKind.PIECE_ACCEPTED,
                read.personId(),
                read.registrationId(),
                new Notices.pieceAccepted(labels.label(read.registrationId(), read.code())));
    }

    static Notice refusedPiece(Fact fact) {
        var read = fact.as(PieceRefused.class);
        return Notice.about(
                MessageKind.PIECE_REFUSED,
                read.personId(),
                read.registrationId(),
                new Notices.pieceRefused(read.label(), read.reason().words(), read.text()));
    }

    static Notice reminded(Fact fact) {
        var read = fact.as(Reminded.class);
        var pieces = read.missing().stream()
                .map(piece -> asked(piece.label(), piece.deadline()))
                .toList();
        return Notice.about(
                MessageKind.PIECES_REMINDED,
                read.personId(),
                read.registrationId(),
                new Notices.candidateReminded(pieces));
    }

    static Notice professionalFile(Fact fact) {
        var read = fact.as(ProfessionalFile.class);
        return switch (read.decision()) {
            case ACCEPTED ->
                Notice.about(
                        MessageKind.PROFESSIONAL_FILE_ACCEPTED,
                        read.personId(),
                        read.registrationId(),
                        new Notices.professionalFileAccepted(read.unit()));
            case REFUSED ->
                Notice.about(
                        MessageKind.PROFESSIONAL_FILE_REFUSED,
                        read.personId(),
                        read.registrationId(),
                        new Notices.professionalFileRefused(read.unit(), why(read.reason()), read.text()));
        };
    }

    /** A file is masculine where a piece is not. */
    private static @Nullable String why(PieceRefused.@Nullable Reason reason) {
        return switch (reason) {
            case null -> null;
            case ILLEGIBLE -> "il n’est pas lisible";
            case WRONG_DOCUMENT -> "ce n’est pas le document demandé";
            case OUTDATED -> "il n’est plus valable ou correspond à une version antérieure";
            case INCOMPLETE -> "il est incomplet";
            case OTHER -> "il ne convient pas";
        };
    }

    private static Notices.Asked asked(String label, @Nullable Instant deadline) {
        return new Notices.Asked(label, deadline == null ? null : FrenchDates.deadline(deadline));
    }

    static Notice approved(Fact fact) {
        return Notice.plain(MessageKind.FILE_APPROVED, fact, new Notices.fileApproved());
    }

    static Notice missed(Fact fact, PieceLabels labels) {
        var read = fact.as(DeadlineMissed.class);
        return Notice.about(
                MessageKind.DEADLINE_MISSED,
                read.personId(),
                read.registrationId(),
                new Notices.deadlineMissed(
                        read.consequence() == DeadlineMissed.Consequence.CANCEL,
                        read.unit(),
                        read.codes().stream()
                                .map(code -> labels.label(read.registrationId(), code))
                                .toList()));
    }

    static Notice document(Fact fact) {
        var read = fact.as(Issued.class);
        return new Notice(
                MessageKind.DOCUMENT_ISSUED,
                read.personId(),
                read.registrationId(),
                read.documentId(),
                new Notices.documentIssued(documentName(read.kind())));
    }

    private static String documentName(String kind) {
        return switch (kind) {
            case "REGISTRATION_SUMMARY" -> "Votre récapitulatif d’inscription";
            case "CHECKLIST" -> "Votre demande de pièces justificatives";
            case "ENGAGEMENT_FORM" -> "Le formulaire de l’épreuve facultative « engagement étudiant »";
            case "SUMMONS" -> "Votre convocation";
            case "TRANSCRIPT" -> "Votre relevé de notes";
            case "SUCCESS_CERTIFICATE" -> "Votre attestation de réussite";
            default -> "Un nouveau document";
        };
    }
}
