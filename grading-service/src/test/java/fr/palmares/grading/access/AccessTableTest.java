package fr.palmares.grading.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.backends.Contract;
import fr.palmares.backends.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Operation × role × ownership, generated from the contract: a role that may never is refused whatever the row (403),
 * one that may sees nothing of others' rows (404), and nobody comes in without a token (401).
 */
@QuarkusTest
class AccessTableTest {

    private static final Set<String> EVERYBODY = Set.of("*");
    private static final Set<String> OFFICE = Set.of("exam-office");
    private static final Set<String> OF_A_FILE = Set.of("candidate", "establishment", "exam-office");
    private static final Set<String> OF_A_CANDIDATE = Set.of("candidate", "exam-office");
    private static final Set<String> OF_A_JURY = Set.of("exam-office", "jury");
    private static final Set<String> OF_A_CENTRE = Set.of("exam-office", "exam-centre");

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

    /** Who may; whatever is not here is the exam office's alone. */
    private static final Map<String, Set<String>> MAY = Map.ofEntries(
            Map.entry("simulateDeliberation", EVERYBODY),
            Map.entry("adviseCatchUp", EVERYBODY),
            Map.entry("verifyAttestation", EVERYBODY),
            Map.entry("listAdmitted", EVERYBODY),
            Map.entry("getResultByCode", EVERYBODY),
            Map.entry("subscribeCalendar", EVERYBODY),
            Map.entry("getCalendarAddress", Set.of("candidate")),
            Map.entry("listChanges", Set.of("integrator")),
            Map.entry("exportResults", Set.of("integrator")),
            Map.entry("getExamFile", OF_A_FILE),
            Map.entry("getSummons", OF_A_FILE),
            Map.entry("getSummonsCalendar", OF_A_FILE),
            Map.entry("getResult", OF_A_FILE),
            Map.entry("getAcquiredBlocs", OF_A_FILE),
            Map.entry("putMark", Set.of("establishment", "exam-office")),
            Map.entry("putSchoolReport", Set.of("establishment", "exam-office")),
            Map.entry("getSchoolReport", Set.of("establishment", "exam-office")),
            Map.entry("chooseCatchUp", OF_A_CANDIDATE),
            Map.entry("getCatchUpChoice", OF_A_CANDIDATE),
            Map.entry("getCatchUpAdvice", OF_A_CANDIDATE),
            Map.entry("replaceResultsCode", OF_A_CANDIDATE),
            Map.entry("fileClaim", OF_A_CANDIDATE),
            Map.entry("listClaims", OF_A_CANDIDATE),
            Map.entry("openDeliberation", OF_A_JURY),
            Map.entry("listDeliberations", OF_A_JURY),
            Map.entry("getDeliberation", OF_A_JURY),
            Map.entry("listProposals", OF_A_JURY),
            Map.entry("raiseMark", OF_A_JURY),
            Map.entry("closeDeliberation", OF_A_JURY),
            Map.entry("getMinutes", OF_A_JURY),
            Map.entry("getCallList", OF_A_CENTRE),
            Map.entry("recordAttendance", OF_A_CENTRE),
            Map.entry("listScriptLots", Set.of("examiner")),
            Map.entry("markScript", Set.of("examiner")),
            Map.entry("handInLot", Set.of("examiner")),
            Map.entry(
                    "listNotices",
                    Set.of("candidate", "establishment", "exam-office", "exam-centre", "examiner", "jury")));

    /** No row of anybody's is asked for: a list of one's own, or something that everybody may read. */
    private static final Set<String> WITHOUT_ROW = Set.of(
            "listScriptLots",
            "listNotices",
            "listDeliberations",
            "listChanges",
            "exportResults",
            "importMarks",
            "getCentre");

    private static final String ROUND =
            "{\"examSession\":2026,\"academy\":\"17\",\"specialty\":\"ACC-2026\",\"round\":\"FIRST\"}";
    private static final String ABOUT = "{\"examSession\":2026,\"academy\":\"17\",\"specialty\":\"ACC-2026\"";
    private static final String REASON = "{\"reason\":\"Motif\"}";

