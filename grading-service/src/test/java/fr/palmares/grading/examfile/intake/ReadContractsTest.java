package fr.palmares.grading.examfile.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.palmares.grading.deliberation.domain.gradesheet.ExamForm;
import fr.palmares.grading.examfile.GrantedArrangements;
import fr.palmares.platform.events.Fact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The committed examples of the producers are what we read. */
class ReadContractsTest {

    private static final UUID REGISTRATION = UUID.fromString("0190a1b2-0000-7000-8000-000000000002");
    private static final UUID PERSON = UUID.fromString("0190a1b2-0000-7000-8000-000000000001");

    @Test
    void aValidatedRegistrationIsRead() throws IOException {
        var registration = example("registration", "RegistrationValidated").as(ExamFiles.Registration.class);

        assertThat(registration.registrationId()).isEqualTo(REGISTRATION);
        assertThat(registration.personId()).isEqualTo(PERSON);
        assertThat(registration.academy()).isEqualTo("17");
        assertThat(registration.form()).isIn((Object[]) ExamForm.values());
        assertThat(registration.units())
                .isNotNull()
                .allSatisfy(unit -> assertThat(unit.choice()).isNotNull());
    }

    @Test
    void anAmendmentACancellationAndAWithdrawnUnitAreRead() throws IOException {
        assertThat(example("registration", "RegistrationAmended")
                        .as(ExamFiles.Registration.class)
                        .version())
                .isPositive();
        assertThat(example("registration", "RegistrationCancelled")
                        .as(ExamFiles.Cancelled.class)
                        .specialty())
                .isNotBlank();
        assertThat(example("registration", "OptionalUnitWithdrawn")
                        .as(ExamFiles.Withdrawn.class)
                        .unit())
                .isNotBlank();
    }

    @Test
    void aGridAndACalendarAreRead() throws IOException {
        var grid = example("registration", "SpecialtyPublished").as(ReferenceData.SpecialtyPublished.class);
        var calendar = example("registration", "CalendarPublished").as(ReferenceData.CalendarPublished.class);

        assertThat(grid.units())
                .isNotEmpty()
                .anySatisfy(unit -> assertThat(unit.coefficient()).isNotNull());
        assertThat(calendar.zone()).isEqualTo("Europe/Paris");
    }

    @Test
    void aDecisionOnArrangementsIsRead() throws IOException {
        var decided = example("registration", "AccommodationDecided").as(GrantedArrangements.Decided.class);

        assertThat(decided.arrangements())
                .isNotEmpty()
                .anySatisfy(line -> assertThat(line.extraTime()).isEqualTo("1/3"));
        assertThat(decided.decidedAt()).isNotNull();
    }

    @Test
    void aPersonIsRead() throws IOException {
        var person = example("account", "Person").as(PeopleEvents.Name.class);

        assertThat(person.personId()).isEqualTo(PERSON);
        assertThat(person.familyName()).isNotBlank();
        assertThat(person.givenNames()).isNotBlank();
    }

    private static Fact example(String service, String fact) throws IOException {
        var file = Path.of("..", "openapi", "events", service, fact + ".v1.example.json");
        return new Fact(
                UUID.randomUUID(),
                service + "." + fact + ".v1",
                "example",
                Instant.EPOCH,
                new ObjectMapper().readTree(Files.readString(file)));
    }
}
