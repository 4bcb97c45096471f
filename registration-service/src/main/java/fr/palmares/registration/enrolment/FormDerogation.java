package fr.palmares.registration.enrolment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The recteur's decision that lets a candidate of school or apprenticeship take the PROGRESSIVE form (R-5, D643-22). */
@Schema(name = "FormDerogation", examples = "{\"reference\":\"DEC4-2025-118\",\"decidedOn\":\"2025-10-21\"}")
public record FormDerogation(
        @NotBlank @Size(max = 100) @Schema(description = "The number of the act, under which the proof is kept.")
        String reference,

        @NotNull LocalDate decidedOn) {

    public static @Nullable FormDerogation of(RegistrationRow row) {
        return row.formDerogationReference == null || row.formDerogationDecidedOn == null
                ? null
                : new FormDerogation(row.formDerogationReference, row.formDerogationDecidedOn);
    }
}
