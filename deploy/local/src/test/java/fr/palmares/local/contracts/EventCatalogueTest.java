package fr.palmares.local.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The catalogue of facts: each has a schema and an example that fits it, and the AsyncAPI document names them all. */
class EventCatalogueTest {

    private static final Path EVENTS =
            Path.of(System.getProperty("palmares.root", "../..")).resolve("openapi/events");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(VersionFlag.V202012);

    @TestFactory
    Stream<DynamicTest> everyExampleFitsItsSchema() throws IOException {
        return schemas().stream()
                .map(schema -> DynamicTest.dynamicTest(AsyncApi.factOf(schema), () -> {
                    var example = AsyncApi.exampleOf(schema);

                    assertThat(example).exists();
                    assertThat(SCHEMAS.getSchema(read(schema)).validate(read(example)))
                            .isEmpty();
                }));
    }

    @Test
    void noExampleStandsAlone() throws IOException {
        try (var files = Files.walk(EVENTS)) {
            assertThat(files.filter(file -> file.toString().endsWith(".example.json")))
                    .allSatisfy(
                            example -> assertThat(AsyncApi.schemaOf(example)).exists());
        }
    }

    @Test
    void everyServiceTellsItsFacts() throws IOException {
        assertThat(schemas().stream()
                        .map(schema -> schema.getParent().getFileName().toString()))
                .contains("account", "registration", "documents", "grading", "notification");
    }

    @Test
    void noFactCarriesHealthData() throws IOException {
        assertThat(schemas())
                .allSatisfy(schema -> assertThat(Files.readString(schema).toLowerCase(Locale.ROOT))
                        .doesNotContain("handicap")
                        .doesNotContain("medical"));
    }

    /** Written like the OpenAPI contracts, by the build; a difference to what is committed fails the run. */
    @Test
    void theAsyncApiDocumentIsWrittenFromTheCatalogue() throws IOException {
        var document = new AsyncApi(EVENTS).document(schemas());

        Files.writeString(EVENTS.resolve("asyncapi.yaml"), document);

        assertThat(document).contains("registration.RegistrationValidated.v1", "documents.AllPiecesProvided.v1");
    }

    private static List<Path> schemas() throws IOException {
        try (var files = Files.walk(EVENTS)) {
            return files.filter(file -> file.toString().endsWith(".schema.json"))
                    .sorted()
                    .toList();
        }
    }

    private static JsonNode read(Path file) throws IOException {
        return JSON.readTree(file.toFile());
    }
}
