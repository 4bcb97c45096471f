package fr.palmares.registration;

import static fr.palmares.registration.Api.confirmed;
import static fr.palmares.registration.Api.open;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.backends.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Operation × role × ownership: a role that never may gets 403, a row that is not one's own 404, no token 401. Bodies are
 * empty on purpose: who may act gets as far as 4xx about the body or the state, never 401, 403 or 404.
 */
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

    private record Operation(String method, String path, List<String> roles) {}

    private static List<Operation> onOneRegistration(String id) {
        var all = List.of("candidate", "establishment", "exam-office");
        return List.of(
                new Operation("GET", "/v1/registrations/" + id, all),
                new Operation("GET", "/v1/registrations/" + id + "/held-marks", all),
                new Operation(
                        "PUT", "/v1/registrations/" + id + "/confirmation", List.of("candidate", "establishment")),
                new Operation("PUT", "/v1/registrations/" + id + "/validation", List.of("exam-office")),
                new Operation("PUT", "/v1/registrations/" + id + "/rejection", List.of("exam-office")),
                new Operation("POST", "/v1/registrations/" + id + "/held-marks", List.of("exam-office")));
    }

    private static final List<Operation> WITHOUT_OWNER = List.of(
            new Operation("GET", "/v1/registrations", List.of("candidate", "establishment", "exam-office")),
            new Operation("GET", "/v1/registrations/counts", List.of("establishment", "exam-office")),
            new Operation("POST", "/v1/registrations", List.of("candidate")),
            new Operation("PUT", "/v1/exam-sessions/2026", List.of("administrator")),
            new Operation("GET", "/v1/duplicates", List.of("exam-office")),
            new Operation("GET", "/v1/changes", List.of("integrator")));

    @Test
    void aRoleThatNeverMayIsToldSo() {
        open(2026, "16");
        var id = confirmed(UUID.randomUUID(), 2026, "16");
        var operations = new ArrayList<>(onOneRegistration(id));
        operations.addAll(WITHOUT_OWNER);

        for (var operation : operations) {
            assertThat(status(operation, null))
                    .as("%s without token", operation)
                    .isEqualTo(401);
            for (var role : ROLES) {
                int status = status(operation, stranger(role));
                if (operation.roles().contains(role)) {
                    assertThat(status).as("%s as %s", operation, role).isNotIn(401, 403);
                } else {
                    assertThat(status).as("%s as %s", operation, role).isEqualTo(403);
                }
            }
        }
    }

    @Test
    void someoneElsesRowDoesNotExist() {
        open(2026, "16");
        var id = confirmed(UUID.randomUUID(), 2026, "16");

        for (var operation : onOneRegistration(id)) {
            for (var role : operation.roles()) {
                int status = status(operation, stranger(role));
                assertThat(status).as("%s as another %s", operation, role).isIn(404, 400);
            }
        }
    }

    @Test
    void theOwnersGetIn() {
        open(2026, "16");
        var person = UUID.randomUUID();
        var id = confirmed(person, 2026, "16");
        var owners = java.util.Map.of("candidate", Api.candidate(person), "exam-office", Api.examOffice("16"));

        for (var operation : onOneRegistration(id)) {
            operation.roles().stream()
                    .filter(owners::containsKey)
                    .forEach(role -> assertThat(status(operation, owners.get(role)))
                            .as("%s as its %s", operation, role)
                            .isNotIn(401, 403, 404));
        }
    }

    private static String stranger(String role) {
        return TestTokens.of(role)
                .person(UUID.randomUUID())
                .uai("0750360J")
                .academies("23")
                .token();
    }

    private static int status(Operation operation, String token) {
        var request = given().contentType(ContentType.JSON);
        if (token != null) {
            request = request.auth().oauth2(token);
        }
        if (!operation.method().equals("GET")) {
            request = request.body("{}");
        }
        return request.request(operation.method(), operation.path())
                .then()
                .extract()
                .statusCode();
    }
}
