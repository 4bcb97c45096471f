package fr.palmares.grading.deliberation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import fr.palmares.grading.deliberation.domain.ExamForm;
import fr.palmares.grading.deliberation.domain.UnitDomain;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a simulation is asked: one candidate's grid with results, and orals where the catch-up is tried too. */
@Schema(name = "Simulation", description = "One candidate's grid with results; marks and coefficients are strings.")
record SimulationBody(
        @NotNull @Schema(examples = "2026") Long examSession,
        @NotNull ExamForm form,

        @Nullable @Schema(defaultValue = "false", description = "Fraud suspected: the result is withheld (G-10).")
        Boolean disciplinaryHold,

        @NotNull @Schema(minItems = 1) List<@NotNull @Valid UnitBody> units,

        @Nullable
        @Schema(description = "Exactly two units of the general domain, or one where a single one is left; only after"
                + " CATCH_UP_ALLOWED.")
        List<@NotNull @Valid OralBody> catchUp) {

    @Schema(name = "SimulatedUnit")
    record UnitBody(
            @NotNull @Schema(examples = "U1") String code,

            @NotNull @Schema(examples = "Culture générale et expression")
            String title,

            @Nullable @Schema(description = "Required on a compulsory unit; 1 by default on an optional one.", examples = "3")
            String coefficient,

            @Nullable @Schema(description = "Required on a compulsory unit, absent on an optional one.")
            UnitDomain domain,

            @NotNull Boolean optional,
            @NotNull @Valid ResultBody result) {}

    @Schema(name = "SimulatedOral")
    record OralBody(
            @NotNull @Schema(examples = "U1") String unit,
            @NotNull @Schema(examples = "12") String mark) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = ResultBody.MarkBody.class, name = "MARK"),
        @JsonSubTypes.Type(value = ResultBody.RetainedBody.class, name = "RETAINED"),
        @JsonSubTypes.Type(value = ResultBody.CarriedOverBody.class, name = "CARRIED_OVER"),
        @JsonSubTypes.Type(value = ResultBody.ExemptBody.class, name = "EXEMPT"),
        @JsonSubTypes.Type(value = ResultBody.AbsentBody.class, name = "ABSENT"),
        @JsonSubTypes.Type(value = ResultBody.NotSatBody.class, name = "NOT_SAT")
    })
    @Schema(
            name = "SimulatedResult",
            oneOf = {
                ResultBody.MarkBody.class,
                ResultBody.RetainedBody.class,
                ResultBody.CarriedOverBody.class,
                ResultBody.ExemptBody.class,
                ResultBody.AbsentBody.class,
                ResultBody.NotSatBody.class
            },
            discriminatorProperty = "type",
            discriminatorMapping = {
                @DiscriminatorMapping(value = "MARK", schema = ResultBody.MarkBody.class),
                @DiscriminatorMapping(value = "RETAINED", schema = ResultBody.RetainedBody.class),
                @DiscriminatorMapping(value = "CARRIED_OVER", schema = ResultBody.CarriedOverBody.class),
                @DiscriminatorMapping(value = "EXEMPT", schema = ResultBody.ExemptBody.class),
                @DiscriminatorMapping(value = "ABSENT", schema = ResultBody.AbsentBody.class),
                @DiscriminatorMapping(value = "NOT_SAT", schema = ResultBody.NotSatBody.class)
            })
    sealed interface ResultBody {

        @Schema(name = "MarkResult", type = SchemaType.OBJECT)
        record MarkBody(
                @NotNull @Schema(examples = "11.5") String value) implements ResultBody {}

        @Schema(name = "RetainedResult", type = SchemaType.OBJECT)
        record RetainedBody(
                @NotNull @Schema(examples = "12") String value,
                @NotNull @Schema(examples = "2025") Long obtainedIn)
                implements ResultBody {}

        @Schema(name = "CarriedOverResult", type = SchemaType.OBJECT)
        record CarriedOverBody(
                @NotNull @Schema(examples = "8.5") String value,
                @NotNull @Schema(examples = "2025") Long obtainedIn)
                implements ResultBody {}

        @Schema(name = "ExemptResult", type = SchemaType.OBJECT)
        record ExemptBody() implements ResultBody {}

        @Schema(name = "AbsentResult", type = SchemaType.OBJECT)
        record AbsentBody(@NotNull Boolean excused) implements ResultBody {}

        @Schema(name = "NotSatResult", type = SchemaType.OBJECT)
        record NotSatBody() implements ResultBody {}
    }
}
