package fr.palmares.grading.deliberation.domain;

import fr.palmares.grading.deliberation.domain.gradesheet.GradeSheet;
import fr.palmares.grading.deliberation.domain.gradesheet.Refusal;
import fr.palmares.grading.deliberation.domain.gradesheet.Refused;
import fr.palmares.grading.deliberation.domain.gradesheet.Unit;
import fr.palmares.grading.deliberation.domain.gradesheet.UnitDomain;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** The units among which an allowed candidate chooses two orals, or one where a single unit is left (G-8). */
public record CatchUpOffer(List<String> units) {

    private static final int ORALS = 2;

    public CatchUpOffer {
        units = List.copyOf(units);
    }

    static CatchUpOffer of(GradeSheet sheet) {
        return new CatchUpOffer(sheet.compulsory().stream()
                .filter(unit -> unit.domain() == UnitDomain.GENERAL && !unit.exempt())
                .map(Unit::code)
                .toList());
    }

    public int choices() {
        return Math.min(ORALS, units.size());
    }

    /** @throws Refused when the choice is not the one that the regulation offers */
    public void require(List<String> chosen, GradeSheet sheet) {
        var seen = new HashSet<String>();
        for (var unit : chosen) {
            if (!seen.add(unit)) {
                throw refused(Refusal.CatchUpFlaw.NAMED_TWICE, unit);
            }
            flawOf(unit, sheet).ifPresent(flaw -> {
                throw refused(flaw, unit);
            });
        }
        if (chosen.size() != choices()) {
            throw refused(Refusal.CatchUpFlaw.WRONG_NUMBER, "");
        }
    }

    private Refused refused(Refusal.CatchUpFlaw flaw, String unit) {
        return new Refused(new Refusal.CatchUpChoiceRefused(flaw, unit, choices()));
    }

    private Optional<Refusal.CatchUpFlaw> flawOf(String code, GradeSheet sheet) {
        if (units.contains(code)) {
            return Optional.empty();
        }
        return Optional.of(sheet.units().stream()
                .filter(unit -> unit.code().equals(code))
                .findFirst()
                .map(CatchUpOffer::whyNot)
                .orElse(Refusal.CatchUpFlaw.UNKNOWN_UNIT));
    }

    private static Refusal.CatchUpFlaw whyNot(Unit unit) {
        return switch (unit) {
            case Unit.OptionalUnit _ -> Refusal.CatchUpFlaw.OPTIONAL;
            case Unit.CompulsoryUnit line ->
                line.domain() == UnitDomain.PROFESSIONAL
                        ? Refusal.CatchUpFlaw.PROFESSIONAL
                        : Refusal.CatchUpFlaw.EXEMPT;
        };
    }
}
