package fr.palmares.notification;

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
