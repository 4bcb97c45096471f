package fr.palmares.registration.eligibility;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import fr.palmares.registration.eligibility.domain.Category;
import fr.palmares.registration.eligibility.domain.Choice;
import fr.palmares.registration.eligibility.domain.ExemptionGround;
import fr.palmares.registration.eligibility.domain.Form;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The question as it arrives. Fields that do not matter to the category may be left out or null. */
@Schema(
        description = "What somebody intends to register for. A unit without an entry in `units` is sat.",
        examples = EligibilityRequest.EXAMPLE)
public record EligibilityRequest(
        @NotNull @Schema(description = "Year of the exam session.")
        Integer examSession,

        @NotNull @Schema(description = "Number of the académie, two characters.")
        String academy,

        @NotNull @Schema(description = "Identifier of the specialty in the catalogue.")
        String specialty,

        @NotNull Category category,
        @NotNull Form form,
        @Nullable Boolean repeating,

        @Nullable @Schema(description = "The form chosen at an earlier registration, if any.")
        Form previousForm,

        @Nullable @Schema(description = "Required of WORK_EXPERIENCE.")
        Integer workExperienceMonths,

        @Nullable Integer contractMonths,
        @Nullable Integer trainingHours,
        @Nullable @Valid CompulsoryLanguages languages,
        @Nullable List<@NotNull @Valid ChosenUnit> units,
        @Nullable List<@NotNull @Valid ChosenOptionalUnit> optionalUnits) {

    static final String EXAMPLE = """
            {"examSession":2026,"academy":"17","specialty":"MCO-2024","category":"DISTANCE_LEARNING",\
            "form":"PROGRESSIVE","repeating":true,"previousForm":"GLOBAL","languages":{"a":"ANGLAIS"},\
            "units":[{"unit":"U1","choice":"RETAIN","mark":"9.5","obtainedIn":2025}],"optionalUnits":[{"unit":"UF1","language":"ESPAGNOL"},{"unit":"UF-EE"}]}""";

    @Schema(name = "CompulsoryLanguages", description = "Languages A and B, codes in unaccented capitals.")
    public record CompulsoryLanguages(
            @Nullable String a, @Nullable String b) {}

    @Schema(name = "ChosenUnit", description = "What is done with one compulsory unit.")
    public record ChosenUnit(
            @NotNull String unit,

            @NotNull
            @JsonDeserialize(converter = AskedChoice.Read.class)
            @Schema(enumeration = {"SIT", "RETAIN", "CARRY_OVER", "EXEMPT"})
            Choice choice,

            @Nullable @Schema(description = "The mark held, 0 to 20, at most two decimals.", examples = "9.5")
            String mark,

            @Nullable @Schema(description = "The exam session that gave the mark.")
            Integer obtainedIn,

            @Nullable @Schema(description = "The exam session in which the mark was waived, if it was.")
            Integer waivedIn,

            @Nullable @Schema(description = "Required of EXEMPT.")
            ExemptionGround exemptionGround) {}

    @Schema(name = "ChosenOptionalUnit", description = "An optional unit, with its language where it is one.")
    public record ChosenOptionalUnit(
            @NotNull String unit, @Nullable String language) {}
}
