package fr.palmares.platform.problem;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Writes into the contract what the floor answers for every operation alike, so that resources only name the problems
 * that are their own. What a resource says of a status stays as it says it.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class StandardProblems implements OASFilter {

    private static final Map<String, String> DESCRIPTIONS = Map.of(
            "400",
                    "Not what the contract describes: not JSON, an unknown, missing or mistyped field; `errors` names it.",
            "401", "No token, or one that is no longer valid.",
            "403", "The caller's role may never do this.",
            "404", "It does not exist, or it is not the caller's.",
            "412", "Somebody changed it since: read again, then send its new `ETag` as `If-Match`.",
            "415", "A body of another media type than the contract names.",
            "422", "A value that cannot be; `errors` names it and says what to do.",
            "428", "Without `If-Match`: send the `ETag` that was read.",
            "429", "Too many requests at once; come back after `Retry-After` seconds.",
            "500", "Our fault: nothing was stored; `incident` is the number to tell.");

    /** What the generator writes of its own for 401 and 403. */
    private static final Set<String> OF_THE_GENERATOR = Set.of("Not Authorized", "Not Allowed");

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        if (contract.getPaths() == null) {
            return;
        }
        var everywhere = Optional.ofNullable(contract.getSecurity()).orElse(List.of());
        contract.getPaths().getPathItems().values().forEach(item -> {
            var shared = Optional.ofNullable(item.getParameters()).orElse(List.of());
            item.getOperations().values().forEach(operation -> {
                var secured = Optional.ofNullable(operation.getSecurity()).orElse(everywhere);
                complete(operation, shared, !secured.isEmpty());
            });
        });
    }

    private static void complete(Operation operation, List<Parameter> shared, boolean secured) {
        var body = operation.getRequestBody() != null;
        var parameters = Optional.ofNullable(operation.getParameters()).orElse(List.of());
        add(operation, "400", body || has(parameters, Parameter.In.QUERY));
        add(operation, "401", secured);
        add(operation, "403", secured);
        add(operation, "404", has(parameters, Parameter.In.PATH) || has(shared, Parameter.In.PATH));
        add(operation, "412", named(parameters, "If-Match"));
        add(operation, "415", body);
        add(operation, "422", body);
        add(operation, "428", named(parameters, "If-Match"));
        add(operation, "429", true);
        add(operation, "500", true);
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.matches("[45]..") && response.getContent() == null && response.getRef() == null) {
                response.setContent(problem());
            }
        });
    }

    private static void add(Operation operation, String status, boolean applies) {
        var said = operation.getResponses().getAPIResponse(status);
        if (applies && (said == null || OF_THE_GENERATOR.contains(said.getDescription()))) {
            operation.getResponses().addAPIResponse(status, response(status));
        }
    }

    private static APIResponse response(String status) {
        var response = OASFactory.createAPIResponse()
                .description(DESCRIPTIONS.get(status))
                .content(problem());
        if (status.equals("429")) {
            response.addHeader(
                    "Retry-After",
                    OASFactory.createHeader()
                            .description("Seconds.")
                            .schema(OASFactory.createSchema().addType(Schema.SchemaType.INTEGER)));
        }
        return response;
    }

    private static Content problem() {
        return OASFactory.createContent()
                .addMediaType(
                        Problem.MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("#/components/schemas/Problem")));
    }

    private static boolean has(List<Parameter> parameters, Parameter.In place) {
        return parameters.stream().anyMatch(parameter -> parameter.getIn() == place);
    }

    private static boolean named(List<Parameter> parameters, String name) {
        return parameters.stream().anyMatch(parameter -> name.equalsIgnoreCase(parameter.getName()));
    }
}
