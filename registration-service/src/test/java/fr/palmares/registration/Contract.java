package fr.palmares.registration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The committed schemas and examples of facts. */
public final class Contract {

    private static final Path EVENTS = Path.of("..", "openapi", "events");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private Contract() {}

    /** The example fits its schema, and our record reads and writes it without losing a field. */
    public static void holds(String fact, Class<?> record) throws IOException {
        var example = example("registration/" + fact);

        fits("registration/" + fact, example);
        assertThat(JSON.<JsonNode>valueToTree(JSON.treeToValue(example, record)))
                .isEqualTo(example);
    }

    /** What a service really wrote fits the committed schema. */
    public static void fits(String fact, JsonNode data) {
        var schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(read(fact + ".v1.schema.json"));

        assertThat(schema.validate(data)).as(fact).isEmpty();
    }

    /** The example that another service's developers committed. */
    public static JsonNode example(String fact) {
        return read(fact + ".v1.example.json");
    }

    private static JsonNode read(String file) {
        try {
            return JSON.readTree(Files.readString(EVENTS.resolve(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
