package fr.palmares.registration.eligibility;

import fr.palmares.platform.problem.InvalidInput;
import fr.palmares.platform.problem.Problem;
import fr.palmares.registration.catalogue.Reference;
import fr.palmares.registration.eligibility.EligibilityRequest.ChosenUnit;
import fr.palmares.registration.eligibility.domain.Category;
import fr.palmares.registration.eligibility.domain.HeldMark;
import fr.palmares.registration.eligibility.domain.Intention;
import fr.palmares.registration.eligibility.domain.Mark;
import fr.palmares.registration.eligibility.domain.OptionalChoice;
import fr.palmares.registration.eligibility.domain.UnitChoice;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns a well-formed request into an intention; values that cannot be are all named at once, with 422. */
@ApplicationScoped
public class IntentionReader {

    private final Reference reference;

    IntentionReader(Reference reference) {
        this.reference = reference;
    }

    /** @throws InvalidInput 422, naming every value that is not possible */
    public Intention read(EligibilityRequest request) {
        var wrong = new Wrong();
        known(request, wrong);
        numbers(request, wrong);
        var units = Objects.requireNonNullElse(request.units(), List.<ChosenUnit>of());
        var optionalUnits =
                Objects.requireNonNullElse(request.optionalUnits(), List.<EligibilityRequest.ChosenOptionalUnit>of());
        var seen = new HashSet<String>();
        for (int i = 0; i < units.size(); i++) {
            unit(request, units.get(i), "/units/" + i, wrong);
            if (!seen.add(units.get(i).unit())) {
                wrong.add("/units/" + i + "/unit", "L’unité " + units.get(i).unit() + " est nommée deux fois.");
            }
        }
        var seenOptional = new HashSet<String>();
        for (int i = 0; i < optionalUnits.size(); i++) {
            var unit = optionalUnits.get(i).unit();
            if (!seenOptional.add(unit)) {
                wrong.add("/optionalUnits/" + i + "/unit", "L’unité " + unit + " est nommée deux fois.");
            }
        }
        wrong.refuse();

        return new Intention(
                request.examSession(),
                request.category(),
                request.form(),
                Optional.ofNullable(request.previousForm()),
                false,
                number(request.workExperienceMonths()),
                number(request.contractMonths()),
                number(request.trainingHours()),
                Stream.ofNullable(request.languages())
                        .flatMap(given -> Stream.of(Optional.ofNullable(given.a()), Optional.ofNullable(given.b())))
                        .flatMap(Optional::stream)
                        .collect(Collectors.toSet()),
                units.stream().map(IntentionReader::choice).toList(),
                optionalUnits.stream()
                        .map(unit -> new OptionalChoice(unit.unit(), Optional.ofNullable(unit.language())))
                        .toList());
    }

    private void known(EligibilityRequest request, Wrong wrong) {
        if (!reference.hasExamSession(request.examSession())) {
            wrong.add("/examSession", "La session d’examen " + request.examSession() + " n’existe pas.");
        }
        if (reference.academy(request.academy()).isEmpty()) {
            wrong.add("/academy", "L’académie « " + request.academy() + " » n’existe pas.");
        }
        if (reference.specialty(request.specialty()).isEmpty()) {
            wrong.add("/specialty", "La spécialité « " + request.specialty() + " » n’existe pas.");
        }
    }

    private static void numbers(EligibilityRequest request, Wrong wrong) {
        notNegative(request.workExperienceMonths(), "/workExperienceMonths", wrong);
        notNegative(request.contractMonths(), "/contractMonths", wrong);
        notNegative(request.trainingHours(), "/trainingHours", wrong);
        if (request.category() == Category.WORK_EXPERIENCE && request.workExperienceMonths() == null) {
            wrong.add("/workExperienceMonths", "Indiquez le nombre de mois d’expérience professionnelle.");
        }
    }

    private static void notNegative(@Nullable Integer value, String pointer, Wrong wrong) {
        if (value != null && value < 0) {
            wrong.add(pointer, "Ce nombre ne peut pas être négatif.");
        }
    }

    private static void unit(EligibilityRequest request, ChosenUnit unit, String pointer, Wrong wrong) {
        if (unit.mark() != null && !Mark.isMark(unit.mark())) {
            wrong.add(
                    pointer + "/mark",
                    "Une note est un nombre de 0 à 20, avec un point et deux décimales au plus, par exemple 12.5.");
        }
        if (unit.obtainedIn() != null && unit.obtainedIn() > request.examSession()) {
            wrong.add(pointer + "/obtainedIn", "Une note ne peut pas venir d’une session postérieure à l’inscription.");
        }
        switch (unit.choice()) {
            case SIT, DEFER -> {}
            case RETAIN, CARRY_OVER -> {
                if (unit.mark() == null) {
                    wrong.add(pointer + "/mark", "Indiquez la note à conserver.");
                }
                if (unit.obtainedIn() == null) {
                    wrong.add(pointer + "/obtainedIn", "Indiquez la session à laquelle la note a été obtenue.");
                }
            }
            case EXEMPT -> {
                if (unit.exemptionGround() == null) {
                    wrong.add(pointer + "/exemptionGround", "Indiquez le motif de la dispense.");
                }
            }
        }
    }

    private static UnitChoice choice(ChosenUnit unit) {
        return switch (unit.choice()) {
            case SIT -> new UnitChoice.Sit(unit.unit(), held(unit));
            case RETAIN -> new UnitChoice.Retain(unit.unit(), held(unit).orElseThrow());
            case CARRY_OVER -> new UnitChoice.CarryOver(unit.unit(), held(unit).orElseThrow());
            case EXEMPT -> new UnitChoice.Exempt(unit.unit(), Objects.requireNonNull(unit.exemptionGround()));
            case DEFER -> new UnitChoice.Defer(unit.unit());
        };
    }

    /** Mark and exam session together say that a mark is held. */
    private static Optional<HeldMark> held(ChosenUnit unit) {
        return unit.mark() == null || unit.obtainedIn() == null
                ? Optional.empty()
                : Optional.of(new HeldMark(Mark.of(unit.mark()), unit.obtainedIn(), unit.waivedIn() != null));
    }

    private static OptionalInt number(@Nullable Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    /** Gathers the impossible values, so that they are told together. */
    private static final class Wrong {

        private Problem problem = Problem.of(
                422,
                "/problems/unprocessable",
                "Valeur refusée",
                "Une ou plusieurs valeurs ne sont pas possibles ; elles sont indiquées une à une.");

        void add(String pointer, String why) {
            problem = problem.at(pointer, why);
        }

        void refuse() {
            if (!problem.errors().isEmpty()) {
                throw new InvalidInput(problem);
            }
        }
    }
}
