package fr.palmares.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.MarkdownRender;

/** What a client of the released contract would stumble over in the present one. */
final class ContractDiff {

    private static final YAMLMapper YAML = new YAMLMapper();

    private final ChangedOpenApi changes;
    private final ChangedOpenApi answers;

    private ContractDiff(ChangedOpenApi changes, ChangedOpenApi answers) {
        this.changes = changes;
        this.answers = answers;
    }

    static ContractDiff between(String released, String present) throws IOException {
        return new ContractDiff(
                OpenApiCompare.fromContents(readable(released), readable(present)),
                OpenApiCompare.fromContents(answersOnly(released), answersOnly(present)));
    }

    /** Operations that are gone or that an existing client can no longer call or read, such as {@code GET /v1/changes}. */
    List<String> broken() {
        var broken = new TreeSet<String>();
        collect(changes, broken);
        collect(answers, broken);
        return List.copyOf(broken);
    }

    private static void collect(ChangedOpenApi changes, TreeSet<String> broken) {
        changes.getMissingEndpoints().forEach(gone -> broken.add(gone.getMethod() + " " + gone.getPathUrl()));
        changes.getChangedOperations().stream()
                .filter(operation -> operation.isIncompatible())
                .forEach(operation -> broken.add(operation.getHttpMethod() + " " + operation.getPathUrl()));
    }

    String explained() {
        var text = new ByteArrayOutputStream();
        new MarkdownRender().render(changes, new OutputStreamWriter(text, StandardCharsets.UTF_8));
        return text.toString(StandardCharsets.UTF_8);
    }

    /** The comparison understands OpenAPI 3.0 only; what our contracts use of 3.1 has a twin there. */
    private static String readable(String contract) throws IOException {
        return YAML.writeValueAsString(translated(contract));
    }

    /** A field that was answered once is counted on, said to be required or not. */
    private static String answersOnly(String contract) throws IOException {
        var document = translated(contract);
        document.findParents("requestBody").forEach(operation -> ((ObjectNode) operation).remove("requestBody"));
        document.findParents("properties").forEach(schema -> {
            if (schema.path("properties").isObject()) {
                var required = ((ObjectNode) schema).putArray("required");
                schema.get("properties").fieldNames().forEachRemaining(required::add);
            }
        });
        return YAML.writeValueAsString(document);
    }

    private static ObjectNode translated(String contract) throws IOException {
        var document = (ObjectNode) YAML.readTree(contract);
        document.put("openapi", "3.0.3");
        translate(document);
        return document;
    }

    private static void translate(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (object.path("type") instanceof ArrayNode types) {
                oneTypeOf(object, types);
            }
            if (object.path("examples").isArray()) {
                object.remove("examples");
            }
            if (object.has("const")) {
                object.putArray("enum").add(object.remove("const"));
            }
        }
        node.forEach(ContractDiff::translate);
    }

    private static void oneTypeOf(ObjectNode schema, ArrayNode types) {
        for (var type : types) {
            if (type.asText().equals("null")) {
                schema.put("nullable", true);
            } else {
                schema.put("type", type.asText());
            }
        }
    }
}
