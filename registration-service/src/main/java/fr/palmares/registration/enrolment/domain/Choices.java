package fr.palmares.registration.enrolment.domain;

import fr.palmares.registration.eligibility.domain.Choice;
import fr.palmares.registration.eligibility.domain.ExemptionGround;
import fr.palmares.registration.eligibility.domain.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Everything the candidate answers for: form, languages, what is done with each unit, the two consents and the
 * situation (R-5 to R-13, preparatory form of the note Nantes 2026).
 */
public record Choices(
        Form form,
        Languages languages,
        List<ChosenUnit> units,
        List<ChosenOptionalUnit> optionalUnits,
        List<String> waivedUnits,
        Consents consents,
        Situation situation,
        Training training,
        boolean handicap,
        Particulars particulars) {

    public Choices {
        units = List.copyOf(units);
        optionalUnits = List.copyOf(optionalUnits);
        waivedUnits = List.copyOf(waivedUnits);
    }

    /** Compulsory languages A and B. */
    public record Languages(@Nullable String a, @Nullable String b) {}

    /** What is done with one compulsory unit, and the mark or ground it rests on. */
    public record ChosenUnit(
            String unit,
            Choice choice,
            @Nullable String mark,
            @Nullable Integer obtainedIn,
            @Nullable ExemptionGround exemptionGround) {}

    /** An optional unit, with its language where it is one. */
    public record ChosenOptionalUnit(String unit, @Nullable String language) {}

    /** Publication by the press; transmission to local authorities: two separate answers. */
    public record Consents(boolean press, boolean localAuthorities) {}

    /** What decides which pieces are asked for. */
    public record Situation(
            boolean rareLanguage,
            boolean positioning,
            boolean adaptedDuration,
            boolean internshipWaiver,
            boolean formerSchoolFirstYear,
            @Nullable ContinuingTraining continuingTraining) {}

    /** On what ground continuing training is followed. */
    public record ContinuingTraining(Ground ground, boolean contractBroken) {

        /** The grounds the notes list. */
        public enum Ground {
            PROFESSIONALISATION_CONTRACT,
            WORK_CONTRACT,
            SELF_EMPLOYED,
            JOB_SEEKER,
            TRANSITION_PROJECT
        }
    }

    /** Months and hours that the training condition is judged on. */
    public record Training(
            @Nullable Integer workExperienceMonths,
            @Nullable Integer contractMonths,
            @Nullable Integer trainingHours) {}

    /** What the preparatory form asks beside the exam itself. */
    public record Particulars(
            @Nullable String nationality,
            @Nullable String birthDepartment,
            @Nullable String birthCountry,
            @Nullable String mobile,
            @Nullable String socioProfessionalCategory,
            @Nullable String fatherSocioProfessionalCategory,
            @Nullable String motherSocioProfessionalCategory,
            @Nullable String originDiploma,
            @Nullable String diplomaHeld,
            @Nullable Integer alreadySatIn) {

        /** Nothing was said. */
        public static final Particulars NONE =
                new Particulars(null, null, null, null, null, null, null, null, null, null);
    }

    /** One field that differs between two versions, as people compare them. */
    public record Difference(
            String field, @Nullable String before, @Nullable String after) {}

    /** what an amendment changed, as other services are told. Handicap is health data and never told. */
    public List<Difference> differencesTo(Choices next) {
        return differences(told(), next.told());
    }

    /** what an amendment changed, as who fills the form in sees it: every field. */
    public List<Difference> differencesSeen(Choices next) {
        return differences(seen(), next.seen());
    }

    /**
     * what an amendment changed, as the others who may read the registration see it. One line without values stands
     * for the fields that no fact carries, so that a change of handicap looks like that of a telephone number.
     */
    public List<Difference> differencesShown(Choices next) {
        var shown = new ArrayList<>(differencesTo(next));
        if (differencesSeen(next).size() > shown.size()) {
            shown.add(new Difference("particulars", null, null));
        }
        return shown;
    }

    /** « handicap : oui » is taken back by nobody who does not see it. */
    public Choices keepingHandicapOf(Choices former) {
        return handicap || !former.handicap
                ? this
                : new Choices(
                        form,
                        languages,
                        units,
                        optionalUnits,
                        waivedUnits,
                        consents,
                        situation,
                        training,
                        true,
                        particulars);
    }

    private static List<Difference> differences(Map<String, String> before, Map<String, String> after) {
        var fields = new TreeSet<>(before.keySet());
        fields.addAll(after.keySet());
        var differences = new ArrayList<Difference>();
        for (var field : fields) {
            if (!Objects.equals(before.get(field), after.get(field))) {
                differences.add(new Difference(field, before.get(field), after.get(field)));
            }
        }
        return differences;
    }

    /** Without the optional unit whose piece did not come (P-5). */
    public Choices withoutOptionalUnit(String unit) {
        return new Choices(
                form,
                languages,
                units,
                optionalUnits.stream()
                        .filter(chosen -> !chosen.unit().equals(unit))
                        .toList(),
                waivedUnits,
                consents,
                situation,
                training,
                handicap,
                particulars);
    }

    public boolean hasOptionalUnit(String unit) {
        return optionalUnits.stream().anyMatch(chosen -> chosen.unit().equals(unit));
    }

    private Map<String, String> told() {
        var fields = new LinkedHashMap<String, String>();
        put(fields, "form", form);
        put(fields, "languages.a", languages.a());
        put(fields, "languages.b", languages.b());
        for (var unit : units) {
            put(fields, "units." + unit.unit() + ".choice", unit.choice());
            put(fields, "units." + unit.unit() + ".mark", unit.mark());
            put(fields, "units." + unit.unit() + ".obtainedIn", unit.obtainedIn());
            put(fields, "units." + unit.unit() + ".exemptionGround", unit.exemptionGround());
        }
        for (var unit : optionalUnits) {
            put(fields, "optionalUnits." + unit.unit(), unit.language() == null ? "" : unit.language());
        }
        put(fields, "consents.press", consents.press());
        put(fields, "consents.localAuthorities", consents.localAuthorities());
        put(fields, "situation.rareLanguage", situation.rareLanguage());
        put(fields, "situation.positioning", situation.positioning());
        put(fields, "situation.adaptedDuration", situation.adaptedDuration());
        put(fields, "situation.internshipWaiver", situation.internshipWaiver());
        put(fields, "situation.formerSchoolFirstYear", situation.formerSchoolFirstYear());
        var continuing = situation.continuingTraining();
        put(fields, "situation.continuingTraining.ground", continuing == null ? null : continuing.ground());
        put(
                fields,
                "situation.continuingTraining.contractBroken",
                continuing == null ? null : continuing.contractBroken());
        put(fields, "training.workExperienceMonths", training.workExperienceMonths());
        put(fields, "training.contractMonths", training.contractMonths());
        put(fields, "training.trainingHours", training.trainingHours());
        put(fields, "particulars.originDiploma", particulars.originDiploma());
        put(fields, "particulars.diplomaHeld", particulars.diplomaHeld());
        put(fields, "particulars.alreadySatIn", particulars.alreadySatIn());
        return fields;
    }

    private Map<String, String> seen() {
        var fields = told();
        put(fields, "handicap", handicap);
        put(fields, "particulars.nationality", particulars.nationality());
        put(fields, "particulars.birthDepartment", particulars.birthDepartment());
        put(fields, "particulars.birthCountry", particulars.birthCountry());
        put(fields, "particulars.mobile", particulars.mobile());
        put(fields, "particulars.socioProfessionalCategory", particulars.socioProfessionalCategory());
        put(fields, "particulars.fatherSocioProfessionalCategory", particulars.fatherSocioProfessionalCategory());
        put(fields, "particulars.motherSocioProfessionalCategory", particulars.motherSocioProfessionalCategory());
        return fields;
    }

    private static void put(Map<String, String> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value.toString());
        }
    }
}
