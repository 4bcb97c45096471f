package fr.palmares.documents;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.backends.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Operation × role × ownership: 403 where the role may never, 404 where the file is not theirs. */
@QuarkusTest
class AccessTest {

    private static final int NEVER = 403;

    private static @Nullable Journey provided;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // operation                       | candidate | school | office | accommodation | integrator
                "GET /                             | 200 | 200 | 200 | 403 | 200",
                "GET /pieces/IDENTITE/content      | 200 | 200 | 200 | 404 | 403",
                "GET /pieces/IDENTITE/versions     | 200 | 200 | 200 | 404 | 403",
                "PUT /pieces/IDENTITE              | 202 | 202 | 403 | 403 | 403",
                "PUT /pieces/IDENTITE/review       | 403 | 403 | 200 | 404 | 403",
                "PUT /completion                   | 409 | 409 | 403 | 403 | 403",
                "GET document                      | 200 | 200 | 200 | 403 | 200",
            })
    void eachRoleDoesItsPartOnItsOwnFilesOnly(
            String operation, int candidate, int school, int office, int accommodation, int integrator) {
        var camille = provided();
        var other = new Journey();

        check(operation, camille, camille.candidate(), candidate);
        check(operation, camille, other.candidate(), foreign(candidate));
        check(operation, camille, camille.establishment(), school);
        check(operation, camille, TestTokens.of("establishment").uai("0440001M").token(), foreign(school));
        check(operation, camille, camille.examOffice(), office);
        check(operation, camille, TestTokens.of("exam-office").academies("02").token(), foreign(office));
        check(operation, camille, TestTokens.of("exam-office").token(), foreign(office));
        check(operation, camille, TestTokens.of("accommodation-office").academies("33").token(), accommodation);
        check(operation, camille, TestTokens.of("integrator").academies("33").token(), integrator);
        check(operation, camille, TestTokens.of("integrator").academies("02").token(), foreign(integrator));
        for (var role : List.of("examiner", "jury", "exam-centre", "administrator")) {
            check(operation, camille, TestTokens.of(role).academies("33").person(camille.person).token(), NEVER);
        }
        check(operation, camille, TestTokens.of("candidate").person(camille.person).expired().token(), 401);
        assertThat(send(operation, camille, null).statusCode()).as(operation + " anonymously").isEqualTo(401);
    }

    private static int foreign(int own) {
        return own == NEVER ? NEVER : 404;
    }

    private static Journey provided() {
        if (provided == null) {
            provided = new Journey().named().confirmed(1).withChecklist().provides("IDENTITE");
            Patience.until(() -> document(provided) != null);
        }
        return provided;
    }

    private static void check(String operation, Journey journey, String token, int expected) {
        assertThat(send(operation, journey, token).statusCode()).as(operation).isEqualTo(expected);
    }

    private static Response send(String operation, Journey journey, @Nullable String token) {
        var words = operation.split(" ");
        var request = token == null ? given() : given().auth().oauth2(token);
        if (words[1].equals("document")) {
            return request.get("/v1/documents/" + document(journey) + "/content");
        }
        var path = "/v1/checklists/" + journey.registration + (words[1].equals("/") ? "" : words[1]);
        if (words[0].equals("GET")) {
            return request.get(path);
        }
        return words[1].endsWith("review")
                ? request.contentType("application/json")
                        .body("{\"decision\":\"REFUSED\",\"reason\":\"ILLEGIBLE\"}")
                        .put(path)
                : request.contentType("application/pdf").body(Journey.pdf("a")).put(path);
    }

    private static @Nullable UUID document(Journey journey) {
        return given().auth()
                .oauth2(journey.candidate())
                .queryParam("registrationId", journey.registration)
                .get("/v1/documents")
                .then()
                .extract()
                .jsonPath()
                .getUUID("items[0].id");
    }
}
