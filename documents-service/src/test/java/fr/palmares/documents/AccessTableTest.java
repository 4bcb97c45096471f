package fr.palmares.documents;

import static fr.palmares.documents.Journey.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.backends.Contract;
import fr.palmares.backends.Contract.Operation;
import fr.palmares.backends.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Operation × role × ownership, for every operation of the contract that this build wrote: 401 without a token, 403 where
 * the role may never, 404 on what is not one's own, and an answer of the state on what is. Lists hold one's own alone.
 */
@QuarkusTest
class AccessTableTest {

    private static final List<String> ROLES = List.of(
            "candidate",
            "establishment",
            "exam-office",
            "accommodation-office",
            "accommodation-doctor",
            "exam-centre",
            "integrator",
            "administrator",
            "examiner",
            "jury");

    /** O: one's own only · H: one's own, and for this role it does not exist · L: a list of one's own · A: any · -: never. */
    private static final String TABLE = """
            operation                     cand estab offic accof accdo centr integ admin
            getChecklist                  O    O     O     -     -     -     O     -
            listChecklists                L    L     L     -     -     -     L     -
            completeChecklist             O    O     -     -     -     -     -     -
            reviewPiece                   -    -     O     H     H     -     -     -
            getWorklist                   -    -     L     L     L     -     -     -
            claimFile                     -    -     O     -     -     -     -     -
            releaseFile                   -    -     O     -     -     -     -     -
            providePiece                  O    O     -     -     -     -     -     -
            listPieceVersions             O    O     O     H     H     -     -     -
            openPiece                     O    O     O     -     H     -     -     -
            openUploadSlot                O    O     -     -     -     -     -     -
            completeUploadSlot            O    O     -     -     -     -     -     -
            addMedicalDocument            O    -     -     -     -     -     -     -
            listMedicalDocuments          O    -     -     -     O     -     -     -
            openMedicalDocument           -    -     -     -     O     -     -     -
            listDocuments                 L    L     L     -     -     -     L     -
            getDocument                   O    O     O     -     -     H     O     -
            openDocument                  O    O     O     -     -     H     O     -
            drawCallLists                 -    -     H     -     -     H     -     -
            printPreparatoryForm          -    A     A     -     -     -     -     -
            getChecklistRules             -    -     O     -     -     -     -     H
            getChecklistRulesDraft        -    -     O     -     -     -     -     H
            writeChecklistRulesDraft      -    -     O     -     -     -     -     H
            tryChecklistRulesDraft        -    -     O     -     -     -     -     H
            publishChecklistRules         -    -     O     -     -     -     -     H
            moveFilesToChecklistRules     -    -     O     -     -     -     -     H
            discardChecklistRulesDraft    -    -     O     -     -     -     -     H
            openProfessionalWindow        -    -     O     -     -     -     -     -
            listProfessionalWindows       A    A     A     -     -     -     A     -
            getProfessionalWindow         A    A     A     -     -     -     A     -
            changeProfessionalWindow      -    -     O     -     -     -     -     -
            listProfessionalCandidates    -    -     O     -     -     -     -     -
            provideProfessionalFile       O    O     -     -     -     -     -     -
            getProfessionalFile           O    O     O     -     -     -     -     -
            openProfessionalFile          O    O     O     -     -     -     -     -
            reviewProfessionalFile        -    -     O     -     -     -     -     -
            getControlStatistics          -    -     L     -     -     -     -     -
            remindCandidates              -    L     -     -     -     -     -     -
            holdForAppeal                 -    -     O     -     -     -     -     -
            endAppealHold                 -    -     O     -     -     -     -     -
            listChanges                   -    -     -     -     -     -     L     -
            """;

