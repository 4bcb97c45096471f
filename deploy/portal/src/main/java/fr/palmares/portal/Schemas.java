package fr.palmares.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.StreamSupport;

/** The schemas of one document, laid out as tables and examples. */
final class Schemas {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 5;
    private static final List<String> LIMITS =
            List.of("pattern", "minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems", "default");

    private final JsonNode document;

    Schemas(JsonNode document) {
        this.document = document;
    }

    /** The schema itself, or the one that its reference names. */
    JsonNode resolve(JsonNode schema) {
        var reference = schema.path("$ref").asText("");
        return reference.isEmpty() ? schema : resolve(document.at(reference.substring(1)));
    }

    List<Field> fields(JsonNode schema) {
        var fields = new ArrayList<Field>();
        collect(schema, 0, fields, Set.of());
        return List.copyOf(fields);
    }

    /** One line for what stands alone, such as a parameter. */
    Field field(String name, JsonNode schema) {
        return new Field(0, name, type(schema), false, description(schema), limits(schema));
    }

    private void collect(JsonNode schema, int depth, List<Field> fields, Set<String> above) {
        var name = nameOf(schema);
        if (depth > DEEPEST || above.contains(name)) {
            return;
        }
        var within = new LinkedHashSet<>(above);
        within.add(name);
        var shape = content(schema);
        for (var choice : choices(shape)) {
            collect(choice, depth, fields, within);
        }
        var required = StreamSupport.stream(shape.path("required").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        shape.path("properties").properties().forEach(property -> {
            fields.add(new Field(
                    depth,
                    property.getKey(),
                    type(property.getValue()),
                    required.contains(property.getKey()),
                    description(property.getValue()),
                    limits(property.getValue())));
            collect(property.getValue(), depth + 1, fields, within);
        });
    }

    /** What a list or a nullable holds; anything else as it is. */
    private JsonNode content(JsonNode schema) {
        var shape = resolve(schema);
        if (shape.has("items")) {
            return content(shape.get("items"));
        }
        if (shape.path("additionalProperties").isObject() && !shape.has("properties")) {
            return content(shape.get("additionalProperties"));
        }
        return shape;
    }

    private static Iterable<JsonNode> choices(JsonNode shape) {
        for (var keyword : List.of("oneOf", "anyOf", "allOf")) {
            if (shape.has(keyword)) {
                return shape.get(keyword);
            }
        }
        return List.of();
    }

    String type(JsonNode schema) {
        var shape = resolve(schema);
        if (shape.has("enum")) {
            return values(shape.get("enum"));
        }
        if (shape.has("const")) {
            return shape.get("const").toString();
        }
        if (shape.has("items")) {
            return "[" + type(shape.get("items")) + "]";
        }
        var choices = new StringJoiner(" | ");
        choices(shape).forEach(choice -> choices.add(type(choice)));
        if (choices.length() > 0) {
            return choices.toString();
        }
        var type = shape.path("type").isArray()
                ? values(shape.get("type"))
                : shape.path("type").asText("object");
        return shape.has("format") && !shape.get("format").asText().startsWith("int")
                ? type + " (" + shape.get("format").asText() + ")"
                : type;
    }

    private static String values(JsonNode values) {
        var joined = new StringJoiner(" | ");
        values.forEach(value -> joined.add(value.asText()));
        return joined.toString();
    }

    private String description(JsonNode schema) {
        return schema.has("description")
                ? schema.get("description").asText()
                : resolve(schema).path("description").asText("");
    }

    private String limits(JsonNode schema) {
        var shape = resolve(schema);
        var limits = new StringJoiner(", ");
        for (var limit : LIMITS) {
            var node = schema.has(limit) ? schema.get(limit) : shape.path(limit);
            if (!node.isMissingNode()) {
                limits.add(limit + " " + node.asText());
            }
        }
        return limits.toString();
    }

    /** The example that the contract gives, or one put together from those of its parts. */
    JsonNode example(JsonNode schema) {
        return example(schema, Set.of());
    }

    private JsonNode example(JsonNode schema, Set<String> above) {
        for (var holder : List.of(schema, resolve(schema))) {
            if (holder.has("example")) {
                return holder.get("example");
            }
            if (holder.path("examples").isArray() && !holder.get("examples").isEmpty()) {
                return holder.get("examples").get(0);
            }
        }
        var shape = resolve(schema);
        var name = nameOf(schema);
        if (above.contains(name) || above.size() > DEEPEST) {
            return NODES.nullNode();
        }
        var within = new LinkedHashSet<>(above);
        within.add(name.isEmpty() ? "#" + above.size() : name);
        return madeUp(shape, within);
    }

    private JsonNode madeUp(JsonNode shape, Set<String> within) {
        if (shape.has("default")) {
            return shape.get("default");
        }
        if (shape.has("enum")) {
            return shape.get("enum").get(0);
        }
        if (shape.has("items")) {
            return NODES.arrayNode().add(example(shape.get("items"), within));
        }
        for (var choice : choices(shape)) {
            if (!choice.path("type").asText().equals("null")) {
                return example(choice, within);
            }
        }
        var type = shape.path("type").isArray() ? shape.get("type").get(0) : shape.path("type");
        return switch (type.asText("object")) {
            case "string" -> NODES.textNode(text(shape.path("format").asText("")));
            case "integer", "number" -> NODES.numberNode(shape.path("minimum").asInt(1));
            case "boolean" -> NODES.booleanNode(false);
            default -> object(shape, within);
        };
    }

    private static String text(String format) {
        return switch (format) {
            case "uuid" -> "0190a1b2-0000-7000-8000-000000000002";
            case "date" -> "2026-06-15";
            case "date-time" -> "2026-06-15T08:00:00Z";
            case "uri" -> "https://exemple.fr/";
            case "email" -> "sarah.lemoine@courriel.example";
            default -> "…";
        };
    }

    private ObjectNode object(JsonNode shape, Set<String> within) {
        var object = NODES.objectNode();
        shape.path("properties")
                .properties()
                .forEach(property -> object.set(property.getKey(), example(property.getValue(), within)));
        return object;
    }

    private static String nameOf(JsonNode schema) {
        return schema.path("$ref").asText("").replaceFirst(".*/", "");
    }
}
