package fr.palmares.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import fr.palmares.portal.Operation.Answer;
import fr.palmares.portal.Operation.Body;
import fr.palmares.portal.Operation.Media;
import fr.palmares.portal.Operation.Parameter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** One service's OpenAPI document, read for people. */
public final class Contract {

    static final List<String> SERVICES = List.of("account", "registration", "documents", "grading", "notification");
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Pattern PROBLEM = Pattern.compile("/problems/([a-z0-9]+(?:-[a-z0-9]+)*)");

    /** Operations under one heading of the contract. */
    public record Group(String name, String description, String anchor, List<Operation> operations) {}

    private final String service;
    private final JsonNode document;
    private final Schemas schemas;
    private final List<Group> groups;

    private Contract(String service, JsonNode document) {
        this.service = service;
        this.document = document;
        this.schemas = new Schemas(document);
        this.groups = group();
    }

    static Contract read(Path openapi, String service) throws IOException {
        return new Contract(
                service, YAML.readTree(openapi.resolve(service + ".yaml").toFile()));
    }

    public String service() {
        return service;
    }

    public String version() {
        return document.at("/info/version").asText();
    }

    public String description() {
        return document.at("/info/description").asText();
    }

    public List<Group> groups() {
        return groups;
    }

    public List<Operation> operations() {
        return groups.stream().flatMap(group -> group.operations().stream()).toList();
    }

    private List<Group> group() {
        var byTag = new LinkedHashMap<String, List<Operation>>();
        document.path("tags").forEach(tag -> byTag.put(tag.get("name").asText(), new ArrayList<>()));
        document.path("paths")
                .properties()
                .forEach(path -> METHODS.stream()
                        .filter(path.getValue()::has)
                        .map(method -> operation(method, path.getKey(), path.getValue()))
                        .forEach(operation -> byTag.computeIfAbsent(operation.tag(), _ -> new ArrayList<>())
                                .add(operation)));
        var groups = new ArrayList<Group>();
        byTag.forEach((tag, operations) -> {
            if (!operations.isEmpty()) {
                groups.add(new Group(tag, about(tag), "groupe-" + tag.replaceAll("[^A-Za-z0-9]+", "-"), operations));
            }
        });
        return List.copyOf(groups);
    }

    private String about(String name) {
        return StreamSupport.stream(document.path("tags").spliterator(), false)
                .filter(tag -> tag.get("name").asText().equals(name))
                .map(tag -> tag.path("description").asText())
                .findFirst()
                .orElse("");
    }

    private Operation operation(String method, String path, JsonNode item) {
        var node = item.get(method);
        var parameters = new ArrayList<Parameter>();
        for (var declared : List.of(item.path("parameters"), node.path("parameters"))) {
            declared.forEach(parameter -> parameters.add(parameter(schemas.resolve(parameter))));
        }
        var answers = new ArrayList<Answer>();
        node.path("responses")
                .properties()
                .forEach(answer -> answers.add(answer(answer.getKey(), schemas.resolve(answer.getValue()))));
        var secured = node.has("security") ? node.get("security") : document.path("security");
        var body = schemas.resolve(node.path("requestBody"));
        return new Operation(
                node.path("operationId").asText(),
                method.toUpperCase(Locale.ROOT),
                path,
                node.path("summary").asText(),
                node.path("description").asText(),
                node.path("tags").path(0).asText("Autres"),
                roles(secured),
                open(secured),
                List.copyOf(parameters),
                body.isMissingNode() ? null : new Body(body.path("required").asBoolean(), media(body)),
                List.copyOf(answers));
    }

    /** No scheme at all, or none among others: whoever has no token is answered too. */
    private static boolean open(JsonNode security) {
        return security.isEmpty()
                || StreamSupport.stream(security.spliterator(), false).anyMatch(JsonNode::isEmpty);
    }

    private static List<String> roles(JsonNode security) {
        var roles = new TreeSet<String>();
        security.forEach(scheme -> scheme.forEach(scopes -> scopes.forEach(role -> roles.add(role.asText()))));
        return List.copyOf(roles);
    }

    private Parameter parameter(JsonNode node) {
        var schema = node.path("schema");
        var shape = schemas.resolve(schema);
        var values = new ArrayList<String>();
        shape.path("enum").forEach(value -> values.add(value.asText()));
        var sample = node.has("example") ? node.get("example").asText() : sample(schema, shape, node);
        var alone = schemas.field(node.path("name").asText(), schema);
        return new Parameter(
                node.path("name").asText(),
                node.path("in").asText(),
                schemas.type(schema),
                node.path("required").asBoolean(),
                node.path("description").asText(alone.description()),
                alone.limits(),
                sample,
                List.copyOf(values));
    }

    /** What the field of a try starts with: an example of the contract, else what the demo's people would send. */
    private String sample(JsonNode schema, JsonNode shape, JsonNode node) {
        for (var holder : List.of(schema, shape)) {
            if (holder.has("example") || holder.path("examples").isArray()) {
                return schemas.example(holder).asText();
            }
        }
        return node.path("required").asBoolean() ? Samples.of(node.path("name").asText(), shape) : "";
    }

    private List<Media> media(JsonNode holder) {
        var media = new ArrayList<Media>();
        holder.path("content").properties().forEach(content -> {
            var schema = content.getValue().path("schema");
            var example = content.getValue().has("example")
                    ? content.getValue().get("example")
                    : content.getValue().path("examples").path(0).path("value");
            var named = content.getValue().path("examples");
            if (named.isObject() && !named.isEmpty()) {
                example = named.elements().next().path("value");
            }
            media.add(new Media(
                    content.getKey(),
                    schema.path("$ref").asText("").replaceFirst(".*/", ""),
                    text(content.getKey(), example.isMissingNode() ? schemas.example(schema) : example),
                    schemas.fields(schema)));
        });
        return List.copyOf(media);
    }

    private static String text(String type, JsonNode example) {
        return type.endsWith("json") ? JsonText.of(example) : example.isTextual() ? example.asText() : "";
    }

    private Answer answer(String status, JsonNode node) {
        var problem = node.path("content").has("application/problem+json");
        var named = new TreeSet<String>();
        if (problem) {
            var said = node.path("description").asText() + node.path("content");
            PROBLEM.matcher(said).results().forEach(match -> named.add(match.group(1)));
        }
        return new Answer(
                status,
                node.path("description").asText(),
                problem,
                problem ? List.of() : media(node),
                List.copyOf(named));
    }
}
