package fr.palmares.registration.enrolment.confirmation;

import fr.palmares.registration.catalogue.Reference;
import fr.palmares.registration.catalogue.Specialty;
import fr.palmares.registration.eligibility.EligibilityRequest;
import fr.palmares.registration.eligibility.IntentionReader;
import fr.palmares.registration.eligibility.domain.Choice;
import fr.palmares.registration.eligibility.domain.HeldMark;
import fr.palmares.registration.eligibility.domain.Mark;
import fr.palmares.registration.eligibility.domain.judgement.Eligibility;
import fr.palmares.registration.eligibility.domain.judgement.EligibilityCheck;
import fr.palmares.registration.enrolment.RegistrationRow;
import fr.palmares.registration.enrolment.domain.Choices;
import fr.palmares.registration.enrolment.domain.Entry;
import fr.palmares.registration.enrolment.domain.Refusal;
import fr.palmares.registration.enrolment.domain.Refused;
import fr.palmares.registration.heldmarks.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns what is asked into choices, with the marks of the ledger, judged by the very code of the simulation; what the
 * request leaves out is sat.
 */
@ApplicationScoped
public class ChoicesReader {

    /** The choices, and what making them brings about. */
    public record Judged(
            Choices choices, List<Eligibility.Effect> effects, List<Ledger.Declared> marks, boolean ledgerHolds) {}

    private final IntentionReader intentions;
    private final Reference reference;
    private final Ledger ledger;
    private final ParticularsCheck particulars;

    ChoicesReader(IntentionReader intentions, Reference reference, Ledger ledger, ParticularsCheck particulars) {
        this.particulars = particulars;
        this.intentions = intentions;
        this.reference = reference;
        this.ledger = ledger;
    }

    /**
     * @param formDerogation whether the recteur opened the PROGRESSIVE form to this candidate
     * @throws Refused with every refusal of the rules at once
     */
    public Judged read(Entry entry, boolean formDerogation, Specialty specialty, ConfirmationRequest request) {
        particulars.check(entry, request);
        var lines = ledger.of(entry.personId(), entry.specialty(), entry.id());
        var question = question(entry, request, lines);
        var intention = intentions.read(question);
        var eligibility = EligibilityCheck.of(
                formDerogation ? intention.withFormDerogation() : intention,
                specialty.grid(),
                reference.optionalLanguages(entry.examSession(), entry.academy()));
        if (!eligibility.eligible()) {
            throw new Refused(new Refusal.NotEligible(eligibility.refusals()));
        }
        var waived = eligibility.effects().stream()
                .flatMap(effect -> unitsBehind(specialty, effect.unit()).stream())
                .distinct()
                .toList();
        return new Judged(
                choices(request, question, specialty, waived),
                eligibility.effects(),
                marks(request, question, specialty),
                !lines.isEmpty());
    }

    /** Marks that the candidate brings from before Palmarès enter the ledger; those given up are waived there. */
    public void keep(Entry entry, Judged judged) {
        judged.marks().forEach(mark -> ledger.declare(entry.personId(), entry.specialty(), mark));
        if (judged.ledgerHolds() || !judged.marks().isEmpty()) {
            ledger.waive(
                    entry.personId(),
                    entry.specialty(),
                    entry.examSession(),
                    entry.id(),
                    judged.choices().waivedUnits());
        }
    }

    private EligibilityRequest question(Entry entry, ConfirmationRequest request, List<Ledger.Line> lines) {
        var previous = RegistrationRow.previousForm(entry.personId(), entry.specialty(), entry.examSession())
                .orElse(request.previousForm());
        return new EligibilityRequest(
                entry.examSession(),
                entry.academy(),
                entry.specialty(),
                entry.category(),
                request.form(),
                entry.repeating(),
                previous,
                request.workExperienceMonths(),
                request.contractMonths(),
                request.trainingHours(),
                request.languages(),
                units(entry, request, lines),
                request.optionalUnits());
    }

    private static List<EligibilityRequest.ChosenUnit> units(
            Entry entry, ConfirmationRequest request, List<Ledger.Line> lines) {
        var asked = Objects.requireNonNullElse(request.units(), List.<ConfirmationRequest.Unit>of());
        var units = new ArrayList<EligibilityRequest.ChosenUnit>();
        for (var unit : asked) {
            var held = Ledger.pick(
                    lines, unit.unit(), Optional.ofNullable(unit.obtainedIn()), entry.examSession(), request.form());
            units.add(new EligibilityRequest.ChosenUnit(
                    unit.unit(),
                    unit.choice(),
                    held.map(mark -> mark.mark().plain()).orElse(unit.mark()),
                    held.map(HeldMark::obtainedIn).orElse(unit.obtainedIn()),
                    held.filter(HeldMark::waived).map(HeldMark::obtainedIn).orElse(null),
                    unit.exemptionGround()));
        }
        var named = asked.stream().map(ConfirmationRequest.Unit::unit).toList();
        lines.stream()
                .map(Ledger.Line::unit)
                .distinct()
                .filter(unit -> !named.contains(unit))
                .forEach(unit -> Ledger.pick(lines, unit, Optional.empty(), entry.examSession(), request.form())
                        .ifPresent(held -> units.add(new EligibilityRequest.ChosenUnit(
                                unit,
                                Choice.SIT,
                                held.mark().plain(),
                                held.obtainedIn(),
                                held.waived() ? held.obtainedIn() : null,
                                null))));
        return units;
    }

