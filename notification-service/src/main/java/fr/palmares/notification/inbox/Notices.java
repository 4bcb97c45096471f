package fr.palmares.notification.inbox;

import fr.palmares.notification.inbox.Catalogue.PieceLabels;
import fr.palmares.notification.inbox.domain.FrenchDates;
import fr.palmares.notification.inbox.domain.MessageKind;
import fr.palmares.platform.events.Fact;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads facts narrowly and finds the words for them. The lower-case records are the templates of the same name under
 * {@code templates/Notices}: a variable they do not have is refused when the service is built.
 */
final class Notices {

    /** The part of a fact that most messages need. */
    record About(UUID personId, @Nullable UUID registrationId) {}

    record Imported(UUID personId, UUID registrationId, int examSession, String state) {}

    record Confirmed(UUID personId, UUID registrationId, int examSession, int version) {}

    record Refused(UUID personId, UUID registrationId, String text) {}

    record Withdrawn(UUID personId, UUID registrationId, String unit) {}

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
            ILLEGIBLE("elle n'est pas lisible"),
            WRONG_DOCUMENT("ce n'est pas le document demandé"),
            OUTDATED("elle n'est plus valable ou correspond à une version antérieure"),
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

    record Summoned(UUID personId, UUID registrationId, boolean partial, List<Sitting> sittings) {
        record Sitting(Instant startsAt) {}
    }

    record CatchUp(
            UUID personId, UUID registrationId, @Nullable Instant chooseBefore) {}

    record IdentityChange(UUID personId, @Nullable String reason) {}

    // The templates.

    record accountActive() implements TemplateInstance {}

    record identityChanged(@Nullable String reason) implements TemplateInstance {}

    record registrationProposed(int examSession, boolean repeating) implements TemplateInstance {}

    record registrationConfirmed(int examSession, int version) implements TemplateInstance {}

    record registrationAmended(int examSession, int version) implements TemplateInstance {}

    record registrationSubmitted() implements TemplateInstance {}

    record registrationValidated(int examSession) implements TemplateInstance {}

    record registrationRejected(String reason) implements TemplateInstance {}

    record registrationCancelled(String reason) implements TemplateInstance {}

    record unitWithdrawn(String unit) implements TemplateInstance {}

    record accommodationRequested() implements TemplateInstance {}

    record accommodationDecided() implements TemplateInstance {}

    record piecesAsked(List<Asked> pieces) implements TemplateInstance {}

    record Asked(String label, @Nullable String deadline) {}

    record pieceAccepted(String label) implements TemplateInstance {}

    record pieceRefused(
            String label, String reason, @Nullable String text) implements TemplateInstance {}

    record fileApproved() implements TemplateInstance {}

    record deadlineMissed(boolean cancelled, @Nullable String unit, List<String> pieces) implements TemplateInstance {}

    record deadlineNear(String deadline, boolean confirmation, List<String> pieces) implements TemplateInstance {}

    record documentIssued(String document) implements TemplateInstance {}

    record summons(boolean partial, @Nullable String first) implements TemplateInstance {}

    record catchUpOpen(@Nullable String chooseBefore) implements TemplateInstance {}

    record resultAvailable() implements TemplateInstance {}

    private Notices() {}

    static Notice accountActivated(Fact fact) {
        return plain(MessageKind.ACCOUNT_ACTIVE, fact, new accountActive());
    }

    static Notice identity(Fact fact) {
        var read = fact.as(IdentityChange.class);
        return Notice.about(MessageKind.IDENTITY_CHANGED, read.personId(), null, new identityChanged(read.reason()));
    }

    static Notice imported(Fact fact) {
        var read = fact.as(Imported.class);
        return Notice.about(
                MessageKind.REGISTRATION_PROPOSED,
                read.personId(),
                read.registrationId(),
                new registrationProposed(read.examSession(), read.state().equals("REPEATING")));
    }

    static Notice confirmed(Fact fact) {
        var read = fact.as(Confirmed.class);
        return Notice.about(
                MessageKind.REGISTRATION_CONFIRMED,
                read.personId(),
                read.registrationId(),
                new registrationConfirmed(read.examSession(), read.version()));
    }

    static Notice amended(Fact fact) {
        var read = fact.as(Confirmed.class);
        return Notice.about(
                MessageKind.REGISTRATION_AMENDED,
                read.personId(),
                read.registrationId(),
                new registrationAmended(read.examSession(), read.version()));
    }

    static Notice submitted(Fact fact) {
        return plain(MessageKind.REGISTRATION_SUBMITTED, fact, new registrationSubmitted());
    }

