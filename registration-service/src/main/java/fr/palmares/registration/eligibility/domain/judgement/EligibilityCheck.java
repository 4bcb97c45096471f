package fr.palmares.registration.eligibility.domain.judgement;

import fr.palmares.registration.eligibility.domain.Category;
import fr.palmares.registration.eligibility.domain.ExemptionGround;
import fr.palmares.registration.eligibility.domain.Form;
import fr.palmares.registration.eligibility.domain.Grid;
import fr.palmares.registration.eligibility.domain.HeldMark;
import fr.palmares.registration.eligibility.domain.Intention;
import fr.palmares.registration.eligibility.domain.OfferedLanguages;
import fr.palmares.registration.eligibility.domain.OptionalChoice;
import fr.palmares.registration.eligibility.domain.TrainingHours;
import fr.palmares.registration.eligibility.domain.UnitChoice;
import fr.palmares.registration.eligibility.domain.UnitChoice.CarryOver;
import fr.palmares.registration.eligibility.domain.UnitChoice.Defer;
import fr.palmares.registration.eligibility.domain.UnitChoice.Exempt;
import fr.palmares.registration.eligibility.domain.UnitChoice.Retain;
import fr.palmares.registration.eligibility.domain.UnitChoice.Sit;
import fr.palmares.registration.eligibility.domain.judgement.Eligibility.Effect;
import fr.palmares.registration.eligibility.domain.judgement.Eligibility.Effect.DefinitiveWaiver;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges an intention to register, rule by rule (R-5 to R-11; code de l'éducation D643-13, D643-15, D643-22; arrêté du
 * 24 juin 2005). All refusals come at once. The calendar is not looked at here.
 */
public final class EligibilityCheck {

    /** From this exam session on, décret 2024-788 limits the optional units. */
    private static final int FIRST_SESSION_WITH_TWO_OPTIONAL_UNITS = 2025;

    private static final int OPTIONAL_UNITS = 2;
    private static final int OPTIONAL_UNITS_BEFORE = 3;

    /** Marks of composite tests are held only when obtained before it, until they expire (note Aix-Marseille 2024). */
    private static final int FIRST_SESSION_OF_UNITS_ONLY = 2022;

    private static final int MONTHS_OF_WORK_EXPERIENCE = 12;

    private final Intention intention;
    private final Grid grid;
    private final OfferedLanguages languages;
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();

    private EligibilityCheck(Intention intention, Grid grid, OfferedLanguages languages) {
        this.intention = intention;
        this.grid = grid;
        this.languages = languages;
    }

    public static Eligibility of(Intention intention, Grid grid, OfferedLanguages languages) {
        var check = new EligibilityCheck(intention, grid, languages);
        check.form();
        check.trainingCondition();
        intention.units().forEach(check::unit);
        check.optionalUnits();
        return new Eligibility(check.refusals, check.effects);
    }

    /**
     * the category may impose GLOBAL, a derogation of the recteur aside; the first choice is definitive unless the
     * category imposes GLOBAL now, or the derogation opens what it had closed.
     */
    private void form() {
        var form = intention.form();
        var imposed = intention.category().imposesGlobal();
        if (imposed && form == Form.PROGRESSIVE && !intention.formDerogation()) {
            refusals.add(new FormRefusal.FormNotOpenToCategory(intention.category()));
        }
        intention
                .previousForm()
                .filter(previous -> previous != form)
                .filter(_ -> !(imposed && (form == Form.GLOBAL || intention.formDerogation())))
                .ifPresent(previous -> refusals.add(new FormRefusal.FormAlreadyChosen(previous)));
    }

    /** a year of work, or the hours of the apprenticeship, where both length and hours are told. */
    private void trainingCondition() {
        if (intention.category() == Category.WORK_EXPERIENCE) {
            int months = intention.workExperienceMonths().orElse(0);
            if (months < MONTHS_OF_WORK_EXPERIENCE) {
                refusals.add(new TrainingRefusal.InsufficientWorkExperience(months));
            }
        }
        if (intention.category().countsTrainingHours()
                && intention.contractMonths().isPresent()
                && intention.trainingHours().isPresent()) {
            int months = intention.contractMonths().getAsInt();
            int hours = intention.trainingHours().getAsInt();
            if (!TrainingHours.suffice(months, hours)) {
                refusals.add(new TrainingRefusal.InsufficientTrainingHours(months, hours));
            }
        }
    }

