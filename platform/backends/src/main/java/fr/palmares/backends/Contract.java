package fr.palmares.backends;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** A service's OpenAPI contract as this very build wrote it: what an access table must know, operation by operation. */
public record Contract(List<Operation> operations) {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    /** @param secured whether a token is needed */
    public record Operation(String id, String method, String path, List<String> tags, boolean secured) {}

    public Contract {
        operations = List.copyOf(operations);
    }

    /** @param service such as {@code grading}, the service under test */
    public static Contract of(String service) {
        try {
            var contract = new YAMLMapper()
                    .readTree(Path.of("target", "openapi", service + ".yaml").toFile());
            var everywhere = contract.path("security");
            return new Contract(contract.path("paths").properties().stream()
                    .flatMap(path -> operations(path.getKey(), path.getValue(), everywhere))
                    .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<Operation> operations(String path, JsonNode item, JsonNode everywhere) {
        return item.properties().stream()
                .filter(member -> METHODS.contains(member.getKey()))
                .map(member -> {
                    var operation = member.getValue();
                    var security = operation.path("security").isMissingNode() ? everywhere : operation.path("security");
                    return new Operation(
                            operation.path("operationId").asText(),
                            member.getKey().toUpperCase(Locale.ROOT),
                            path,
                            operation
                                    .path("tags")
                                    .valueStream()
                                    .map(JsonNode::asText)
                                    .toList(),
                            !security.isEmpty());
                });
    }
}