    static Notice validated(Fact fact) {
        var read = fact.as(Confirmed.class);
        return Notice.about(
                MessageKind.REGISTRATION_VALIDATED,
                read.personId(),
                read.registrationId(),
                new registrationValidated(read.examSession()));
    }

    static Notice rejected(Fact fact) {
        var read = fact.as(Refused.class);
        return Notice.about(
                MessageKind.REGISTRATION_REJECTED,
                read.personId(),
                read.registrationId(),
                new registrationRejected(read.text()));
    }

    static Notice cancelled(Fact fact) {
        var read = fact.as(Refused.class);
        return Notice.about(
                MessageKind.REGISTRATION_CANCELLED,
                read.personId(),
                read.registrationId(),
                new registrationCancelled(read.text()));
    }

    static Notice withdrawn(Fact fact) {
        var read = fact.as(Withdrawn.class);
        return Notice.about(
                MessageKind.UNIT_WITHDRAWN, read.personId(), read.registrationId(), new unitWithdrawn(read.unit()));
    }

    static Notice accommodationAsked(Fact fact) {
        return plain(MessageKind.ACCOMMODATION_REQUESTED, fact, new accommodationRequested());
    }

    static Notice accommodation(Fact fact) {
        return plain(MessageKind.ACCOMMODATION_DECIDED, fact, new accommodationDecided());
    }

    static Notice checklist(Fact fact) {
        var read = fact.as(Checklist.class);
        var asked = read.pieces().stream()
                .filter(Checklist.Piece::mandatory)
                .map(piece -> new Asked(
                        piece.label(), piece.deadline() == null ? null : FrenchDates.deadline(piece.deadline())))
                .toList();
        return Notice.about(MessageKind.PIECES_ASKED, read.personId(), read.registrationId(), new piecesAsked(asked));
    }

    static Notice acceptedPiece(Fact fact, PieceLabels labels) {
        var read = fact.as(PieceAccepted.class);
        return Notice.about(
                MessageKind.PIECE_ACCEPTED,
                read.personId(),
                read.registrationId(),
                new pieceAccepted(labels.label(read.registrationId(), read.code())));
    }

    static Notice refusedPiece(Fact fact) {
        var read = fact.as(PieceRefused.class);
        return Notice.about(
                MessageKind.PIECE_REFUSED,
                read.personId(),
                read.registrationId(),
                new pieceRefused(read.label(), read.reason().words(), read.text()));
    }

    static Notice approved(Fact fact) {
        return plain(MessageKind.FILE_APPROVED, fact, new fileApproved());
    }

    static Notice missed(Fact fact, PieceLabels labels) {
        var read = fact.as(DeadlineMissed.class);
        return Notice.about(
                MessageKind.DEADLINE_MISSED,
                read.personId(),
                read.registrationId(),
                new deadlineMissed(
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
                new documentIssued(documentName(read.kind())));
    }

    private static String documentName(String kind) {
        return switch (kind) {
            case "REGISTRATION_SUMMARY" -> "Votre récapitulatif d'inscription";
            case "CHECKLIST" -> "Votre demande de pièces justificatives";
            case "ENGAGEMENT_FORM" -> "Le formulaire de l'épreuve facultative « engagement étudiant »";
            case "SUMMONS" -> "Votre convocation";
            case "TRANSCRIPT" -> "Votre relevé de notes";
            case "SUCCESS_CERTIFICATE" -> "Votre attestation de réussite";
            default -> "Un nouveau document";
        };
    }

    static Notice summoned(Fact fact) {
        var read = fact.as(Summoned.class);
        var first = read.sittings().stream()
                .map(Summoned.Sitting::startsAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .map(FrenchDates::moment)
                .orElse(null);
        return Notice.about(
                MessageKind.SUMMONS, read.personId(), read.registrationId(), new summons(read.partial(), first));
    }

    static Notice catchUp(Fact fact) {
        var read = fact.as(CatchUp.class);
        return Notice.about(
                MessageKind.CATCH_UP_OPEN,
                read.personId(),
                read.registrationId(),
                new catchUpOpen(read.chooseBefore() == null ? null : FrenchDates.deadline(read.chooseBefore())));
    }

    static Notice result(Fact fact) {
        return plain(MessageKind.RESULT_AVAILABLE, fact, new resultAvailable());
    }

    private static Notice plain(MessageKind kind, Fact fact, TemplateInstance words) {
        var read = fact.as(About.class);
        return Notice.about(kind, read.personId(), read.registrationId(), words);
    }
}
