package fr.palmares.grading.deliberation.simulation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import fr.palmares.grading.deliberation.domain.gradesheet.ExamForm;
import fr.palmares.grading.deliberation.domain.gradesheet.UnitDomain;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.jspecify.annotations.Nullable;

/** What a simulation is asked: one candidate's grid with results, and orals where the catch-up is tried too. */
@Schema(name = "Simulation", description = "One candidate's grid with results; marks and coefficients are strings.")
public record SimulationBody(
        @NotNull @Schema(description = "From 1996 to 2099; any other year is no exam session (422).", examples = "2026")
        Long examSession,

        @NotNull ExamForm form,

        @Nullable @Schema(defaultValue = "false", description = "Fraud suspected: the result is withheld (G-10).")
        Boolean disciplinaryHold,

        @NotNull @Size(max = SimulationReader.MOST_UNITS) @Schema(minItems = 1)
        List<@NotNull @Valid UnitBody> units,

        @Nullable
        @Schema(
                description = "Exactly two units of the general domain, or one where a single one is left; only after"
                        + " CATCH_UP_ALLOWED.")
        List<@NotNull @Valid OralBody> catchUp) {

    @Schema(name = "SimulatedUnit")
    public record UnitBody(
            @NotNull @Schema(examples = "U1") String code,

            @NotNull @Schema(examples = "Culture générale et expression")
            String title,

            @Nullable
            @Schema(description = "Required on a compulsory unit; 1 by default on an optional one.", examples = "3")
            String coefficient,

            @Nullable
            @Schema(description = "Required on a compulsory unit; absent or null on an optional one (400 otherwise).")
            UnitDomain domain,

            @NotNull Boolean optional,

            @NotNull @Valid @JsonDeserialize(using = ResultReader.class)
            ResultBody result) {}

    @Schema(name = "SimulatedOral")
    public record OralBody(
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
    public sealed interface ResultBody {

        @Schema(
                name = "MarkResult",
                requiredProperties = "type",
                properties = @SchemaProperty(name = "type", type = SchemaType.STRING, enumeration = "MARK"))
        record MarkBody(@NotNull @Schema(examples = "11.5") String value) implements ResultBody {}

        @Schema(
                name = "RetainedResult",
                requiredProperties = "type",
                properties = @SchemaProperty(name = "type", type = SchemaType.STRING, enumeration = "RETAINED"))
        record RetainedBody(
                @NotNull @Schema(examples = "12") String value,
                @NotNull @Schema(examples = "2025") Long obtainedIn) implements ResultBody {}

        @Schema(
                name = "CarriedOverResult",
                requiredProperties = "type",
                properties = @SchemaProperty(name = "type", type = SchemaType.STRING, enumeration = "CARRIED_OVER"))
        record CarriedOverBody(
                @NotNull @Schema(examples = "8.5") String value,
                @NotNull @Schema(examples = "2025") Long obtainedIn) implements ResultBody {}

        @Schema(
                name = "ExemptResult",
                requiredProperties = "type",
                properties = @SchemaProperty(name = "type", type = SchemaType.STRING, enumeration = "EXEMPT"))
        record ExemptBody() implements ResultBody {}

        @Schema(
                name = "AbsentResult",
                requiredProperties = "type",
                properties = @SchemaProperty(name = "type", type = SchemaType.STRING, enumeration = "ABSENT"))
        record AbsentBody(@NotNull Boolean excused) implements ResultBody {}

        @Schema(
                name = "NotSatResult",
                requiredProperties = "type",
                properties = @SchemaProperty(name = "type", type = SchemaType.STRING, enumeration = "NOT_SAT"))
        record NotSatBody() implements ResultBody {}
    }
}
