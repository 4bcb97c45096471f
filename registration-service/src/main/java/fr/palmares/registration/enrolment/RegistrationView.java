package fr.palmares.registration.enrolment;

import fr.palmares.registration.catalogue.ExamSessions;
import fr.palmares.registration.eligibility.domain.Category;
import fr.palmares.registration.enrolment.domain.Choices;
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

        @Nullable Choices choices,
        RegistrationRow.Colour fileColour,
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
            "givenNames":"Camille","birthDate":"2005-04-12","birthplace":"Nantes","ine":"123456789FF"}}""";

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

    static RegistrationView of(RegistrationRow row, RegistrationStore store, ExamSessions examSessions) {
        return new RegistrationView(
                row.id,
                row.personId,
                row.examSession,
                row.academy,
                row.uai,
                row.specialty,
                examSessions
                        .grid(row.examSession, row.specialty)
                        .map(specialty -> specialty.title())
                        .orElse(null),
                row.category,
                row.repeating,
                row.state,
                row.version,
                store.choices(row).orElse(null),
                row.fileColour,
                row.fileApprovedAt != null,
                row.reason == null ? null : row.reason.code(),
                row.reasonText,
                row.createdAt,
                row.confirmedAt,
                row.submittedAt,
                row.decidedAt,
                Person.<Person>findByIdOptional(row.personId)
                        .map(CivilStatus::of)
                        .orElse(null));
    }
}
