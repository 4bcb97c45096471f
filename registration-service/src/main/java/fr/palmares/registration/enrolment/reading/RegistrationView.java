package fr.palmares.registration.enrolment.reading;

import fr.palmares.registration.eligibility.domain.Category;
import fr.palmares.registration.enrolment.FormDerogation;
import fr.palmares.registration.enrolment.domain.FileColour;
import fr.palmares.registration.enrolment.domain.State;
import fr.palmares.registration.people.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A registration as candidates, establishments and exam offices read it. */
@Schema(name = "Registration", examples = RegistrationView.EXAMPLE)
public record RegistrationView(
        UUID id,
        UUID personId,
        int examSession,
        String academy,
        @Nullable String uai,
        String specialty,
        @Nullable String specialtyTitle,
        Category category,
        boolean repeating,
        State state,

        @Schema(description = "0 until confirmed; each save is the next version.")
        int version,

        @Nullable @Schema(description = "The recteur's decision that opens the PROGRESSIVE form, if any.")
        FormDerogation formDerogation,

        @Nullable RegistrationChoices choices,
        FileColour fileColour,
        boolean fileApproved,

        @Nullable @Schema(description = "Why it was rejected or cancelled.")
        String reason,

        @Nullable String reasonText,
        Instant createdAt,
        @Nullable Instant confirmedAt,
        @Nullable Instant submittedAt,
        @Nullable Instant decidedAt,
        @Nullable CivilStatus person) {

    static final String EXAMPLE = """
        {"id":"0190a1b2-0000-7000-8000-000000000002","personId":"0190a1b2-0000-7000-8000-000000000001",\
        "examSession":2026,"academy":"17","uai":"0440001M","specialty":"MCO-2024",\
        "specialtyTitle":"Management commercial opérationnel","category":"SCHOOL","repeating":false,\
        "state":"PRE_REGISTERED","version":0,"fileColour":"RED","fileApproved":false,\
        "createdAt":"2025-10-14T08:00:00Z",\
        "person":{"familyName":"MARTIN",\
        "givenNames":"Camille","birthDate":"2005-04-12","birthplace":"Nantes","ine":"123456789FF"}}\
        """;

    @Schema(name = "CivilStatus", description = "Civil status; locked once a registration is confirmed.")
    record CivilStatus(
            String familyName,
            @Nullable String usageName,
            String givenNames,
            LocalDate birthDate,
            String birthplace,
            @Nullable String ine) {

        static CivilStatus of(Person person) {
            return new CivilStatus(
                    person.familyName,
                    person.usageName,
                    person.givenNames,
                    person.birthDate,
                    person.birthplace,
                    person.ine);
        }
    }
}
