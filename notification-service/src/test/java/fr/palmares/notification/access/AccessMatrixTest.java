package fr.palmares.notification.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.backends.TestTokens;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every operation of the contract, asked by every role; what is somebody else's is absent. */
@QuarkusTest
class AccessMatrixTest {

    private static final List<String> ROLES = List.of(
            "candidate",
            "establishment",
            "exam-office",
            "accommodation-office",
            "accommodation-doctor",
            "exam-centre",
            "examiner",
            "jury",
            "administrator",
            "integrator");

    private static final Map<String, Set<String>> MAY = Map.ofEntries(
            Map.entry("listMessages", Set.of("candidate")),
            Map.entry("streamMessages", Set.of("candidate")),
            Map.entry("readMessage", Set.of("candidate")),
            Map.entry("markMessageRead", Set.of("candidate")),
            Map.entry("readPreferences", Set.of("candidate")),
            Map.entry("choosePreferences", Set.of("candidate")),
            Map.entry("readMailQueue", Set.of("administrator")),
            Map.entry("switchMails", Set.of("administrator")),
            Map.entry("reportBounce", Set.of("administrator")),
            Map.entry("listChanges", Set.of("integrator")));

    @TestHTTPResource("/")
    URI service;

    record Operation(String id, String method, String path) {}

    @Test
    void everyOperationOfTheContractIsInTheTable() {
        assertThat(operations()).extracting(Operation::id).containsExactlyInAnyOrderElementsOf(MAY.keySet());
    }

    @TestFactory
    Stream<DynamicTest> eachRoleDoesWhatItMay() {
        return operations().stream()
                .flatMap(operation -> ROLES.stream()
                        .map(role -> DynamicTest.dynamicTest(operation.id() + " by " + role, () -> {
                            var status = ask(
                                    operation,
                                    TestTokens.of(role)
                                            .person(UUID.randomUUID())
                                            .token());
                            if (MAY.get(operation.id()).contains(role)) {
                                assertThat(status).isNotIn(401, 403, 500);
                            } else {
                                assertThat(status).isEqualTo(403);
                            }
                        })));
    }

    @TestFactory
    Stream<DynamicTest> nobodyWithoutAToken() {
        return operations().stream()
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> {
                    assertThat(ask(operation, null)).isEqualTo(401);
                    assertThat(ask(
                                    operation,
                                    TestTokens.of("candidate", "administrator", "integrator")
                                            .expired()
                                            .token()))
                            .isEqualTo(401);
                }));
    }

    /** Reads the status alone: a stream has no end. */
    private int ask(Operation operation, String token) throws Exception {
        var path = operation.path().replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
        var request = HttpRequest.newBuilder(service.resolve(path))
                .header("Content-Type", "application/json")
                .method(
                        operation.method(),
                        Set.of("PUT", "POST").contains(operation.method())
                                ? HttpRequest.BodyPublishers.ofString("{}")
                                : HttpRequest.BodyPublishers.noBody());
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        var client = HttpClient.newHttpClient();
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream())
                    .statusCode();
        } finally {
            client.shutdownNow();
        }
    }

    private static List<Operation> operations() {
        Map<String, Map<String, Map<String, Object>>> paths =
                given().accept(ContentType.JSON).get("/q/openapi?format=json").path("paths");
        var operations = new ArrayList<Operation>();
        paths.forEach((path, methods) -> methods.forEach((method, operation) -> {
            if (operation.get("operationId") instanceof String id) {
                operations.add(new Operation(id, method.toUpperCase(java.util.Locale.ROOT), path));
            }
        }));
        return operations;
    }
}
