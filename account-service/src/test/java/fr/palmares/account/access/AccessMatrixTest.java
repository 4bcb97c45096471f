package fr.palmares.account.access;

import static fr.palmares.account.World.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import fr.palmares.account.World;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Operation by role, read from this service's own contract: an operation that the table does not know fails. */
@QuarkusTest
class AccessMatrixTest {

    private static final Set<String> EVERYBODY = Set.of();

    /** Who may call what; {@link #EVERYBODY} includes people without a token. */
    private static final Map<String, Set<String>> MAY = Map.ofEntries(
            Map.entry("openAccount", EVERYBODY),
            Map.entry("activateAccount", EVERYBODY),
            Map.entry("confirmEmail", EVERYBODY),
            Map.entry("askPasswordReset", EVERYBODY),
            Map.entry("choosePassword", EVERYBODY),
            Map.entry("signInFirst", EVERYBODY),
            Map.entry("getMyAccount", Set.of("candidate")),
            Map.entry("changeMyEmail", Set.of("candidate")),
            Map.entry("changeMyAddress", Set.of("candidate")),
            Map.entry("eraseMyData", Set.of("candidate")),
            Map.entry("listEstablishments", Set.of("administrator", "establishment", "exam-office")),
            Map.entry("getEstablishment", Set.of("administrator", "establishment", "exam-office")),
            Map.entry("putEstablishment", Set.of("administrator")),
            Map.entry("putEstablishmentSettings", Set.of("establishment")),
            Map.entry("generateAccounts", Set.of("establishment")),
            Map.entry("getAccountGeneration", Set.of("establishment")),
            Map.entry("printLoginSlips", Set.of("establishment")),
            Map.entry("listCandidateAccounts", Set.of("establishment")),
            Map.entry("getPerson", Set.of("establishment", "exam-office")),
            Map.entry("changeCivilStatus", Set.of("establishment", "exam-office")),
            Map.entry("listChanges", Set.of("integrator")));

    record Operation(String id, String method, String path) {}

    @Inject
    World world;

    @Test
    void everyOperationOpensToItsRolesAlone() throws Exception {
        var wrong = new ArrayList<String>();
        var callers = callers();
        for (var operation : contract()) {
            var may = MAY.get(operation.id());
            for (var caller : callers.entrySet()) {
                var status = call(caller.getValue(), operation);
                var expected = expected(may, caller.getKey(), status);
                if (!expected) {
                    wrong.add(operation.id() + " as " + caller.getKey() + " answers " + status);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void theTableAndTheContractNameTheSameOperations() throws Exception {
        assertThat(contract().stream().map(Operation::id))
                .containsExactlyInAnyOrderElementsOf(new TreeSet<>(MAY.keySet()));
    }

    private static boolean expected(Set<String> may, String role, int status) {
        if (may == EVERYBODY) {
            return status != 403;
        }
        if (role.equals("nobody")) {
            return status == 401;
        }
        return may.contains(role) ? status != 401 && status != 403 : status == 403;
    }

    /** Ids that exist nowhere: who may call is answered 404 or told what is wrong with the request, never served. */
    private static int call(RequestSpecification caller, Operation operation) {
        var path = operation
                .path()
                .replace("{uai}", "0310047H")
                .replace("{id}", UUID.randomUUID().toString());
        return caller.body("{}").accept("*/*").request(operation.method(), path).statusCode();
    }

    private Map<String, RequestSpecification> callers() {
        var callers = new LinkedHashMap<String, RequestSpecification>();
        callers.put("nobody", json());
        callers.put("administrator", world.as("administrateur"));
        callers.put("establishment", world.as("lycee-0440001M"));
        callers.put("exam-office", world.as("dec-nantes"));
        callers.put("examiner", world.as("correcteur"));
        callers.put("integrator", world.asIntegrator());
        callers.put("candidate", world.as(world.candidate(), World.PASSWORD));
        return callers;
    }

    private static List<Operation> contract() throws Exception {
        var operations = new ArrayList<Operation>();
        JsonNode contract = new YAMLMapper().readTree(json().get("/q/openapi").asString());
        contract.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (method.getValue().has("operationId")) {
                        operations.add(new Operation(
                                method.getValue().get("operationId").asText(),
                                method.getKey().toUpperCase(java.util.Locale.ROOT),
                                path.getKey()));
                    }
                }));
        return operations;
    }
}
