package fr.palmares.backends;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The catalogue of facts as its producers committed it: a schema and an example for each type. */
public final class Catalogue {

    private static final Path EVENTS = Path.of(Objects.requireNonNullElse(System.getProperty("palmares.root"), ".."))
            .resolve("openapi/events");
    private static final String SCHEMA = ".schema.json";
    private static final String EXAMPLE = ".example.json";

    private Catalogue() {}

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
        return Files.exists(file(type, EXAMPLE));
    }

    public static String example(String type) {
        return read(file(type, EXAMPLE));
    }

    public static String schema(String type) {
        return read(file(type, SCHEMA));
    }

    /** Where data do not fit the schema of their type, and fields that it does not name; empty when they fit. */
    public static List<String> misfits(String type, String data) {
        var schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema(type));
        var misfits = new ArrayList<String>();
        schema.validate(data, InputFormat.JSON).forEach(message -> misfits.add(message.toString()));
        try {
            var json = new ObjectMapper();
            var named = json.readTree(schema(type)).path("properties");
            json.readTree(data).fieldNames().forEachRemaining(field -> {
                if (!named.has(field)) {
                    misfits.add(field + " is not named by the schema");
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return misfits;
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