    private static List<Ledger.Declared> marks(
            ConfirmationRequest request, EligibilityRequest question, Specialty specialty) {
        var academies = Objects.requireNonNullElse(request.units(), List.<ConfirmationRequest.Unit>of()).stream()
                .filter(unit -> unit.academy() != null)
                .collect(Collectors.toMap(ConfirmationRequest.Unit::unit, ConfirmationRequest.Unit::academy));
        return Objects.requireNonNullElse(question.units(), List.<EligibilityRequest.ChosenUnit>of()).stream()
                .filter(unit -> unit.mark() != null && unit.obtainedIn() != null && unit.choice() != Choice.DEFER)
                .flatMap(unit -> unitsBehind(specialty, unit.unit()).stream()
                        .map(code -> new Ledger.Declared(
                                code,
                                new HeldMark(
                                        Mark.of(Objects.requireNonNull(unit.mark())),
                                        Objects.requireNonNull(unit.obtainedIn()),
                                        false),
                                academies.get(unit.unit()))))
                .toList();
    }

    private static Choices choices(
            ConfirmationRequest request, EligibilityRequest question, Specialty specialty, List<String> waived) {
        var languages = request.languages();
        var situation = request.situation();
        var particulars = request.particulars();
        return new Choices(
                request.form(),
                new Choices.Languages(
                        languages == null ? null : languages.a(), languages == null ? null : languages.b()),
                everyUnit(question, specialty),
                Objects.requireNonNullElse(request.optionalUnits(), List.<EligibilityRequest.ChosenOptionalUnit>of())
                        .stream()
                        .map(unit -> new Choices.ChosenOptionalUnit(unit.unit(), unit.language()))
                        .toList(),
                waived,
                new Choices.Consents(
                        request.consents().press(), request.consents().localAuthorities()),
                situation == null
                        ? new Choices.Situation(false, false, false, false, false, null)
                        : new Choices.Situation(
                                yes(situation.rareLanguage()),
                                yes(situation.positioning()),
                                yes(situation.adaptedDuration()),
                                yes(situation.internshipWaiver()),
                                yes(situation.formerSchoolFirstYear()),
                                situation.continuingTraining() == null
                                        ? null
                                        : new Choices.ContinuingTraining(
                                                situation.continuingTraining().ground(),
                                                yes(situation
                                                        .continuingTraining()
                                                        .contractBroken()))),
                new Choices.Training(request.workExperienceMonths(), request.contractMonths(), request.trainingHours()),
                yes(request.handicap()),
                particulars == null
                        ? Choices.Particulars.NONE
                        : new Choices.Particulars(
                                particulars.nationality(),
                                particulars.birthDepartment(),
                                particulars.birthCountry(),
                                particulars.mobile(),
                                particulars.socioProfessionalCategory(),
                                particulars.fatherSocioProfessionalCategory(),
                                particulars.motherSocioProfessionalCategory(),
                                particulars.originDiploma(),
                                particulars.diplomaHeld(),
                                particulars.alreadySatIn()));
    }

    /** Each compulsory unit of the grid once; an old mark of a composite test stands for each of its units. */
    private static List<Choices.ChosenUnit> everyUnit(EligibilityRequest question, Specialty specialty) {
        Map<String, Choices.ChosenUnit> chosen = new LinkedHashMap<>();
        specialty.compulsoryUnits().forEach(unit -> chosen.put(unit, sat(unit)));
        var asked = Objects.requireNonNullElse(question.units(), List.<EligibilityRequest.ChosenUnit>of());
        for (var answer : asked) {
            if (!chosen.containsKey(answer.unit())) {
                specialty.unitsOf(answer.unit()).forEach(unit -> chosen.put(unit, decided(unit, answer)));
            }
        }
        for (var answer : asked) {
            chosen.computeIfPresent(answer.unit(), (unit, _) -> decided(unit, answer));
        }
        return List.copyOf(chosen.values());
    }

    private static Choices.ChosenUnit decided(String unit, EligibilityRequest.ChosenUnit answer) {
        return switch (answer.choice()) {
            case SIT -> sat(unit);
            case DEFER -> new Choices.ChosenUnit(unit, Choice.DEFER, null, null, null);
            case RETAIN, CARRY_OVER ->
                new Choices.ChosenUnit(
                        unit,
                        answer.choice(),
                        Mark.of(Objects.requireNonNull(answer.mark())).plain(),
                        answer.obtainedIn(),
                        null);
            case EXEMPT -> new Choices.ChosenUnit(unit, Choice.EXEMPT, null, null, answer.exemptionGround());
        };
    }

    private static Choices.ChosenUnit sat(String unit) {
        return new Choices.ChosenUnit(unit, Choice.SIT, null, null, null);
    }

    private static List<String> unitsBehind(Specialty specialty, String code) {
        var units = specialty.unitsOf(code);
        return units.isEmpty() ? List.of(code) : units;
    }

    private static boolean yes(@Nullable Boolean answer) {
        return Boolean.TRUE.equals(answer);
    }
}
