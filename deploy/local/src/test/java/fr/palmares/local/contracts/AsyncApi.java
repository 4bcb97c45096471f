package fr.palmares.local.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The AsyncAPI document over the schemas and examples that the producers keep. */
final class AsyncApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /** Schemas of the compacted topics of people; all else goes to its service's events. */
    private static final Map<String, String> PEOPLE =
            Map.of("account.Person.v1", "account.people", "registration.ImportedPerson.v1", "registration.people");

    private final Path root;

    AsyncApi(Path root) {
        this.root = root;
    }

    /** {@code account/AccountCreated.v1.schema.json} holds {@code account.AccountCreated.v1}. */
    static String factOf(Path schema) {
        return schema.getParent().getFileName() + "."
                + schema.getFileName().toString().replace(".schema.json", "");
    }

    static Path exampleOf(Path schema) {
        return schema.resolveSibling(schema.getFileName().toString().replace(".schema.json", ".example.json"));
    }

    static Path schemaOf(Path example) {
        return example.resolveSibling(example.getFileName().toString().replace(".example.json", ".schema.json"));
    }

    String document(List<Path> schemas) throws IOException {
        var document = JSON.createObjectNode();
        document.put("asyncapi", "3.0.0");
        var info = document.putObject("info");
        info.put("title", "Palmarès: facts between services");
        info.put("version", "1.0.0");
        info.put(
                "description",
                "CloudEvents 1.0 in binary mode: the attributes are headers, the data alone is the value. At least once, in"
                        + " order for one key. Readers ignore types and fields they do not know; only optional fields are"
                        + " added, anything else is a new version beside.");
        var byTopic =
                schemas.stream().collect(Collectors.groupingBy(AsyncApi::topicOf, TreeMap::new, Collectors.toList()));
        var channels = document.putObject("channels");
        var operations = document.putObject("operations");
        for (var topic : byTopic.entrySet()) {
            channel(channels.putObject(topic.getKey()), topic.getKey(), topic.getValue());
            var operation = operations.putObject("publish-" + topic.getKey());
            operation.put("action", "send");
            operation.putObject("channel").put("$ref", "#/channels/" + topic.getKey());
        }
        var components = document.putObject("components");
        var messages = components.putObject("messages");
        for (var schema : schemas) {
            message(messages.putObject(factOf(schema)), schema);
        }
        headers(components.putObject("schemas").putObject("CloudEventHeaders"));
        return YAML.writeValueAsString(document);
    }

    private static String topicOf(Path schema) {
        return PEOPLE.getOrDefault(factOf(schema), schema.getParent().getFileName() + ".events");
    }

    private static void channel(ObjectNode channel, String topic, List<Path> schemas) {
        channel.put("address", topic);
        channel.put(
                "description",
                topic.endsWith(".people")
                        ? "Compacted, keyed by person; a record without value erases the person."
                        : "Keyed by the aggregate: the registration where there is one.");
        var messages = channel.putObject("messages");
        for (var schema : schemas) {
            messages.putObject(factOf(schema)).put("$ref", "#/components/messages/" + factOf(schema));
        }
    }

    private void message(ObjectNode message, Path schema) throws IOException {
        var content = JSON.readTree(schema.toFile());
        message.put("name", factOf(schema));
        message.put("title", schema.getFileName().toString().replaceAll("\\..*", ""));
        message.put("summary", text(content, "description"));
        message.put("contentType", "application/json");
        message.putObject("headers").put("$ref", "#/components/schemas/CloudEventHeaders");
        message.putObject("payload")
                .put("$ref", "./" + root.relativize(schema).toString().replace('\\', '/'));
        message.putArray("examples")
                .addObject()
                .set("payload", JSON.readTree(exampleOf(schema).toFile()));
    }

    private static void headers(ObjectNode headers) {
        headers.put("type", "object");
        var properties = headers.putObject("properties");
        Map.of(
                        "ce_id", "Identifier of the fact; the same on a second delivery.",
                        "ce_source", "The service, such as /palmares/registration.",
                        "ce_specversion", "1.0",
                        "ce_subject", "Identifier of the aggregate, which is also the key.",
                        "ce_time", "When it happened, ISO 8601 in UTC.",
                        "ce_type", "Name and version of the fact.",
                        "traceparent", "W3C trace context; absent when the command was not traced.")
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(header -> {
                    var property = properties.putObject(header.getKey());
                    property.put("type", "string");
                    property.put("description", header.getValue());
                });
        var required = headers.putArray("required");
        List.of("ce_id", "ce_source", "ce_specversion", "ce_subject", "ce_time", "ce_type")
                .forEach(required::add);
    }

    private static String text(JsonNode content, String field) {
        return content.path(field).asText("");
    }
}
