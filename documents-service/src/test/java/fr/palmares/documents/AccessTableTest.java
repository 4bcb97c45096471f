package fr.palmares.documents;

import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.backends.Contract;
import fr.palmares.backends.Contract.Operation;
import fr.palmares.backends.TestTokens;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Set<String> FILES = Set.of("providePiece", "addMedicalDocument", "provideProfessionalFile");

    static final Map<String, String> BODIES = Map.ofEntries(
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

    @TestHTTPResource
    URI service;

    @Test
    void everyOperationOfTheContractHasItsRow() {
        var operations = secured().stream().map(Operation::id).toList();

        assertThat(table().keySet()).containsExactlyInAnyOrderElementsOf(operations);
    }

    @Test
    void eachRoleDoesItsPartOnItsOwnAlone() {
        var own = new OneOfEverything();
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

    private void check(Operation operation, OneOfEverything own, String role, String cell) {
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
                assertThat(mine.statusCode()).as(name + mine.body()).isNotIn(400, 401, 403, 404, 415, 500);
            }
            case "L" -> {
                assertThat(foreign.statusCode()).as(name + ", foreign").isEqualTo(200);
                assertThat(foreign.body()).as(name).doesNotContain(own.journey.registration.toString());
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

    private HttpResponse<String> send(Operation operation, OneOfEverything own, @Nullable String token) {
        var address = service.resolve(own.path(operation.path())) + "?" + own.query(operation);
        var request = HttpRequest.newBuilder(URI.create(address));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        var body = BodyPublishers.noBody();
        if (FILES.contains(operation.id())) {
            request.header("Content-Type", "application/pdf");
            body = BodyPublishers.ofByteArray(own.file);
        } else if (BODIES.containsKey(operation.id())) {
            request.header("Content-Type", "application/json");
            body = BodyPublishers.ofString(BODIES.get(operation.id()));
        }
        try {
            return HTTP.send(request.method(operation.method(), body).build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(address, e);
        }
    }
}
