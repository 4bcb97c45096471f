package fr.palmares.grading.results;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The committed examples are the contract: they fit their schemas, and what we write has exactly their form. */
class FactsContractTest {

    private static final Path EVENTS = Path.of("..", "openapi", "events", "grading");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private static final Map<String, Class<?>> OURS = Map.of(
            "ResultDecided", ResultDecided.class,
            "ResultsPublished", Facts.ResultsPublished.class,
            "ResultWithheld", Facts.ResultWithheld.class,
            "CatchUpOpened", Facts.CatchUpOpened.class,
            "MarksRetained", Facts.MarksRetained.class);

    static Stream<String> facts() throws IOException {
        try (var files = Files.list(EVENTS)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".v1.schema.json"))
                    .map(name -> name.substring(0, name.indexOf('.')))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("facts")
    void everyExampleFitsItsSchema(String fact) throws IOException {
        var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(JSON.readTree(Files.readString(EVENTS.resolve(fact + ".v1.schema.json"))));

        assertThat(schema.validate(JSON.readTree(Files.readString(EVENTS.resolve(fact + ".v1.example.json")))))
                .isEmpty();
    }

    @Test
    void whatIsWrittenHasExactlyTheFormOfTheExample() throws IOException {
        for (var fact : OURS.entrySet()) {
            var example = JSON.readTree(Files.readString(EVENTS.resolve(fact.getKey() + ".v1.example.json")));

            var written = JSON.readTree(JSON.writeValueAsString(JSON.treeToValue(example, fact.getValue())));

            assertThat(written).as(fact.getKey()).isEqualTo(example);
        }
    }
}
