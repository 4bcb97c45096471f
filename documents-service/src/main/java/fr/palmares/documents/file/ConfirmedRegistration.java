package fr.palmares.documents.file;

import fr.palmares.documents.checklist.domain.Category;
import fr.palmares.documents.checklist.domain.Circumstance;
import fr.palmares.documents.checklist.domain.Situation;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Our narrow reading of RegistrationConfirmed and RegistrationAmended: what a checklist is computed from. */
record ConfirmedRegistration(
        UUID registrationId,
        UUID personId,
        int examSession,
        String academy,
        @Nullable String uai,
        String specialty,
        Category category,
        int version,
        boolean repeating,
        @Nullable List<UnitChoice> units,
        @Nullable List<OptionalChoice> optionalUnits,
        @Nullable List<Object> waivedUnits,
        @Nullable Declared situation,
        @Nullable Instant at) {

    record UnitChoice(String unit, String choice, @Nullable String exemptionGround) {}

    record OptionalChoice(String unit) {}

    record Declared(
            boolean rareLanguage,
            boolean positioning,
            boolean adaptedDuration,
            boolean internshipWaiver,
            boolean formerSchoolFirstYear,
            @Nullable ContinuingTraining continuingTraining) {}

    record ContinuingTraining(@Nullable String ground, boolean contractBroken) {}

    Situation toSituation() {
        return new Situation(
                examSession,
                academy,
                specialty,
                category,
                circumstances(),
                some(optionalUnits).stream().map(OptionalChoice::unit).collect(Collectors.toSet()));
    }

    private Set<Circumstance> circumstances() {
        var facts = EnumSet.noneOf(Circumstance.class);
        addIf(facts, repeating, Circumstance.REPEATING);
        addIf(facts, !some(waivedUnits).isEmpty(), Circumstance.WAIVERS);
        for (var unit : some(units)) {
            addIf(facts, unit.choice().equals("RETAIN"), Circumstance.RETAINED_MARKS);
            addIf(facts, unit.choice().equals("CARRY_OVER"), Circumstance.RETAINED_MARKS);
            addIf(facts, "DIPLOMA".equals(unit.exemptionGround()), Circumstance.EXEMPT_BY_DIPLOMA);
            addIf(facts, "VAE".equals(unit.exemptionGround()), Circumstance.EXEMPT_BY_VAE);
            addIf(facts, "FOREIGN_DIPLOMA".equals(unit.exemptionGround()), Circumstance.FOREIGN_DIPLOMA);
        }
        if (situation != null) {
            declared(situation, facts);
        }
        return facts;
    }

    private static void declared(Declared situation, Set<Circumstance> facts) {
        addIf(facts, situation.rareLanguage(), Circumstance.RARE_LANGUAGE);
        addIf(facts, situation.positioning(), Circumstance.POSITIONING);
        addIf(facts, situation.adaptedDuration(), Circumstance.ADAPTED_DURATION);
        addIf(facts, situation.internshipWaiver(), Circumstance.INTERNSHIP_WAIVER);
        addIf(facts, situation.formerSchoolFirstYear(), Circumstance.FORMER_SCHOOL_FIRST_YEAR);
        var training = situation.continuingTraining();
        if (training != null) {
            addIf(facts, training.contractBroken(), Circumstance.CONTRACT_BROKEN);
            if (training.ground() != null) {
                facts.add(Circumstance.valueOf(training.ground()));
            }
        }
    }

    private static void addIf(Set<Circumstance> facts, boolean holds, Circumstance fact) {
        if (holds) {
            facts.add(fact);
        }
    }

    private static <T> List<T> some(@Nullable List<T> given) {
        return given == null ? List.of() : given;
    }
}
