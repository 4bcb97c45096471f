package fr.palmares.grading.deliberation.domain;

import fr.palmares.grading.deliberation.domain.gradesheet.GradeSheet;
import fr.palmares.grading.deliberation.domain.gradesheet.HeldMark;
import fr.palmares.grading.deliberation.domain.gradesheet.PlainDecimal;
import fr.palmares.grading.deliberation.domain.gradesheet.Unit;
import fr.palmares.grading.deliberation.domain.gradesheet.UnitResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Tells the decision step by step, in French, each step with its article. */
final class Reasons {

    private final GradeSheet sheet;
    private final List<Explanation> told = new ArrayList<>();

    Reasons(GradeSheet sheet) {
        this.sheet = sheet;
    }

    List<Explanation> told() {
        return told;
    }

    static Explanation withheld() {
        return new Explanation(
                "G-10",
                Explanation.FRAUD,
                "La décision est suspendue jusqu’à ce que la commission de discipline ait statué.");
    }

    void firstRound(Verdict first) {
        switch (first) {
            case Verdict.Eliminated(var absences) -> eliminated(absences);
            case Verdict.InProgress(var missing) -> inProgress(missing);
            case Verdict.Admitted(var score) -> {
                calculation(score);
                decision("La moyenne est d’au moins 10 : le candidat est admis.");
            }
            case Verdict.CatchUpAllowed(var score, var offer) -> {
                calculation(score);
                decision("La moyenne est d’au moins 8 et inférieure à 10, et la moyenne professionnelle d’au moins 10 :"
                        + " le candidat est autorisé à se présenter aux épreuves de contrôle.");
                tell("G-8", Explanation.DECISION, offered(offer));
            }
            case Verdict.Failed(var score) -> {
                calculation(score);
                decision(whyFailed(score));
            }
            case Verdict.Withheld() -> told.add(withheld());
        }
    }

    void secondRound(List<Oral> orals, Verdict last) {
        orals.forEach(oral -> tell("G-8", Explanation.DECISION, oralSentence(oral)));
        last.calculation()
                .ifPresent(score -> tell(
                        "G-2",
                        Explanation.DECISION,
                        "Moyenne après les épreuves de contrôle : " + inFrench(score.pointsText()) + " points"
                                + bonusSentence(score) + ", divisés par " + inFrench(score.coefficientsText())
                                + ", soit " + score.average().inFrench() + "."));
        decision(
                last.decision() == Decision.ADMITTED
                        ? "La moyenne est d’au moins 10 : le candidat est admis."
                        : "La moyenne reste inférieure à 10 : le candidat est refusé pour la session.");
    }

    void retainable(Verdict last, List<HeldMark> marks) {
        switch (last) {
            case Verdict.Failed _, Verdict.Eliminated _, Verdict.InProgress _ -> held(marks);
            case Verdict.Withheld _, Verdict.Admitted _, Verdict.CatchUpAllowed _ -> {}
        }
    }

    private void held(List<HeldMark> marks) {
        if (marks.isEmpty()) {
            tell("G-12", Explanation.HELD_MARKS, "Aucune note ne peut être conservée pour la prochaine inscription.");
        }
        marks.forEach(mark -> tell(
                "G-12",
                Explanation.HELD_MARKS,
                "La note de " + mark.mark().inFrench() + " obtenue à l’unité " + mark.unit() + " en "
                        + mark.obtainedIn() + " peut être conservée jusqu’à la session " + mark.lastSession()
                        + (mark.kind() == HeldMark.Kind.RETAINED ? " (bénéfice)." : " (report).")));
    }

    private void eliminated(List<String> absences) {
        absences.forEach(code -> tell(
                "G-6",
                Explanation.ABSENCE,
                "Absence non justifiée à l’unité obligatoire " + named(code) + " : le candidat est éliminé."));
    }

    private void inProgress(List<String> missing) {
        tell(
                "G-7",
                Explanation.DECISION,
                "Ni moyenne ni décision tant qu’une unité obligatoire n’a pas de note : "
                        + missing.stream().map(this::named).collect(Collectors.joining(", ")) + ".");
    }

