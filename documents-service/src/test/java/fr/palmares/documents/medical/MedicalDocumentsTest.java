package fr.palmares.documents.medical;

import static fr.palmares.documents.Journey.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import fr.palmares.backends.TestTokens;
import fr.palmares.documents.Journey;
import fr.palmares.documents.storage.Bucket;
import fr.palmares.documents.storage.Objects;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** Health documents: the doctor alone opens them, the store cannot read them, each access leaves a line. */
@QuarkusTest
class MedicalDocumentsTest {

    /** PDFBox gives each document an id of its own: the same bytes are made once. */
    private static final Map<String, byte[]> FILES = new ConcurrentHashMap<>();

    @Inject
    Objects objects;

    @Inject
    EntityManager database;

    @Test
    void theDoctorOfTheAcademyOpensWhatTheStoreCannotRead() throws IOException {
        var camille = new Journey().confirmed(1).withChecklist();

        sends(camille, "one").statusCode(202).body("kind", equalTo("MEDICAL_CERTIFICATE"));
        eventually(() -> list(camille, doctor("33")).getString("items[0].state").equals("CLEAN"));
        var id = list(camille, doctor("33")).getString("items[0].id");

        given().auth()
                .oauth2(doctor("33"))
                .get(content(camille, id))
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body(startsWith("%PDF-"));
        var keys = keys(camille);
        assertThat(keys).hasSize(1);
        try (var stored = objects.get(Bucket.MEDICAL, keys.getFirst())) {
            assertThat(new String(stored.readAllBytes(), StandardCharsets.ISO_8859_1))
                    .doesNotContain("%PDF", "Helvetica");
        }
        assertThat(audited(camille))
                .containsSubsequence("medical-document.sent", "medical-documents.listed", "medical-document.opened");
    }

    @Test
    void theCandidateSeesThatItArrivedAndNobodyElseSeesThatItExists() {
        var camille = new Journey().confirmed(1).withChecklist();
        sends(camille, "one").statusCode(202);
        eventually(() ->
                list(camille, camille.candidate()).getString("items[0].state").equals("CLEAN"));
        var id = list(camille, camille.candidate()).getString("items[0].id");

        given().auth()
                .oauth2(camille.candidate())
                .get(content(camille, id))
                .then()
                .statusCode(403);
        for (var stranger : List.of(doctor("02"), new Journey().candidate())) {
            given().auth().oauth2(stranger).get(path(camille)).then().statusCode(404);
        }
        given().auth().oauth2(doctor("02")).get(content(camille, id)).then().statusCode(404);
        for (var role :
                List.of("exam-office", "accommodation-office", "establishment", "administrator", "integrator")) {
            var token = TestTokens.of(role).academies("33").uai("9730001N").token();
            given().auth().oauth2(token).get(path(camille)).then().statusCode(403);
            given().auth().oauth2(token).get(content(camille, id)).then().statusCode(403);
        }
        given().auth()
                .oauth2(camille.examOffice())
                .get("/v1/checklists/{id}/pieces/MEDICAL_CERTIFICATE/versions", camille.registration)
                .then()
                .statusCode(200)
                .body("", hasSize(0));
        given().auth()
                .oauth2(camille.examOffice())
                .get("/v1/checklists/{id}/pieces/MEDICAL_CERTIFICATE/content", camille.registration)
                .then()
                .statusCode(404);
        assertThat(camille.told()).doesNotContain("documents.PieceProvided.v1");
    }

    @Test
    void theSameRequestTwiceIsOneDocumentAndAnotherBodyUnderItsKeyIsRefused() {
        var camille = new Journey().confirmed(1).withChecklist();

        var first = sends(camille, "one", "key-" + camille.registration);
        var again = sends(camille, "one", "key-" + camille.registration);
        var other = sends(camille, "two", "key-" + camille.registration);

        first.statusCode(202);
        again.statusCode(202).body("id", equalTo(first.extract().jsonPath().getString("id")));
        other.statusCode(422).body("type", equalTo("/problems/idempotency-key-reused"));
        assertThat(list(camille, camille.candidate()).getList("items")).hasSize(1);
    }

    @Test
    void whatIsNoDocumentIsTurnedAwayWithItsReason() {
        var camille = new Journey().confirmed(1).withChecklist();

        given().auth()
                .oauth2(camille.candidate())
                .contentType("application/pdf")
                .body("PK zip".getBytes(StandardCharsets.US_ASCII))
                .post(path(camille) + "?kind=OTHER")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/unknown-file-type"));
        given().auth()
                .oauth2(camille.candidate())
                .contentType("application/pdf")
                .body(Journey.pdf("x"))
                .post(path(camille))
                .then()
                .statusCode(400);
        given().auth()
                .oauth2(new Journey().candidate())
                .contentType("application/pdf")
                .body(Journey.pdf("x"))
                .post(path(camille) + "?kind=OTHER")
                .then()
                .statusCode(404);
        assertThat(list(camille, camille.candidate()).getList("items")).isEmpty();
    }

    private static ValidatableResponse sends(Journey journey, String text) {
        return sends(journey, text, "");
    }

    private static ValidatableResponse sends(Journey journey, String text, String key) {
        return given().auth()
                .oauth2(journey.candidate())
                .contentType("application/pdf")
                .header("Idempotency-Key", key)
                .body(FILES.computeIfAbsent(text, Journey::pdf))
                .post(path(journey) + "?kind=MEDICAL_CERTIFICATE")
                .then();
    }

    private static JsonPath list(Journey journey, String token) {
        return given().auth()
                .oauth2(token)
                .get(path(journey))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private List<String> keys(Journey journey) {
        var keys = new ArrayList<String>();
        objects.list(Bucket.MEDICAL, (key, _) -> {
            if (key.startsWith(journey.registration + "/")) {
                keys.add(key);
            }
        });
        return keys;
    }

    private List<String> audited(Journey journey) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<?> actions = database.createNativeQuery(
                            "SELECT action FROM audit_entry WHERE subject = ?1 ORDER BY sequence")
                    .setParameter(1, journey.registration.toString())
                    .getResultList();
            return actions.stream().map(Object::toString).toList();
        });
    }

    private static String doctor(String academy) {
        return TestTokens.of("accommodation-doctor").academies(academy).token();
    }

    private static String path(Journey journey) {
        return "/v1/medical-documents/" + journey.registration;
    }

    private static String content(Journey journey, String id) {
        return path(journey) + "/" + id + "/content";
    }
}
