package fr.palmares.documents.file;

import fr.palmares.documents.file.domain.AskedPiece;
import fr.palmares.documents.file.domain.Refusal;
import fr.palmares.documents.file.domain.Refused;
import fr.palmares.platform.problem.Problem;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What a file refuses, in words that say what to do. */
class FileProblems {

    private static final DateTimeFormatter DAY_AND_HOUR = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy 'à' HH 'h' mm", Locale.FRENCH)
            .withZone(ZoneId.of("Europe/Paris"));

    @ServerExceptionMapper
    Response refused(Refused refused) {
        return problem(refused.reason()).toResponse();
    }

    private static Problem problem(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NotAsked(var code) ->
                Problem.of(
                        404,
                        "/problems/not-found",
                        "Introuvable",
                        "La pièce « " + code + " » ne vous est pas demandée.");
            case Refusal.FileClosed() ->
                Problem.of(
                        409,
                        "/problems/file-closed",
                        "Inscription close",
                        "L’inscription est annulée ou rejetée : aucune pièce n’est plus reçue.");
            case Refusal.FileLocked(var at) ->
                Problem.of(
                        409,
                        "/problems/file-locked",
                        "Dossier verrouillé",
                        "Vous avez déclaré avoir fourni toutes vos pièces le " + date(at)
                                + " : elles ne peuvent plus être modifiées.");
            case Refusal.FileAlreadyApproved(var at) ->
                Problem.of(
                        409,
                        "/problems/file-approved",
                        "Dossier approuvé",
                        "Le service des examens a approuvé ce dossier le " + date(at) + ".");
            case Refusal.PieceAlreadyAccepted(var label) ->
                Problem.of(
                        409,
                        "/problems/piece-accepted",
                        "Pièce déjà acceptée",
                        "La pièce « " + label + " » a été acceptée : elle ne peut plus être remplacée.");
            case Refusal.DeadlinePassed(var label, var deadline) ->
                Problem.of(
                                409,
                                "/problems/deadline-passed",
                                "Délai dépassé",
                                "Le dépôt de « " + label + " » était possible jusqu’au " + date(deadline)
                                        + ". Adressez-vous à votre service des examens.")
                        .with("deadline", deadline.toString());
            case Refusal.PiecesMissing(var pieces) ->
                Problem.of(
                                409,
                                "/problems/pieces-missing",
                                "Dossier incomplet",
                                "Il manque encore : " + labels(pieces) + ".")
                        .with("codes", codes(pieces));
            case Refusal.PiecesBeingChecked(var pieces) ->
                Problem.of(
                                409,
                                "/problems/pieces-being-checked",
                                "Vérification en cours",
                                "Ces fichiers sont encore en cours de vérification : " + labels(pieces)
                                        + ". Recommencez dans un instant.")
                        .with("codes", codes(pieces));
            case Refusal.NotProvided(var label) ->
                Problem.of(
                        409,
                        "/problems/piece-not-provided",
                        "Pièce non fournie",
                        "La pièce « " + label + " » n’a pas encore été fournie : il n’y a rien à contrôler.");
        };
    }

    private static List<String> codes(List<AskedPiece> pieces) {
        return pieces.stream().map(AskedPiece::code).toList();
    }

    private static String labels(List<AskedPiece> pieces) {
        return pieces.stream().map(AskedPiece::label).collect(Collectors.joining(" ; "));
    }

    private static String date(Instant at) {
        return DAY_AND_HOUR.format(at);
    }
}
