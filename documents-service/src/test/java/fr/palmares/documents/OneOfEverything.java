package fr.palmares.documents;

import static fr.palmares.documents.Journey.eventually;
import static io.restassured.RestAssured.given;

import fr.palmares.backends.Contract.Operation;
import fr.palmares.backends.TestTokens;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One candidate of academy 41 with one of everything. */
final class OneOfEverything {

    final Journey journey = new Journey();
    final byte[] file = Journey.pdf("dossier");
    private final Map<String, String> ids = new TreeMap<>();

    OneOfEverything() {
        journey.academy = "41";
        journey.specialty = "NDRC";
        journey.uai = "9730041N";
        journey.named().confirmed(1).withChecklist().provides("IDENTITE");
        ids.put("{registrationId}", journey.registration.toString());
        ids.put("{code}", "IDENTITE");
        ids.put("{examSession}", "2026");
        ids.put("{academy}", "41");
        ids.put(
                "{slotId}",
                post("/v1/checklists/{registrationId}/pieces/{code}/upload-slots", "candidate", "{\"type\":\"PDF\"}"));
        var window =
                post("/v1/professional-windows", "exam-office", AccessTableTest.BODIES.get("openProfessionalWindow"));
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
                .body(AccessTableTest.BODIES.get("writeChecklistRulesDraft"))
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
        eventually(
                () -> "PROVIDED".equals(read("/v1/professional-windows/{windowId}/files/{registrationId}", "state")));
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
                : template.startsWith("/v1/documents/{id}")
                        ? template.replace("{id}", ids.get("{documents}"))
                        : template;
        for (var id : ids.entrySet()) {
            filled = filled.replace(id.getKey(), id.getValue());
        }
        return filled;
    }

    String query(Operation operation) {
        return switch (operation.id()) {
            case "listDocuments" -> "registrationId=" + journey.registration;
            case "addMedicalDocument" -> "kind=OTHER";
            case "printPreparatoryForm" -> "examSession=2026&specialty=NDRC&academy=41";
            case "listProfessionalWindows", "getControlStatistics" -> "examSession=2026";
            default -> "";
        };
    }
}