    private void calculation(Score score) {
        sheet.compulsory().forEach(this::compulsoryUnit);
        sheet.optional().forEach(this::optionalUnit);
        tell(
                "G-2",
                Explanation.DECISION,
                "Moyenne : " + inFrench(score.pointsText()) + " points" + bonusSentence(score) + ", divisés par "
                        + inFrench(score.coefficientsText()) + ", soit "
                        + score.average().inFrench() + ".");
        tell(
                "G-3",
                Explanation.DECISION,
                "La décision est prise sur la valeur exacte ; seule l’écriture est arrondie à deux décimales.");
        tell(
                "G-4",
                Explanation.DECISION,
                score.professional()
                        .map(mean -> "Moyenne des unités professionnelles, sans les points des unités facultatives : "
                                + mean.inFrench() + ".")
                        .orElse("Aucune unité professionnelle n’est à calculer : pas d’épreuves de contrôle."));
    }

    private void compulsoryUnit(Unit.CompulsoryUnit unit) {
        switch (unit.result()) {
            case UnitResult.Retained(var mark, var obtainedIn) ->
                tell(
                        "R-9",
                        Explanation.HELD_MARKS,
                        unit.named() + " : bénéfice de la note de " + mark.inFrench() + " obtenue en " + obtainedIn
                                + ".");
            case UnitResult.CarriedOver(var mark, var obtainedIn) ->
                tell(
                        "R-9",
                        Explanation.HELD_MARKS,
                        unit.named() + " : report de la note de " + mark.inFrench() + " obtenue en " + obtainedIn
                                + ".");
            case UnitResult.Exempt() ->
                tell("R-11", "arrêté 24-06-2005", unit.named() + " : dispense, l’unité n’entre pas dans la moyenne.");
            case UnitResult.Absent _ ->
                tell(
                        "G-6",
                        Explanation.ABSENCE,
                        unit.named() + " : absence pour cas de force majeure, la note est zéro.");
            case UnitResult.Marked _, UnitResult.NotSat _ -> {}
        }
    }

    private void optionalUnit(Unit.OptionalUnit unit) {
        var bonus = Score.bonusOf(unit);
        tell(
                "G-2",
                Explanation.DECISION,
                unit.named()
                        + (bonus.signum() > 0
                                ? " : les points au-dessus de 10 ajoutent " + inFrench(PlainDecimal.text(bonus)) + "."
                                : " : sans effet, seuls les points au-dessus de 10 s’ajoutent."));
    }

    private String offered(CatchUpOffer offer) {
        return (offer.choices() == 1 ? "Une épreuve orale est à passer" : "Deux épreuves orales sont à choisir")
                + " parmi les unités du domaine général : " + String.join(", ", offer.units()) + ".";
    }

    private String oralSentence(Oral oral) {
        return oral.mark()
                .map(mark -> "Épreuve de contrôle de l’unité " + named(oral.unit()) + " : " + mark.inFrench()
                        + " ; la meilleure des deux notes est retenue.")
                .orElse("Épreuve de contrôle de l’unité " + named(oral.unit())
                        + " : non passée, la première note est gardée.");
    }

    private static String whyFailed(Score score) {
        if (!score.average().isAtLeast(8)) {
            return "La moyenne est inférieure à 8 : le candidat est refusé.";
        }
        return score.professional().isEmpty()
                ? "La moyenne est inférieure à 10 et aucune unité professionnelle n’ouvre les épreuves de contrôle :"
                        + " le candidat est refusé."
                : "La moyenne est inférieure à 10 et la moyenne professionnelle aussi : le candidat est refusé.";
    }

    private static String bonusSentence(Score score) {
        return score.bonusPoints().signum() == 0 ? "" : " et " + inFrench(score.bonusPointsText()) + " en plus";
    }

    private String named(String code) {
        return sheet.units().stream()
                .filter(unit -> unit.code().equals(code))
                .findFirst()
                .map(Unit::named)
                .orElse(code);
    }

    private void decision(String text) {
        tell("G-5", Explanation.DECISION, text);
    }

    private void tell(String rule, String article, String text) {
        told.add(new Explanation(rule, article, text));
    }

    private static String inFrench(String decimal) {
        return PlainDecimal.inFrench(decimal);
    }
}
