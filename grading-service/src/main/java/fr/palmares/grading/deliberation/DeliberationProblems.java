package fr.palmares.grading.deliberation;

import fr.palmares.grading.deliberation.domain.gradesheet.Refusal;
import fr.palmares.grading.deliberation.domain.gradesheet.Refused;
import fr.palmares.platform.problem.Problem;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What the calculation refuses, told to people; the types are contract. */
class DeliberationProblems {

    @ServerExceptionMapper
    Response refused(Refused refused) {
        return problem(refused.reason()).toResponse();
    }

    static Problem problem(Refusal reason) {
        return switch (reason) {
            case Refusal.ValueRefused(var flaw, var value) ->
                unprocessable(
                        switch (flaw) {
                            case NO_UNIT, EVERY_COMPULSORY_UNIT_EXEMPT ->
                                new Place("/units", "La grille " + flaw.sentence() + ".");
                            case NO_SUCH_EXAM_SESSION -> new Place("/examSession", value + " " + flaw.sentence() + ".");
                            case NOT_A_DECIMAL, MARK_OUT_OF_RANGE, TOO_MANY_DECIMALS, COEFFICIENT_NOT_POSITIVE, BLANK ->
                                new Place("", "La valeur « " + value + " » " + flaw.sentence() + ".");
                        });
            case Refusal.UnitNamedTwice(var unit, var position) ->
                unprocessable(new Place(
                        "/units/" + position + "/code", "L’unité " + unit + " est nommée deux fois dans la grille."));
            case Refusal.HeldMarkRefused(var unit, var position, var flaw) ->
                refusal(
                        "/problems/held-mark-refused",
                        "Note conservée refusée",
                        new Place("/units/" + position + "/result", "Unité " + unit + " : " + flaw.sentence() + "."));
            case Refusal.CatchUpChoiceRefused(var flaw, var unit, var expected) ->
                refusal(
                        "/problems/catch-up-choice-refused",
                        "Choix des épreuves de contrôle refusé",
                        new Place("/catchUp", catchUp(flaw, unit, expected)));
        };
    }

    private static String catchUp(Refusal.CatchUpFlaw flaw, String unit, int expected) {
        var sentence = flaw.sentence() + (expected == 0 ? "." : " (unités à choisir : " + expected + ").");
        return unit.isEmpty()
                ? Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1)
                : "Unité " + unit + " : " + sentence;
    }

    private record Place(String pointer, String detail) {}

    private static Problem unprocessable(Place place) {
        return refusal("/problems/unprocessable", "Valeur refusée", place);
    }

    private static Problem refusal(String type, String title, Place place) {
        return Problem.of(422, type, title, place.detail()).at(place.pointer(), place.detail());
    }
}
