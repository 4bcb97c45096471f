package fr.palmares.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The catalogue of facts as its producers committed it. */
public final class Contracts {

    private static final Path EVENTS = Path.of(Objects.requireNonNullElse(System.getProperty("palmares.root"), ".."))
            .resolve("openapi/events");
    private static final String SCHEMA = ".schema.json";

    private Contracts() {}

    /** Such as {@code registration.RegistrationConfirmed.v1}. */
    public static List<String> types() {
        try (Stream<Path> files = Files.walk(EVENTS, 2)) {
            return files.filter(file -> file.toString().endsWith(SCHEMA))
                    .map(file -> file.getParent().getFileName() + "."
                            + file.getFileName().toString().replace(SCHEMA, ""))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static boolean hasExample(String type) {
        return Files.exists(file(type, ".example.json"));
    }

    public static String example(String type) {
        return read(file(type, ".example.json"));
    }

    public static String schema(String type) {
        return read(file(type, SCHEMA));
    }

    /** What a producer wrote fits its schema and has no field that the schema does not name. */
    public static void assertFits(String type, String data) {
        var schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema(type));
        assertThat(schema.validate(data, InputFormat.JSON))
                .as(type + " " + data)
                .isEmpty();
        try {
            var json = new ObjectMapper();
            var named = json.readTree(schema(type)).get("properties");
            json.readTree(data)
                    .fieldNames()
                    .forEachRemaining(field -> assertThat(named.has(field))
                            .as(type + " names " + field)
                            .isTrue());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path file(String type, String ending) {
        var service = type.substring(0, type.indexOf('.'));
        return EVENTS.resolve(service).resolve(type.substring(service.length() + 1) + ending);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
