package fr.palmares.documents.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import fr.palmares.documents.catalogue.Catalogue;
import fr.palmares.documents.file.domain.FileFact;
import fr.palmares.documents.people.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The committed examples are the contract: we write ours, we read those of the others. */
class FactContractsTest {

    private static final Path EVENTS = Path.of("..", "openapi", "events");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    @ParameterizedTest
    @ValueSource(
            classes = {
                FileFact.ChecklistIssued.class,
                FileFact.PieceProvided.class,
                FileFact.PieceAccepted.class,
                FileFact.PieceRefused.class,
                FileFact.AllPiecesProvided.class,
                FileFact.FileApproved.class,
                FileFact.PieceDeadlineMissed.class
            })
    void whatWeTellIsTheCommittedExampleAndFitsItsSchema(Class<? extends FileFact> type) throws IOException {
        var example = example("documents/" + type.getSimpleName());

        JsonNode written = JSON.valueToTree(JSON.treeToValue(example, type));

        assertThat(written).isEqualTo(example);
        assertThat(schema("documents/" + type.getSimpleName()).validate(written))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DocumentIssued",
                "ChecklistRulesPublished",
                "ProfessionalWindowOpened",
                "ProfessionalFileProvided",
                "ProfessionalFileReviewed",
                "CandidateReminded",
                "PersonalDataExported"
            })
    void theExampleOfEachFactFitsItsSchema(String fact) throws IOException {
        assertThat(schema("documents/" + fact).validate(example("documents/" + fact)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"registration/RegistrationConfirmed", "registration/RegistrationAmended"})
    void weReadTheRegistrationsThatRegistrationServiceTells(String fact) throws IOException {
        var registration = JSON.treeToValue(example(fact), ConfirmedRegistration.class);

        assertThat(registration.toSituation().academy()).isEqualTo("17");
        assertThat(registration.toSituation().optionalUnits()).contains("UF-EE");
    }

    @Test
    void weReadTheOtherFactsThatWeFollow() throws IOException {
        assertThat(read("registration/CalendarPublished", Catalogue.PublishedCalendar.class)
                        .laterPieces())
                .isNotEmpty();
        assertThat(read("registration/SpecialtyPublished", Catalogue.PublishedSpecialty.class)
                        .units())
                .isNotEmpty();
        assertThat(read("registration/OptionalUnitWithdrawn", Facts.WithdrawnUnit.class)
                        .unit())
                .isEqualTo("UF-EE");
        assertThat(read("registration/RegistrationCancelled", Facts.ClosedRegistration.class)
                        .registrationId())
                .isNotNull();
        assertThat(read("registration/RegistrationRejected", Facts.ClosedRegistration.class)
                        .registrationId())
                .isNotNull();
        assertThat(read("account/EstablishmentChanged", Facts.ChangedEstablishment.class)
                        .uploads())
                .isEqualTo(Catalogue.Uploads.CANDIDATE);
        assertThat(read("account/Person", Person.class).familyName()).isNotBlank();
    }

    private static <T> T read(String fact, Class<T> type) throws IOException {
        return JSON.treeToValue(example(fact), type);
    }

    private static JsonNode example(String fact) throws IOException {
        return JSON.readTree(Files.readString(EVENTS.resolve(fact + ".v1.example.json")));
    }

    private static JsonSchema schema(String fact) throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(EVENTS.resolve(fact + ".v1.schema.json")));
    }
}