    /** A body that is right but for whose row it is about. */
    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry("holdResult", REASON),
            Map.entry("putMark", "{\"kind\":\"MARK\",\"value\":\"12\"}"),
            Map.entry("decideAbsence", "{\"excused\":true,\"reason\":\"Motif\"}"),
            Map.entry("putSchoolReport", "{\"reference\":\"LSL\",\"opinion\":\"NONE\"}"),
            Map.entry("chooseCatchUp", "{\"units\":[\"U1\",\"U2\"]}"),
            Map.entry("fileClaim", "{\"kind\":\"APPEAL\"}"),
            Map.entry("answerClaim", "{\"granted\":true,\"answer\":\"Oui\"}"),
            Map.entry("correctResult", REASON),
            Map.entry("recordAttendance", "{\"status\":\"PRESENT\"}"),
            Map.entry(
                    "putCentre",
                    "{\"academy\":\"17\",\"name\":\"L\",\"address\":\"A\",\"rooms\":[{\"name\":\"A\",\"capacity\":1}]}"),
            Map.entry(
                    "createSitting",
                    ABOUT + ",\"unit\":\"U1\",\"startsAt\":\"2027-05-11T07:00:00Z\","
                            + "\"endsAt\":\"2027-05-11T11:00:00Z\",\"centre\":\"ACC\",\"room\":\"A\"}"),
            Map.entry("runSummons", ABOUT + "}"),
            Map.entry("shareOutScripts", ABOUT + ",\"unit\":\"U1\",\"examiners\":[{\"account\":\"a\"}]}"),
            Map.entry("askSecondMarking", "{\"examiner\":{\"account\":\"b\"},\"reason\":\"Motif\"}"),
            Map.entry("harmoniseLot", "{\"shift\":0.5,\"reason\":\"Motif\"}"),
            Map.entry("markScript", "{\"value\":\"12\"}"),
            Map.entry(
                    "appointJury",
                    ABOUT + ",\"appointment\":{\"reference\":\"R\",\"date\":\"2026-05-04\"},"
                            + "\"president\":{\"name\":\"P\",\"quality\":\"IA_IPR\"},\"members\":[{\"name\":\"T\",\"capacity\":"
                            + "\"TEACHER\"},{\"name\":\"Q\",\"capacity\":\"PROFESSIONAL\"}]}"),
            Map.entry("recordDefection", "{\"name\":\"P\",\"reason\":\"Motif\"}"),
            Map.entry("openDeliberation", ABOUT + ",\"juryId\":\"" + Rows.JURY + "\"}"),
            Map.entry("raiseMark", "{\"mark\":\"12\",\"reason\":\"Motif\"}"),
            Map.entry("closeDeliberation", "{\"schoolReportsSeen\":true}"),
            Map.entry("publishResults", ROUND),
            Map.entry("rehearsePublication", ROUND),
            Map.entry("withdrawResults", REASON),
            Map.entry("revokeAttestation", REASON),
            Map.entry(
                    "publishNotice",
                    "{\"examSession\":2026,\"specialty\":\"ACC-2026\",\"kind\":\"CIRCULAR\","
                            + "\"title\":\"T\",\"text\":\"T\"}"),
            Map.entry(
                    "replaceNotice",
                    "{\"examSession\":2026,\"specialty\":\"ACC-2026\",\"kind\":\"CIRCULAR\","
                            + "\"title\":\"T\",\"text\":\"T\"}"));

    /** Where a stranger is told that the row is there: the lead academy of a specialty is no secret. */
    private static final Map<String, Integer> TOLD = Map.of("publishNotice", 409);

    @Inject
    Rows rows;

    @TestFactory
    Stream<DynamicTest> everyOperationForEveryRoleThatOwnsNothing() {
        rows.lieThere();
        return Contract.of("grading").operations().stream()
                .flatMap(operation -> Stream.concat(Stream.of("nobody"), ROLES.stream())
                        .map(role -> DynamicTest.dynamicTest(
                                operation.id() + " as " + role, () -> assertRefused(operation, role))));
    }

    @TestFactory
    Stream<DynamicTest> everyReadForWhoOwnsTheRow() {
        rows.lieThere();
        var owned = Map.of(
                "getExamFile", OF_A_FILE,
                "listMarks", OFFICE,
                "getSchoolReport", Set.of("establishment", "exam-office"),
                "listClaims", OF_A_CANDIDATE,
                "getCallList", OF_A_CENTRE,
                "getJury", OFFICE,
                "checkJury", OFFICE,
                "getDeliberation", OFFICE,
                "listProposals", OFFICE);
        return Contract.of("grading").operations().stream()
                .filter(operation -> owned.containsKey(operation.id()))
                .flatMap(operation -> owned.get(operation.id()).stream()
                        .map(role -> DynamicTest.dynamicTest(
                                operation.id() + " as its " + role,
                                () -> assertThat(request(operation, owner(role)).statusCode())
                                        .isEqualTo(200))));
    }

    private static void assertRefused(Contract.Operation operation, String role) {
        var may = MAY.getOrDefault(operation.id(), OFFICE);
        if (may.contains("*")) {
            assertThat(request(operation, null).statusCode()).isNotIn(401, 403);
            return;
        }

        var status = request(operation, role.equals("nobody") ? null : stranger(role))
                .statusCode();

        if (role.equals("nobody")) {
            assertThat(status).isEqualTo(401);
        } else if (!may.contains(role)) {
            assertThat(status).isEqualTo(403);
        } else if (WITHOUT_ROW.contains(operation.id())) {
            assertThat(status).isNotEqualTo(401).isLessThan(500);
        } else {
            assertThat(status).isEqualTo(TOLD.getOrDefault(operation.id(), 404));
        }
    }

    private static Response request(Contract.Operation operation, String token) {
        var request = given().urlEncodingEnabled(false);
        if (token != null) {
            request.auth().oauth2(token);
        }
        if (operation.id().equals("importMarks")) {
            request.contentType("text/csv").body("registrationId;unit;mark\n");
        } else if (!operation.method().equals("GET")) {
            request.contentType("application/json").body(BODIES.getOrDefault(operation.id(), "{}"));
        } else {
            request.queryParam("examSession", 2026).queryParam("academy", "17").queryParam("specialty", "ACC-2026");
        }
        return request.request(operation.method(), Rows.path(operation.path()));
    }

    private static String stranger(String role) {
        return TestTokens.of(role)
                .person(UUID.randomUUID())
                .academies("99")
                .uai("9990001Z")
                .token();
    }

    private static String owner(String role) {
        return TestTokens.of(role)
                .person(Rows.PERSON)
                .academies("17")
                .uai(role.equals("exam-centre") ? "ACCCENTRE" : "0440001M")
                .token();
    }
}
