package fr.palmares.grading.examfile;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One arrangement granted for the tests (§ 7); nothing says why it was. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Arrangement")
public record Arrangement(
        @Nullable @Schema(description = "Absent: every unit.", examples = "U1")
        String unit,

        @Schema(examples = "EXTRA_TIME") String arrangement,
        @Nullable @Schema(examples = "1/3") String extraTime) {

    public boolean appliesTo(String other) {
        return unit == null || unit.equals(other);
    }
}
