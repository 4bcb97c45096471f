package fr.palmares.registration.enrolment.confirmation;

import fr.palmares.registration.eligibility.EligibilityRequest.ChosenOptionalUnit;
import fr.palmares.registration.eligibility.EligibilityRequest.CompulsoryLanguages;
import fr.palmares.registration.eligibility.domain.Category;
import fr.palmares.registration.eligibility.domain.Choice;
import fr.palmares.registration.eligibility.domain.ExemptionGround;
import fr.palmares.registration.eligibility.domain.Form;
import fr.palmares.registration.enrolment.domain.Choices;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The choices a candidate, or the establishment for its candidate, confirms. */
@Schema(
        name = "Confirmation",
        description = "The choices of a registration. A compulsory unit without an entry in `units` is sat; the mark of"
                + " RETAIN and CARRY_OVER is taken from the ledger of held marks when it is left out.",
        examples = ConfirmationRequest.EXAMPLE)
public record ConfirmationRequest(
        @Nullable @Schema(description = "Only where the candidate registers alone or again.")
        Category category,

        @NotNull Form form,

        @Nullable @Schema(description = "The form chosen earlier, where Palmarès does not know it.")
        Form previousForm,

        @Nullable Integer workExperienceMonths,
        @Nullable Integer contractMonths,
        @Nullable Integer trainingHours,
        @Nullable @Valid CompulsoryLanguages languages,
        @Nullable List<@NotNull @Valid Unit> units,
        @Nullable List<@NotNull @Valid ChosenOptionalUnit> optionalUnits,
        @NotNull @Valid Consents consents,
        @Nullable @Valid Situation situation,

        @Nullable @Schema(description = "Yes opens the request for accommodations; never told to other services.")
        Boolean handicap,

        @Nullable @Valid Particulars particulars) {

    static final String EXAMPLE = """
            {"form":"GLOBAL","languages":{"a":"ANGLAIS"},"units":[{"unit":"U1","choice":"RETAIN",\
            "obtainedIn":2025}],"optionalUnits":[{"unit":"UF1",\
            "language":"ESPAGNOL"},{"unit":"UF-EE"}],"consents":{"press":true,"localAuthorities":false},\
            "situation":{"rareLanguage":false,"positioning":false,"adaptedDuration":false,"internshipWaiver":false,\
            "formerSchoolFirstYear":false},"handicap":false}""";

    @Schema(name = "ConfirmedUnit", description = "What is done with one compulsory unit.")
    record Unit(
            @NotNull String unit,

            @NotNull @Schema(description = "DEFER, in the PROGRESSIVE form only: not at this exam session.")
            Choice choice,

            @Nullable String mark,
            @Nullable Integer obtainedIn,

            @Nullable @Schema(description = "The académie that gave the mark, where Palmarès does not know it.")
            String academy,

            @Nullable ExemptionGround exemptionGround) {}

    @Schema(name = "Consents", description = "Two separate answers; both are needed.")
    record Consents(
            @NotNull @Schema(description = "Publication by the press and private sites.")
            Boolean press,

            @NotNull @Schema(description = "Name and address to local authorities.")
            Boolean localAuthorities) {}

    @Schema(name = "Situation", description = "What decides which pieces are asked for; absent means no.")
    record Situation(
            @Nullable Boolean rareLanguage,
            @Nullable Boolean positioning,
            @Nullable Boolean adaptedDuration,
            @Nullable Boolean internshipWaiver,
            @Nullable Boolean formerSchoolFirstYear,
            @Nullable @Valid ContinuingTraining continuingTraining) {}

    @Schema(name = "ContinuingTraining")
    record ContinuingTraining(
            Choices.ContinuingTraining.@NotNull Ground ground,
            @Nullable Boolean contractBroken) {}

    @Schema(name = "Particulars", description = "What the preparatory form asks beside the exam itself.")
    record Particulars(
            @Nullable @Size(max = 100) String nationality,

            @Nullable
            @Pattern(regexp = "[0-9]{2,3}|2[AB]")
            @Schema(description = "Département of birth, 44, 2A or 974.")
            String birthDepartment,

            @Nullable @Size(max = 100) @Schema(description = "For who was born abroad.")
            String birthCountry,

            @Nullable @Pattern(regexp = "\\+?[0-9][0-9 .]{8,18}")
            String mobile,

            @Nullable @Schema(description = "A code of `/v1/socio-professional-categories`.")
            String socioProfessionalCategory,

            @Nullable String fatherSocioProfessionalCategory,
            @Nullable String motherSocioProfessionalCategory,

            @Nullable @Size(max = 200) @Schema(description = "Diploma or training that leads here.")
            String originDiploma,

            @Nullable @Size(max = 200) String diplomaHeld,

            @Nullable @Schema(description = "The exam session at which a BTS was sat before.")
            Integer alreadySatIn) {}
}
