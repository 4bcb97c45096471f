package fr.palmares.registration.accommodation;

import fr.palmares.platform.problem.Problem;
import fr.palmares.registration.accommodation.domain.Refusal.AlreadyRequested;
import fr.palmares.registration.accommodation.domain.Refusal.DeadlinePassed;
import fr.palmares.registration.accommodation.domain.Refusal.ExceptionalTimeWithoutReasons;
import fr.palmares.registration.accommodation.domain.Refusal.ExtraTimeAlone;
import fr.palmares.registration.accommodation.domain.Refusal.FormerUnitsGone;
import fr.palmares.registration.accommodation.domain.Refusal.FullProcedureNeeded;
import fr.palmares.registration.accommodation.domain.Refusal.HandicapNotDeclared;
import fr.palmares.registration.accommodation.domain.Refusal.LineTwice;
import fr.palmares.registration.accommodation.domain.Refusal.MedicalSituationChanged;
import fr.palmares.registration.accommodation.domain.Refusal.NoCalendar;
import fr.palmares.registration.accommodation.domain.Refusal.NotArisenSince;
import fr.palmares.registration.accommodation.domain.Refusal.NotFromThisState;
import fr.palmares.registration.accommodation.domain.Refusal.NotRepeating;
import fr.palmares.registration.accommodation.domain.Refusal.NothingToRenew;
import fr.palmares.registration.accommodation.domain.Refusal.NotifiedOutsideTime;
import fr.palmares.registration.accommodation.domain.Refusal.OpinionIsYours;
import fr.palmares.registration.accommodation.domain.Refusal.OpinionMissing;
import fr.palmares.registration.accommodation.domain.Refusal.ReasonsMissing;
import fr.palmares.registration.accommodation.domain.Refusal.RegistrationNotAlive;
import fr.palmares.registration.accommodation.domain.Refusal.TimeBeyondOpinion;
import fr.palmares.registration.accommodation.domain.Refusal.UnknownUnits;
import fr.palmares.registration.accommodation.domain.Refused;
import jakarta.ws.rs.core.Response;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** How each refusal is told: the rule and what to do, never what was asked for or why. */
class AccommodationProblems {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.FRENCH);
    private static final String NEW_REQUEST = " Déposez une nouvelle demande.";

    @ServerExceptionMapper
    public Response refused(Refused refused) {
        return problem(refused).toResponse();
    }

    static Problem problem(Refused refused) {
        return switch (refused.reason()) {
            case HandicapNotDeclared() ->
                rule(
                        "handicap-not-declared",
                        "Réponse « handicap : oui » attendue",
                        "Répondez « oui » à la rubrique « Handicap » de votre inscription avant la clôture, puis déposez"
                                + " votre demande.");
            case DeadlinePassed(var at) ->
                Problem.of(
                                409,
                                "/problems/accommodation-deadline-passed",
                                "Date limite dépassée",
                                "La date limite des demandes d’aménagements est dépassée. Si votre situation s’est révélée"
                                        + " ou modifiée depuis (article D. 613-27 du code de l’éducation), indiquez à"
                                        + " quelle date.")
                        .with("closedAt", at.toString());
            case NotArisenSince(var lastDay, var today) ->
                rule(
                                "situation-not-arisen-since",
                                "Demande tardive",
                                "Une demande tardive suppose une situation révélée ou modifiée après le "
                                        + lastDay.format(DAY) + " et au plus tard le " + today.format(DAY)
                                        + " (article D. 613-27 du code de l’éducation).")
                        .at("/arisenOn", "Indiquez la date de la révélation ou du changement.");
            case NoCalendar() ->
                state(
                        "calendar-not-published",
                        "Calendrier non publié",
                        "Le calendrier de votre académie n’est pas encore publié ; revenez quand il le sera.");
            case RegistrationNotAlive() ->
                state(
                        "registration-not-confirmed",
                        "Inscription non confirmée",
                        "La demande suppose une inscription confirmée, ni rejetée ni annulée.");
            case AlreadyRequested() ->
                state(
                        "accommodation-already-requested",
                        "Demande déjà déposée",
                        "Une demande existe déjà pour cette inscription ; modifiez-la, ou retirez-la d’abord.");
            case UnknownUnits(var units) ->
                units(
                        "unknown-unit",
                        "Unité inconnue",
                        "Ces unités ne sont pas dans la grille de la spécialité : ",
                        units,
                        ".");
            case LineTwice(int line, var _) ->
                rule(
                                "arrangement-twice",
                                "Aménagement en double",
                                "Un aménagement figure deux fois pour la même unité.")
                        .at("/arrangements/" + line, "Retirez cette ligne.");
            case ExtraTimeAlone(int line, var _) ->
                rule(
                                "extra-time-incomplete",
                                "Temps majoré incomplet",
                                "Le temps majoré, et lui seul, s’accompagne de la part du temps ajoutée.")
                        .at("/arrangements/" + line + "/extraTime", "Indiquez la part, comme « 1/3 », ou retirez-la.");
            case FullProcedureNeeded(var because) ->
                rule(
                                "full-procedure-needed",
                                "Procédure complète nécessaire",
                                "La procédure simplifiée ne vous est pas ouverte : " + because.label()
                                        + ". Demandez la procédure complète.")
                        .with("because", because.name());
            case ExceptionalTimeWithoutReasons() ->
                rule(
                                "exceptional-time-without-reasons",
                                "Motif attendu",
                                "Au-delà du tiers, la majoration du temps suppose une demande motivée du médecin (article"
                                        + " D. 613-26, 2°, du code de l’éducation).")
                        .at("/exceptionalTime", "Motivez la majoration supérieure au tiers.");
            case TimeBeyondOpinion() ->
                rule(
                        "extra-time-beyond-opinion",
                        "Majoration au-delà de l’avis",
                        "Au-delà du tiers, la majoration du temps ne peut dépasser ce que le médecin a demandé (article"
                                + " D. 613-26, 2°, du code de l’éducation).");
            case OpinionMissing() ->
                state(
                        "opinion-missing",
                        "Avis du médecin attendu",
                        "Dans la procédure complète, l’avis du médecin désigné précède la décision (article D. 613-27 du"
                                + " code de l’éducation).");
            case OpinionIsYours() ->
                state(
                        "opinion-is-yours",
                        "Décision d’un autre",
                        "Qui a rendu l’avis ne prend pas la décision ; un autre agent doit la prendre.");
            case ReasonsMissing() ->
                rule(
                                "reasons-missing",
                                "Motifs attendus",
                                "Une décision qui n’accorde pas tout ce qui est demandé est motivée (article L. 211-2 du"
                                        + " code des relations entre le public et l’administration).")
                        .at("/reasons", "Indiquez les motifs.");
            case NotFromThisState(var state) ->
                state(
                                "state-does-not-allow",
                                "Opération impossible à ce stade",
                                "La demande est à l’état « " + state.label()
                                        + " » ; cette opération n’est plus ou pas encore possible.")
                        .with("state", state.name());
            case NotifiedOutsideTime(var decidedAt) ->
                rule(
                                "notified-outside-time",
                                "Date de notification impossible",
                                "La notification suit la décision et ne peut être future.")
                        .with("decidedAt", decidedAt.toString())
                        .at("/notifiedOn", "Indiquez la date de remise ou de réception.");
            case NotRepeating() ->
                rule(
                        "not-repeating",
                        "Reconduction impossible",
                        "La reconduction à l’identique est réservée à qui se présente de nouveau au même examen."
                                + NEW_REQUEST);
            case MedicalSituationChanged() ->
                rule(
                        "medical-situation-changed",
                        "Reconduction impossible",
                        "Une situation médicale qui a changé demande un nouvel examen." + NEW_REQUEST);
            case NothingToRenew() ->
                state(
                        "nothing-to-renew",
                        "Reconduction impossible",
                        "Aucune décision antérieure de votre académie ne vous accorde d’aménagements pour cet examen."
                                + NEW_REQUEST);
            case FormerUnitsGone(var units) ->
                units(
                        "former-units-gone",
                        "Reconduction impossible",
                        "La décision antérieure porte sur des unités que la grille n’a plus : ",
                        units,
                        "." + NEW_REQUEST);
        };
    }

    private static Problem rule(String code, String title, String detail) {
        return Problem.of(422, "/problems/" + code, title, detail);
    }

    private static Problem state(String code, String title, String detail) {
        return Problem.of(409, "/problems/" + code, title, detail);
    }

    private static Problem units(String code, String title, String before, Set<String> units, String after) {
        return rule(code, title, before + String.join(", ", units) + after).with("units", units);
    }
}