    private void unit(UnitChoice choice) {
        boolean countsAsUnit = countsAsUnit(choice);
        switch (choice) {
            case Sit(var unit, var held) ->
                held.filter(_ -> countsAsUnit)
                        .filter(mark -> mark.stillHeldAt(intention.examSession(), intention.form()))
                        .ifPresent(_ -> effects.add(new DefinitiveWaiver(unit)));
            case Retain(var unit, var held) -> {
                if (held.mark().belowTen()) {
                    refusals.add(new HeldMarkRefusal.MarkBelowTen(unit, held.mark()));
                }
                keeping(unit, held);
            }
            case CarryOver(var unit, var held) -> {
                if (intention.form() == Form.GLOBAL) {
                    refusals.add(new HeldMarkRefusal.CarryOverNeedsProgressiveForm(unit));
                }
                keeping(unit, held);
            }
            case Exempt(var unit, var ground) -> exemption(unit, ground);
            case Defer(var unit) -> deferral(unit);
        }
    }

    /** what any kept mark must satisfy, whatever its height. */
    private void keeping(String unit, HeldMark held) {
        if (held.expiredAt(intention.examSession())) {
            refusals.add(new HeldMarkRefusal.MarkExpired(unit, held.obtainedIn()));
        }
        if (held.waived()) {
            refusals.add(new HeldMarkRefusal.MarkAlreadyWaived(unit));
        }
    }

    /** GLOBAL means every test at one exam session. */
    private void deferral(String unit) {
        if (intention.form() == Form.GLOBAL) {
            refusals.add(new FormRefusal.DeferralNeedsProgressiveForm(unit));
        }
    }

    /** a diploma exempts from general units only, VAE from any, a foreign diploma from none. */
    private void exemption(String unit, ExemptionGround ground) {
        if (ground != ExemptionGround.VAE && grid.isProfessional(unit)) {
            refusals.add(new ExemptionRefusal.ProfessionalUnitNotExemptible(unit));
        }
        if (ground == ExemptionGround.FOREIGN_DIPLOMA) {
            refusals.add(new ExemptionRefusal.ForeignDiploma(unit));
        }
    }

    /** units only, and composite tests for the marks from before there were units. */
    private boolean countsAsUnit(UnitChoice choice) {
        if (grid.hasUnit(choice.unit())) {
            return true;
        }
        if (!grid.isCompositeTest(choice.unit())) {
            refusals.add(new HeldMarkRefusal.UnknownUnit(choice.unit(), grid.specialty()));
            return false;
        }
        boolean fromBeforeUnits = switch (choice) {
            case Sit sit -> sit.held().filter(this::fromBeforeUnits).isPresent();
            case Retain retain -> fromBeforeUnits(retain.held());
            case CarryOver carryOver -> fromBeforeUnits(carryOver.held());
            case Exempt exempt -> false;
            case Defer defer -> false;
        };
        if (!fromBeforeUnits) {
            refusals.add(new HeldMarkRefusal.NotAUnit(choice.unit()));
        }
        return fromBeforeUnits;
    }

    private boolean fromBeforeUnits(HeldMark held) {
        return held.obtainedIn() < FIRST_SESSION_OF_UNITS_ONLY;
    }

    private void optionalUnits() {
        optionalUnitCount();
        for (var choice : intention.optionalUnits()) {
            if (!grid.hasOptionalUnit(choice.unit())) {
                refusals.add(new HeldMarkRefusal.UnknownUnit(choice.unit(), grid.specialty()));
            }
            choice.language().ifPresent(language -> optionalLanguage(choice.unit(), language));
        }
    }

    /** how many, and from 2025 on which, optional units may stand together. */
    private void optionalUnitCount() {
        var chosen = intention.optionalUnits();
        boolean limited = intention.examSession() >= FIRST_SESSION_WITH_TWO_OPTIONAL_UNITS;
        int allowed = limited ? OPTIONAL_UNITS : OPTIONAL_UNITS_BEFORE;
        if (chosen.size() > allowed) {
            refusals.add(new OptionalUnitRefusal.TooManyOptionalUnits(chosen.size(), allowed));
        } else if (limited
                && chosen.size() == OPTIONAL_UNITS
                && chosen.stream().noneMatch(OptionalChoice::engagement)) {
            refusals.add(new OptionalUnitRefusal.SecondOptionalUnitMustBeEngagement());
        }
    }

    /** another language than the compulsory ones, among those offered. */
    private void optionalLanguage(String unit, String language) {
        var spelling = OfferedLanguages.spelling(language);
        if (intention.compulsoryLanguages().stream()
                .map(OfferedLanguages::spelling)
                .anyMatch(spelling::equals)) {
            refusals.add(new OptionalUnitRefusal.OptionalLanguageIsCompulsory(unit, language));
        }
        if (!languages.offers(language)) {
            refusals.add(new OptionalUnitRefusal.OptionalLanguageNotOffered(unit, language, languages.source()));
        }
    }
}
