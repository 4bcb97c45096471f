package fr.palmares.portal;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A fact that a service tells the others, with its committed schema and example. */
public record Fact(
        String service,
        String name,
        String topic,
        String description,
        List<Field> fields,
        String example,
        String schema) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> COMPACTED =
            Map.of("account.Person.v1", "account.people", "registration.ImportedPerson.v1", "registration.people");

    /** Its full type, as in the header {@code ce_type}. */
    public String type() {
        return service + "." + name;
    }

    /** True on the topics that keep the last word on each person. */
    public boolean compacted() {
        return COMPACTED.containsKey(type());
    }

    static List<Fact> of(Path openapi, String service) throws IOException {
        try (var files = Files.list(openapi.resolve("events").resolve(service))) {
            return files.filter(file -> file.toString().endsWith(".schema.json"))
                    .sorted()
                    .map(file -> read(service, file))
                    .toList();
        }
    }

    private static Fact read(String service, Path file) {
        var name = file.getFileName().toString().replace(".schema.json", "");
        try {
            var schema = JSON.readTree(file.toFile());
            return new Fact(
                    service,
                    name,
                    COMPACTED.getOrDefault(service + "." + name, service + ".events"),
                    schema.path("description").asText(),
                    new Schemas(schema).fields(schema),
                    JsonText.of(JSON.readTree(
                            file.resolveSibling(name + ".example.json").toFile())),
                    "schemas/" + service + "/" + file.getFileName());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
