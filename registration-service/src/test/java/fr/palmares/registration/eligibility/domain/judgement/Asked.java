package fr.palmares.registration.eligibility.domain.judgement;

import fr.palmares.registration.eligibility.domain.Category;
import fr.palmares.registration.eligibility.domain.ExemptionGround;
import fr.palmares.registration.eligibility.domain.Form;
import fr.palmares.registration.eligibility.domain.Grid;
import fr.palmares.registration.eligibility.domain.Grid.Domain;
import fr.palmares.registration.eligibility.domain.HeldMark;
import fr.palmares.registration.eligibility.domain.Intention;
import fr.palmares.registration.eligibility.domain.Mark;
import fr.palmares.registration.eligibility.domain.OfferedLanguages;
import fr.palmares.registration.eligibility.domain.OptionalChoice;
import fr.palmares.registration.eligibility.domain.UnitChoice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A registration as tests put it together, on a grid with a composite test E4 over U41 and U42. */
final class Asked {

    static final Grid GRID = new Grid(
            "CG",
            Map.of(
                    "U1", Domain.GENERAL,
                    "U2", Domain.GENERAL,
                    "U41", Domain.PROFESSIONAL,
                    "U42", Domain.PROFESSIONAL,
                    "U5", Domain.PROFESSIONAL),
            Set.of("UF1", "UF2", "UF3"),
            Set.of("E4"));
    static final OfferedLanguages LANGUAGES =
            new OfferedLanguages(Set.of("ANGLAIS", "ESPAGNOL", "LANGUE DES SIGNES FRANCAISE"), "note Nantes 2026");

    private int examSession = 2026;
    private Category category = Category.DISTANCE_LEARNING;
    private Form form = Form.GLOBAL;
    private Optional<Form> previousForm = Optional.empty();
    private boolean formDerogation;
    private OptionalInt workExperienceMonths = OptionalInt.empty();
    private OptionalInt contractMonths = OptionalInt.empty();
    private OptionalInt trainingHours = OptionalInt.empty();
    private final Set<String> languages = new HashSet<>();
    private final List<UnitChoice> units = new ArrayList<>();
    private final List<OptionalChoice> optionalUnits = new ArrayList<>();

    static Asked by(Category category) {
        var asked = new Asked();
        asked.category = category;
        return asked;
    }

    static Asked in(Form form) {
        var asked = new Asked();
        asked.form = form;
        return asked;
    }

    static Asked at(int examSession) {
        var asked = new Asked();
        asked.examSession = examSession;
        return asked;
    }

    static HeldMark held(String mark, int obtainedIn) {
        return new HeldMark(Mark.of(mark), obtainedIn, false);
    }

    static HeldMark waived(String mark, int obtainedIn) {
        return new HeldMark(Mark.of(mark), obtainedIn, true);
    }

    Asked form(Form asked) {
        form = asked;
        return this;
    }

    Asked session(int asked) {
        examSession = asked;
        return this;
    }

    Asked previously(Form previous) {
        previousForm = Optional.of(previous);
        return this;
    }

    Asked derogated() {
        formDerogation = true;
        return this;
    }

    Asked worked(int months) {
        workExperienceMonths = OptionalInt.of(months);
        return this;
    }

    Asked contract(int months, int hours) {
        contractMonths = OptionalInt.of(months);
        trainingHours = OptionalInt.of(hours);
        return this;
    }

    Asked contractOnly(int months) {
        contractMonths = OptionalInt.of(months);
        return this;
    }

    Asked hoursOnly(int hours) {
        trainingHours = OptionalInt.of(hours);
        return this;
    }

    Asked compulsory(String language) {
        languages.add(language);
        return this;
    }

    Asked defers(String unit) {
        units.add(new UnitChoice.Defer(unit));
        return this;
    }

    Asked sits(String unit) {
        units.add(new UnitChoice.Sit(unit, Optional.empty()));
        return this;
    }

    Asked sits(String unit, HeldMark held) {
        units.add(new UnitChoice.Sit(unit, Optional.of(held)));
        return this;
    }

    Asked retains(String unit, HeldMark held) {
        units.add(new UnitChoice.Retain(unit, held));
        return this;
    }

    Asked carriesOver(String unit, HeldMark held) {
        units.add(new UnitChoice.CarryOver(unit, held));
        return this;
    }

    Asked exempt(String unit, ExemptionGround ground) {
        units.add(new UnitChoice.Exempt(unit, ground));
        return this;
    }

    Asked optional(String... chosen) {
        for (var unit : chosen) {
            optionalUnits.add(new OptionalChoice(unit, Optional.empty()));
        }
        return this;
    }

    Asked optionalLanguage(String unit, String language) {
        optionalUnits.add(new OptionalChoice(unit, Optional.of(language)));
        return this;
    }

    Eligibility checked() {
        return EligibilityCheck.of(
                new Intention(
                        examSession,
                        category,
                        form,
                        previousForm,
                        formDerogation,
                        workExperienceMonths,
                        contractMonths,
                        trainingHours,
                        languages,
                        units,
                        optionalUnits),
                GRID,
                LANGUAGES);
    }

    /** The codes of the refusals, with the unit where there is one: {@code mark-expired:U1}. */
    List<String> refusals() {
        return checked().refusals().stream()
                .map(refusal ->
                        refusal.about().map(unit -> refusal.code() + ":" + unit).orElse(refusal.code()))
                .toList();
    }

    List<String> effects() {
        return checked().effects().stream()
                .map(effect -> effect.code() + ":" + effect.unit())
                .toList();
    }
}
