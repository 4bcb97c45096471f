package fr.palmares.notification.words;

import fr.palmares.notification.inbox.domain.MessageKind;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** What a message of each kind may say, of an invented person: what previews show, and which variables there are. */
public final class Samples {

    private static final String DEADLINE = "mercredi 19 novembre 2025 à minuit";
    private static final String PIECE = "Pièce d’identité";

    private Samples() {}

    /** A record, whose components are the variables of the kind's templates. */
    public static TemplateInstance of(MessageKind kind) {
        return switch (kind) {
            case ACCOUNT_ACTIVE -> new Notices.accountActive();
            case IDENTITY_CHANGED -> new Notices.identityChanged("Prénom corrigé d’après la pièce d’identité");
            case REGISTRATION_PROPOSED -> new Notices.registrationProposed(2026, true);
            case REGISTRATION_NOT_CONFIRMED -> new Notices.registrationNotConfirmed(DEADLINE);
            case REGISTRATION_CONFIRMED -> new Notices.registrationConfirmed(2026, 1);
            case REGISTRATION_AMENDED -> new Notices.registrationAmended(2026, 2);
            case REGISTRATION_SUBMITTED -> new Notices.registrationSubmitted();
            case REGISTRATION_VALIDATED -> new Notices.registrationValidated(2026);
            case REGISTRATION_REJECTED -> new Notices.registrationRejected("Le diplôme d’accès n’est pas justifié.");
            case REGISTRATION_CANCELLED ->
                new Notices.registrationCancelled("Les pièces n’ont pas été déposées à temps.");
            case UNIT_WITHDRAWN -> new Notices.unitWithdrawn("UF-EE");
            case ACCOMMODATION_REQUESTED -> new Notices.accommodationRequested();
            case ACCOMMODATION_DECIDED -> new Notices.accommodationDecided();
            case PIECES_ASKED ->
                new Notices.piecesAsked(
                        List.of(new Notices.Asked(PIECE, DEADLINE), new Notices.Asked("Copie du diplôme", null)));
            case PIECE_ACCEPTED -> new Notices.pieceAccepted(PIECE);
            case PIECE_REFUSED ->
                new Notices.pieceRefused(PIECE, "elle n’est pas lisible", "Le bas de la page est coupé.");
            case PIECES_REMINDED -> new Notices.candidateReminded(List.of(new Notices.Asked(PIECE, DEADLINE)));
            case PROFESSIONAL_WINDOW_OPEN ->
                new Notices.professionalWindowOpen(
                        "U5",
                        "Développement de la relation client",
                        "lundi 2 mars 2026 à 8 h 00",
                        "vendredi 3 avril 2026 à minuit");
            case PROFESSIONAL_FILE_ACCEPTED -> new Notices.professionalFileAccepted("U5");
            case PROFESSIONAL_FILE_REFUSED ->
                new Notices.professionalFileRefused("U5", "il est incomplet", "L’annexe 2 manque.");
            case FILE_APPROVED -> new Notices.fileApproved();
            case DEADLINE_NEAR -> new Notices.deadlineNear(DEADLINE, true, List.of(PIECE, "Copie du diplôme"));
            case DEADLINE_MISSED -> new Notices.deadlineMissed(false, "UF-EE", List.of("Fiche d’engagement étudiant"));
            case DOCUMENT_ISSUED -> new Notices.documentIssued("Votre récapitulatif d’inscription");
            case SUMMONS -> new Notices.summons(false, "lundi 11 mai 2026 à 8 h 30");
            case CATCH_UP_OPEN -> new Notices.catchUpOpen("vendredi 26 juin 2026 à midi");
            case RESULT_AVAILABLE -> new Notices.resultAvailable();
        };
    }
}