    private static final String SLOT = "/v1/checklists/{registrationId}/pieces/{code}/upload-slots";

    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry("reviewPiece", "{\"decision\":\"REFUSED\",\"reason\":\"ILLEGIBLE\"}"),
            Map.entry("reviewProfessionalFile", "{\"decision\":\"REFUSED\",\"reason\":\"ILLEGIBLE\"}"),
            Map.entry("openUploadSlot", "{\"type\":\"PDF\"}"),
            Map.entry("drawCallLists", """
                    {"examSession":2026,"centre":"9730001N","startsAt":"2031-05-11T07:00:00Z","unit":"U1"}"""),
            Map.entry("writeChecklistRulesDraft", """
                    {"source":"Note","inheritsNational":true,"speaksFor":[],"missingAtDeadline":"NOTIFY","lines":[]}"""),
            Map.entry("openProfessionalWindow", """
                    {"examSession":2026,"specialty":"NDRC","academy":"41","unit":"U5","title":"Dossier",
                     "opensAt":"2025-01-01T00:00:00Z","closesAt":"2098-01-01T00:00:00Z"}"""),
            Map.entry("changeProfessionalWindow", """
                    {"opensAt":"2025-01-01T00:00:00Z","closesAt":"2098-01-01T00:00:00Z"}"""),
            Map.entry("remindCandidates", "{\"examSession\":2026}"),
            Map.entry("holdForAppeal", "{\"reason\":\"Recours\"}"));

    @Test
    void everyOperationOfTheContractHasItsRow() {
        var operations = secured().stream().map(Operation::id).toList();

        assertThat(table().keySet()).containsExactlyInAnyOrderElementsOf(operations);
    }

    @Test
    void eachRoleDoesItsPartOnItsOwnAlone() {
        var own = new Own();
        for (var operation : secured()) {
            assertThat(send(operation, own, null).statusCode())
                    .as(operation.id() + " anonymously")
                    .isEqualTo(401);
            assertThat(send(operation, own, TestTokens.of("candidate").expired().token())
                            .statusCode())
                    .as(operation.id() + " with an expired token")
                    .isEqualTo(401);
            for (var role : ROLES) {
                var cell = table().get(operation.id()).getOrDefault(role, "-");
                check(operation, own, role, cell);
            }
        }
    }

    /** All but the simulation, which is open to anybody. */
    private static List<Operation> secured() {
        return Contract.of("documents").operations().stream()
                .filter(operation -> !operation.id().equals("simulateChecklist"))
                .toList();
    }

    private static void check(Operation operation, Own own, String role, String cell) {
        if (operation.path().startsWith("/v1/checklist-rules/")) {
            own.withDraft();
        }
        var foreign = send(operation, own, foreign(role));
        var mine = send(operation, own, own.token(role));
        var name = operation.id() + " by " + role;
        switch (cell) {
            case "-" -> {
                assertThat(mine.statusCode()).as(name).isEqualTo(403);
                assertThat(foreign.statusCode()).as(name + ", foreign").isEqualTo(403);
            }
            case "H" -> {
                assertThat(mine.statusCode()).as(name).isEqualTo(404);
                assertThat(foreign.statusCode()).as(name + ", foreign").isEqualTo(404);
            }
            case "O" -> {
                assertThat(foreign.statusCode()).as(name + ", foreign").isEqualTo(404);
                assertThat(mine.statusCode()).as(name + mine.asString()).isNotIn(400, 401, 403, 404, 415, 500);
            }
            case "L" -> {
                assertThat(foreign.statusCode()).as(name + ", foreign").isEqualTo(200);
                assertThat(foreign.asString()).as(name).doesNotContain(own.journey.registration.toString());
                assertThat(mine.statusCode()).as(name).isEqualTo(200);
            }
            case "A" -> {
                assertThat(foreign.statusCode()).as(name + ", foreign").isEqualTo(200);
                assertThat(mine.statusCode()).as(name).isEqualTo(200);
            }
            default -> throw new IllegalStateException(cell);
        }
    }

    private static String foreign(String role) {
        return TestTokens.of(role)
                .person(UUID.randomUUID())
                .academies("02")
                .uai("0440001M")
                .token();
    }

    private static Map<String, Map<String, String>> table() {
        var table = new TreeMap<String, Map<String, String>>();
        TABLE.lines().skip(1).map(line -> line.split("\\s+")).forEach(cells -> {
            var row = new TreeMap<String, String>();
            for (var column = 1; column < cells.length; column++) {
                row.put(ROLES.get(column - 1), cells[column]);
            }
            table.put(cells[0], row);
        });
        return table;
    }

    private static Response send(Operation operation, Own own, @Nullable String token) {
        var request = token == null ? given() : given().auth().oauth2(token);
        own.parameters(operation).forEach(request::queryParam);
        if (List.of("providePiece", "addMedicalDocument", "provideProfessionalFile").contains(operation.id())) {
            request = request.contentType("application/pdf").body(own.file);
        } else if (BODIES.containsKey(operation.id())) {
            request = request.contentType("application/json").body(BODIES.get(operation.id()));
        }
        return request.request(operation.method(), own.path(operation.path()));
    }

    /** One candidate of academy 41 with one of everything. */
    private static final class Own {

        private final Journey journey = new Journey();
        private final byte[] file = Journey.pdf("dossier");
        private final Map<String, String> ids = new TreeMap<>();

        Own() {
            journey.academy = "41";
            journey.specialty = "NDRC";
            journey.uai = "9730041N";
            journey.named().confirmed(1).withChecklist().provides("IDENTITE");
            ids.put("{registrationId}", journey.registration.toString());
            ids.put("{code}", "IDENTITE");
            ids.put("{examSession}", "2026");
            ids.put("{academy}", "41");
            ids.put("{slotId}", post(SLOT, "candidate", "{\"type\":\"PDF\"}"));
            var window = post("/v1/professional-windows", "exam-office", BODIES.get("openProfessionalWindow"));
            ids.put("{windowId}", window);
            provideMedical();
            eventually(() -> read("/v1/documents?registrationId={registrationId}", "items[0].id") != null);
            ids.put("{documents}", read("/v1/documents?registrationId={registrationId}", "items[0].id"));
            sendProfessional(window);
        }

        /** Begun again for each caller: one of them throws it away, one publishes it. */
        void withDraft() {
            given().auth()
                    .oauth2(token("exam-office"))
                    .contentType("application/json")
                    .body(BODIES.get("writeChecklistRulesDraft"))
                    .put(path("/v1/checklist-rules/{examSession}/{academy}/draft"));
        }

        private void provideMedical() {
            given().auth()
                    .oauth2(token("candidate"))
                    .contentType("application/pdf")
                    .body(file)
                    .post(path("/v1/medical-documents/{registrationId}?kind=OTHER"))
                    .then()
                    .statusCode(202);
            eventually(() -> "CLEAN".equals(read("/v1/medical-documents/{registrationId}", "items[0].state")));
            ids.put("{documentId}", read("/v1/medical-documents/{registrationId}", "items[0].id"));
        }

        private void sendProfessional(String window) {
            given().auth()
                    .oauth2(token("candidate"))
                    .contentType("application/pdf")
                    .body(file)
                    .put("/v1/professional-windows/" + window + "/files/" + journey.registration)
                    .then()
                    .statusCode(202);
            eventually(() -> "PROVIDED"
                    .equals(read("/v1/professional-windows/{windowId}/files/{registrationId}", "state")));
        }

        private String post(String path, String role, String body) {
            return given().auth()
                    .oauth2(token(role))
                    .contentType("application/json")
                    .body(body)
                    .post(path(path))
                    .then()
                    .statusCode(201)
                    .extract()
                    .jsonPath()
                    .getString("id");
        }

        private @Nullable String read(String path, String field) {
            return given().auth()
                    .oauth2(token("candidate"))
                    .get(path(path))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath()
                    .getString(field);
        }

        String token(String role) {
            return TestTokens.of(role)
                    .person(journey.person)
                    .academies("41")
                    .uai("9730041N")
                    .token();
        }

        String path(String template) {
            var filled = template.startsWith("/v1/professional-windows/{id}")
                    ? template.replace("{id}", ids.get("{windowId}"))
                    : template.startsWith("/v1/documents/{id}") ? template.replace("{id}", ids.get("{documents}")) : template;
            for (var id : ids.entrySet()) {
                filled = filled.replace(id.getKey(), id.getValue());
            }
            return filled;
        }

        Map<String, String> parameters(Operation operation) {
            return switch (operation.id()) {
                case "listDocuments" -> Map.of("registrationId", journey.registration.toString());
                case "addMedicalDocument" -> Map.of("kind", "OTHER");
                case "printPreparatoryForm" -> Map.of("examSession", "2026", "specialty", "NDRC", "academy", "41");
                case "listProfessionalWindows", "getControlStatistics" -> Map.of("examSession", "2026");
                default -> Map.of();
            };
        }
    }
}
