package fr.palmares.registration.importing;

import fr.palmares.registration.eligibility.domain.Category;
import fr.palmares.registration.enrolment.confirmation.ConfirmationRequest;
import fr.palmares.registration.importing.domain.Pupil;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A candidate whom an establishment types in: who it is, what for, and the choices. */
@Schema(name = "RegistrationOnBehalf", examples = TypedIn.EXAMPLE)
record TypedIn(
        @NotNull Integer examSession,
        @NotNull String uai,
        @NotNull String specialty,

        @NotNull @Schema(description = "One of those who are taught in an establishment, or were.")
        Category category,

        @NotNull @Valid CivilStatus person,
        @NotNull @Valid ConfirmationRequest choices) {

    static final String EXAMPLE = """
            {"examSession":2026,"uai":"0440001M","specialty":"MCO-2024","category":"SCHOOL",\
            "person":{"familyName":"MARTIN","givenNames":"Camille","birthDate":"2005-04-12","birthplace":"Nantes",\
            "ine":"123456789FF"},"choices":{"form":"GLOBAL","languages":{"a":"ANGLAIS"},\
            "consents":{"press":true,"localAuthorities":false}}}""";

    @Schema(name = "TypedCivilStatus", description = "As the identity document has it.")
    record CivilStatus(
            @NotBlank @Size(max = 200) String familyName,
            @Nullable @Size(max = 200) String usageName,
            @NotBlank @Size(max = 200) String givenNames,
            @NotNull LocalDate birthDate,
            @NotBlank @Size(max = 200) String birthplace,

            @Nullable
            @Pattern(
                    regexp = "\\d{9}[A-Z]{2}|[\\d_]{10}[A-Z]|\\d{4}A\\d{5}[A-Z]",
                    message = "Un INE a onze caractères, par exemple 123456789FF.")
            String ine,

            @Nullable
            @Size(max = 200)
            @Pattern(regexp = "[^@\\s]+@[^@\\s]+\\.[^@\\s.]+", message = "Ce n’est pas une adresse électronique.")
            String email,

            @Nullable @Size(max = 200) String street,

            @Nullable @Pattern(regexp = "\\d{5}", message = "Un code postal a cinq chiffres.")
            String postalCode,

            @Nullable @Size(max = 200) String city) {}

    Pupil pupil() {
        return new Pupil(
                1,
                person.ine(),
                person.familyName().strip(),
                person.usageName(),
                person.givenNames().strip(),
                person.birthDate(),
                person.birthplace().strip(),
                person.email(),
                person.street(),
                person.postalCode(),
                person.city(),
                category,
                specialty);
    }
}
