package fr.palmares.registration.accommodation;

import static fr.palmares.registration.Api.candidate;
import static fr.palmares.registration.Api.open;
import static fr.palmares.registration.accommodation.Asking.asked;
import static fr.palmares.registration.accommodation.Asking.doctor;
import static fr.palmares.registration.accommodation.Asking.office;
import static fr.palmares.registration.accommodation.Asking.registered;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.backends.Contract;
import fr.palmares.backends.TestTokens;
import fr.palmares.registration.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Operation × role × ownership, over every operation that the contract lists under « Accommodations ». Bodies are empty on
 * purpose: who may act gets as far as a refusal of the body, never 401, 403 or 404.
 */
@QuarkusTest
class AccommodationAccessTest {

    private static final int SESSION = 2033;
    private static final String ACADEMY = "11";

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

    private static final Set<String> NOBODY_IS_ASKED = Set.of("listAccommodationArrangements");

    private static final Map<String, Set<String>> MAY = Map.ofEntries(
            Map.entry("readOwnAccommodation", Set.of("candidate")),
            Map.entry("requestAccommodation", Set.of("candidate")),
            Map.entry("renewAccommodation", Set.of("candidate")),
            Map.entry("amendAccommodationRequest", Set.of("candidate")),
            Map.entry("withdrawAccommodationRequest", Set.of("candidate")),
            Map.entry("giveMedicalOpinion", Set.of("accommodation-doctor")),
            Map.entry("decideAccommodation", Set.of("accommodation-office")),
            Map.entry("notifyAccommodationDecision", Set.of("candidate", "accommodation-office")),
            Map.entry("countAccommodationRequests", Set.of("accommodation-doctor", "accommodation-office")),
            Map.entry("listAccommodationRequests", Set.of("candidate", "accommodation-doctor", "accommodation-office")),
            Map.entry("readAccommodationRequest", Set.of("candidate", "accommodation-doctor", "accommodation-office")),
            Map.entry(
                    "readAccommodationArrangements",
                    Set.of(
                            "candidate",
                            "establishment",
                            "exam-office",
                            "accommodation-doctor",
                            "accommodation-office")));

    private final UUID person = UUID.randomUUID();

    @Test
    void everyOperationOfTheContractHasItsRow() {
        assertThat(operations())
                .extracting(Contract.Operation::id)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(MAY.keySet().stream(), NOBODY_IS_ASKED.stream())
                        .toList());
        for (var operation : forAnybody()) {
            given().request(operation.method(), operation.path()).then().statusCode(200);
        }
    }

    @Test
    void aRoleThatNeverMayIsToldSoAndWithoutATokenNobodyMay() {
        var paths = paths();
        for (var operation : secured()) {
            assertThat(status(operation, paths, null))
                    .as("%s without token", operation.id())
                    .isEqualTo(401);
            for (var role : ROLES) {
                if (!MAY.get(operation.id()).contains(role)) {
                    assertThat(status(operation, paths, stranger(role)))
                            .as("%s as %s", operation.id(), role)
                            .isEqualTo(403);
                }
            }
        }
    }

    @Test
    void someoneElsesRequestDoesNotExist() {
        var paths = paths();
        for (var operation : secured()) {
            if (!operation.path().contains("{id}")) {
                continue;
            }
            for (var role : MAY.get(operation.id())) {
                assertThat(status(operation, paths, stranger(role)))
                        .as("%s as another %s", operation.id(), role)
                        .isIn(404, 400);
            }
        }
    }

    @Test
    void withABodyThatIsInOrderSomeoneElsesRequestStillDoesNotExist() {
        var paths = paths();
        var bodies = Map.of(
                "requestAccommodation", Asking.FULL,
                "renewAccommodation", "{\"medicalSituationUnchanged\":true}",
                "amendAccommodationRequest", Asking.FULL,
                "giveMedicalOpinion", Asking.OPINION,
                "decideAccommodation", Asking.PARTLY,
                "notifyAccommodationDecision", "{}");
        for (var operation : secured()) {
            if (bodies.containsKey(operation.id())) {
                for (var role : MAY.get(operation.id())) {
                    assertThat(status(operation, paths, stranger(role), bodies.get(operation.id())))
                            .as("%s as another %s", operation.id(), role)
                            .isEqualTo(404);
                }
            }
        }
    }

    @Test
    void theOwnersGetIn() {
        var paths = paths();
        var owners = Map.of(
                "candidate", candidate(person),
                "exam-office", Api.examOffice(ACADEMY),
                "accommodation-doctor", doctor(ACADEMY),
                "accommodation-office", office(ACADEMY));
        for (var operation : secured()) {
            for (var role : MAY.get(operation.id())) {
                if (owners.containsKey(role)) {
                    assertThat(status(operation, paths, owners.get(role)))
                            .as("%s as its %s", operation.id(), role)
                            .isNotIn(401, 403, 404);
                }
            }
        }
    }

    /** An id for each kind of path: requests have one, registrations another. */
    private Map<String, String> paths() {
        open(SESSION, ACADEMY);
        var registration = registered(person, SESSION, ACADEMY);
        var request = asked(person, registration);
        var paths = new TreeMap<String, String>();
        for (var operation : secured()) {
            var id = operation.path().startsWith("/v1/registrations") ? registration : request;
            paths.put(operation.id(), operation.path().replace("{id}", id));
        }
        return paths;
    }

    private static List<Contract.Operation> operations() {
        return Contract.of("registration").operations().stream()
                .filter(operation -> operation.tags().contains("Accommodations"))
                .toList();
    }

    private static List<Contract.Operation> secured() {
        return operations().stream()
                .filter(operation -> !NOBODY_IS_ASKED.contains(operation.id()))
                .toList();
    }

    private static List<Contract.Operation> forAnybody() {
        return operations().stream()
                .filter(operation -> NOBODY_IS_ASKED.contains(operation.id()))
                .toList();
    }

    private static String stranger(String role) {
        return TestTokens.of(role)
                .person(UUID.randomUUID())
                .uai("0750360J")
                .academies("23")
                .token();
    }

    private static int status(Contract.Operation operation, Map<String, String> paths, String token) {
        return status(operation, paths, token, "{}");
    }

    private static int status(Contract.Operation operation, Map<String, String> paths, String token, String body) {
        var request = given().contentType(ContentType.JSON).header("If-Match", "*");
        if (token != null) {
            request = request.auth().oauth2(token);
        }
        if (!operation.method().equals("GET")) {
            request = request.body(body);
        }
        return request.request(operation.method(), paths.get(operation.id()))
                .then()
                .extract()
                .statusCode();
    }
}
