package fr.palmares.grading.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.palmares.backends.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Operation × role, generated from the served contract: a role that may never is refused, whatever the row. */
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

    /** What each operation allows; an operation that is missing here fails the test. */
    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("simulateDeliberation", Set.of("*")),
            Map.entry("adviseCatchUp", Set.of("*")),
            Map.entry("verifyAttestation", Set.of("*")),
            Map.entry("listAdmitted", Set.of("*")),
            Map.entry("revokeAttestation", Set.of("exam-office")),
            Map.entry("listChanges", Set.of("integrator")),
            Map.entry("getExamFile", Set.of("candidate", "establishment", "exam-office")),
            Map.entry("getSummons", Set.of("candidate", "establishment", "exam-office")),
            Map.entry("getSummonsCalendar", Set.of("candidate", "establishment", "exam-office")),
            Map.entry("getResult", Set.of("candidate", "establishment", "exam-office")),
            Map.entry("chooseCatchUp", Set.of("candidate", "exam-office")),
            Map.entry("getCatchUpChoice", Set.of("candidate", "exam-office")),
            Map.entry("getCatchUpAdvice", Set.of("candidate", "exam-office")),
            Map.entry("openDeliberation", Set.of("exam-office", "jury")),
            Map.entry("listDeliberations", Set.of("exam-office", "jury")),
            Map.entry("getDeliberation", Set.of("exam-office", "jury")),
            Map.entry("listProposals", Set.of("exam-office", "jury")),
            Map.entry("raiseMark", Set.of("exam-office", "jury")),
            Map.entry("closeDeliberation", Set.of("exam-office", "jury")),
            Map.entry("getMinutes", Set.of("exam-office", "jury")),
            Map.entry("getCallList", Set.of("exam-office", "exam-centre")),
            Map.entry("listScriptLots", Set.of("examiner")),
            Map.entry("markScript", Set.of("examiner")),
            Map.entry("handInLot", Set.of("examiner")),
            Map.entry("recordAttendance", Set.of("exam-office", "exam-centre")));

    private static final Set<String> EXAM_OFFICE_ALONE = Set.of(
            "putCentre",
            "getCentre",
            "listCentres",
            "createSitting",
            "listSittings",
            "runSummons",
            "listExamFiles",
            "holdResult",
            "releaseResult",
            "putMark",
            "listMarks",
            "listMarkChanges",
            "importMarks",
            "getMarkImport",
            "appointJury",
            "getJury",
            "publishResults",
            "listPublications",
            "exportPressList",
            "correctResult",
            "shareOutScripts",
            "getStatistics",
            "exportStatistics");

    private record Call(String method, String path, String operation, String mediaType) {}

    @TestFactory
    Stream<DynamicTest> everyOperationForEveryRole() throws IOException {
        return calls().stream()
                .flatMap(call -> Stream.concat(Stream.of("nobody"), ROLES.stream())
                        .map(role -> DynamicTest.dynamicTest(
                                call.operation() + " as " + role, () -> assertAccess(call, role))));
    }

    private static void assertAccess(Call call, String role) {
        var allowed =
                EXAM_OFFICE_ALONE.contains(call.operation()) ? Set.of("exam-office") : ALLOWED.get(call.operation());
        assertThat(allowed).as("who may " + call.operation()).isNotNull();
        var request = given().urlEncodingEnabled(false);
        if (!role.equals("nobody")) {
            request.auth()
                    .oauth2(TestTokens.of(role)
                            .person(UUID.randomUUID())
                            .academies("99")
                            .uai("9990001Z")
                            .token());
        }
        if (!call.mediaType().isEmpty()) {
            request.contentType(call.mediaType()).body("{}");
        }

        var status = request.request(call.method(), call.path()).statusCode();

        if (allowed.contains("*") || allowed.contains(role)) {
            assertThat(status).isNotIn(401, 403).isLessThan(500);
        } else {
            assertThat(status).isEqualTo(role.equals("nobody") ? 401 : 403);
        }
    }

    private static List<Call> calls() throws IOException {
        JsonNode contract = new ObjectMapper()
                .readTree(given().get("/q/openapi?format=json").asString());
        var calls = new ArrayList<Call>();
        contract.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    var content = operation.getValue().at("/requestBody/content");
                    calls.add(new Call(
                            operation.getKey().toUpperCase(Locale.ROOT),
                            path.getKey()
                                    .replace("{code}", "AAAA-AAAA-AAAA-AAAA")
                                    .replace("{unit}", "U1")
                                    .replaceAll(
                                            "\\{[a-zA-Z]+}", UUID.randomUUID().toString()),
                            operation.getValue().get("operationId").asText(),
                            content.isMissingNode() || content.isEmpty()
                                    ? ""
                                    : content.fieldNames().next()));
                }));
        return calls;
    }
}
