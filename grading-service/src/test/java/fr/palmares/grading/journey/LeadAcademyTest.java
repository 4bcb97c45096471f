package fr.palmares.grading.journey;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import fr.palmares.backends.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A lead academy manages the candidates of its specialty wherever they are, and speaks for it to everybody (C-3). */
@QuarkusTest
class LeadAcademyTest {

    @Inject
    World world;

    @Test
    void theLeadAcademyPublishesNoticesAndManagesCandidatesOfOthers() {
        world.publishSpecialty("LEA-2026", "06");
        var candidate = world.validate("LEA-2026", "GLOBAL", "");
        var file = "/v1/exam-files/" + candidate.registration();

        office("06").get(file).then().statusCode(200);
        office("17").get(file).then().statusCode(200);
        office("44").get(file).then().statusCode(404);
        office("06")
                .body(Map.of("kind", "MARK", "value", "12"))
                .put(file + "/marks/U1")
                .then()
                .statusCode(200);
        office("06")
                .get("/v1/exam-files?examSession=2026&academy=17&specialty=LEA-2026")
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
        office("44")
                .get("/v1/exam-files?examSession=2026&academy=17&specialty=LEA-2026")
                .then()
                .statusCode(404);

        var notice = Map.of(
                "examSession", 2026,
                "specialty", "LEA-2026",
                "unit", "U1",
                "kind", "ALLOWED_MATERIAL",
                "title", "Calculatrice",
                "text", "En mode examen.");
        office("17")
                .body(notice)
                .post("/v1/notices")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/not-lead-academy"));
        var id = office("06")
                .body(notice)
                .post("/v1/notices")
                .then()
                .statusCode(201)
                .header("Location", containsString("/v1/notices/"))
                .body("version", equalTo(1))
                .extract()
                .<String>path("id");
        office("06")
                .body(notice)
                .put("/v1/notices/" + id)
                .then()
                .statusCode(200)
                .body("version", equalTo(2));
        given().auth()
                .oauth2(candidate.token())
                .get("/v1/notices?examSession=2026&specialty=LEA-2026")
                .then()
                .statusCode(200)
                .body("title", hasSize(1))
                .body("[0].version", equalTo(2));
        office("17").delete("/v1/notices/" + id).then().statusCode(404);
        office("06").delete("/v1/notices/" + id).then().statusCode(204);
        given().auth()
                .oauth2(candidate.token())
                .get("/v1/notices?examSession=2026&specialty=LEA-2026")
                .then()
                .body("$", hasSize(0));
    }

    private static RequestSpecification office(String academy) {
        return given().auth()
                .oauth2(TestTokens.of("exam-office").academies(academy).token())
                .contentType("application/json");
    }
}
