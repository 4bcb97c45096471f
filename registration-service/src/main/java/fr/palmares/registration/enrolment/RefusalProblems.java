package fr.palmares.registration.enrolment;

import fr.palmares.platform.problem.Problem;
import fr.palmares.registration.eligibility.EligibilityAnswer;
import fr.palmares.registration.enrolment.domain.Refusal.AlreadyRegistered;
import fr.palmares.registration.enrolment.domain.Refusal.CategoryNotYours;
import fr.palmares.registration.enrolment.domain.Refusal.Deliberated;
import fr.palmares.registration.enrolment.domain.Refusal.FileNotApproved;
import fr.palmares.registration.enrolment.domain.Refusal.FinishedByEstablishment;
import fr.palmares.registration.enrolment.domain.Refusal.NotEligible;
import fr.palmares.registration.enrolment.domain.Refusal.NotFromThisState;
import fr.palmares.registration.enrolment.domain.Refusal.OtherAcademy;
import fr.palmares.registration.enrolment.domain.Refusal.ThroughEstablishment;
import fr.palmares.registration.enrolment.domain.Refusal.WindowClosed;
import fr.palmares.registration.enrolment.domain.Refused;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** How each refusal is told. */
class RefusalProblems {

    @ServerExceptionMapper
    public Response refused(Refused refused) {
        return problem(refused).toResponse();
    }

    static Problem problem(Refused refused) {
        return switch (refused.reason()) {
            case WindowClosed(var opens, var closed) -> {
                var problem = Problem.of(
                        409,
                        "/problems/window-closed",
                        "Inscriptions closes",
                        opens.isPresent()
                                ? "Les inscriptions de votre académie ne sont pas encore ouvertes."
                                : closed.isPresent()
                                        ? "Les inscriptions de votre académie sont closes ; aucune modification n’est"
                                                + " plus possible."
                                        : "Le calendrier d’inscription de votre académie n’est pas encore publié.");
                problem =
                        opens.isPresent() ? problem.with("opensAt", opens.get().toString()) : problem;
                yield closed.isPresent() ? problem.with("closedAt", closed.get().toString()) : problem;
            }
            case NotEligible(var refusals) ->
                Problem.of(
                                422,
                                "/problems/not-eligible",
                                "Inscription impossible en l’état",
                                String.join(
                                        " ",
                                        refusals.stream()
                                                .map(refusal -> refusal.text())
                                                .toList()))
                        .with("refusals", EligibilityAnswer.refusals(refusals));
            case NotFromThisState(var state) ->
                Problem.of(
                                409,
                                "/problems/state-does-not-allow",
                                "Opération impossible à ce stade",
                                "L’inscription est à l’état « " + state.label()
                                        + " » ; cette opération n’est plus ou pas encore possible.")
                        .with("state", state.name());
            case FileNotApproved() ->
                Problem.of(
                        409,
                        "/problems/file-not-approved",
                        "Dossier non contrôlé",
                        "Toutes les pièces doivent être acceptées avant la validation de l’inscription.");
            case FinishedByEstablishment(var uai) ->
                Problem.of(
                                409,
                                "/problems/finished-by-establishment",
                                "Inscription gérée par l’établissement",
                                "Votre établissement complète lui-même les inscriptions ; adressez-vous à lui pour toute"
                                        + " modification.")
                        .with("uai", uai);
            case AlreadyRegistered() ->
                Problem.of(
                        409,
                        "/problems/already-registered",
                        "Inscription déjà existante",
                        "Vous avez déjà une inscription dans cette spécialité pour cette session ; reprenez-la.");
            case ThroughEstablishment(var category) ->
                Problem.of(
                        422,
                        "/problems/register-through-establishment",
                        "Inscription par l’établissement",
                        "Avec la catégorie « " + category.label()
                                + " », l’inscription se fait par l’intermédiaire de l’établissement de formation.");
            case OtherAcademy(var academy) ->
                Problem.of(
                                422,
                                "/problems/other-academy",
                                "Académie de résidence",
                                "Inscrivez-vous dans l’académie où vous résidez (n° " + academy + ").")
                        .with("academy", academy);
            case CategoryNotYours(var category) ->
                Problem.of(
                        422,
                        "/problems/category-set-by-establishment",
                        "Catégorie fixée par l’établissement",
                        "Votre établissement vous a inscrit sous la catégorie « " + category.label()
                                + " » ; lui seul peut la corriger.");
            case Deliberated() ->
                Problem.of(
                        409,
                        "/problems/already-deliberated",
                        "Jury déjà réuni",
                        "Le jury a délibéré ; l’inscription ne peut plus être annulée.");
        };
    }
}
