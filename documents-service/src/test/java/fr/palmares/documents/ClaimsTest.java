package fr.palmares.documents;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import fr.palmares.backends.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ClaimsTest {

    @Test
    void aFileInTheHandsOfOneAgentIsNotTakenByAnother() {
        var camille = new Journey().confirmed(1).withChecklist().provides("IDENTITE");

        claim(camille, "first").statusCode(200);
        claim(camille, "first").statusCode(200);
        claim(camille, "second").statusCode(409).body("type", equalTo("/problems/file-claimed"));

        given().auth()
                .oauth2(camille.examOffice())
                .get("/v1/worklist?limit=500")
                .then()
                .statusCode(200)
                .body("items.find { it.registrationId == '" + camille.registration + "' }.claimedBy", equalTo("first"));
        release(camille, "second").statusCode(204);
        claim(camille, "second").statusCode(409);
        release(camille, "first").statusCode(204);
        claim(camille, "second").statusCode(200);
    }

    @Test
    void aFileOfAnotherAcademyIsNotTaken() {
        var camille = new Journey().confirmed(1).withChecklist();

        given().auth()
                .oauth2(TestTokens.of("exam-office").academies("02").token())
                .put("/v1/checklists/{id}/claim", camille.registration)
                .then()
                .statusCode(404);
    }

    private static ValidatableResponse claim(Journey journey, String agent) {
        return given().auth()
                .oauth2(agent(agent))
                .put("/v1/checklists/{id}/claim", journey.registration)
                .then();
    }

    private static ValidatableResponse release(Journey journey, String agent) {
        return given().auth()
                .oauth2(agent(agent))
                .delete("/v1/checklists/{id}/claim", journey.registration)
                .then();
    }

    private static String agent(String name) {
        return TestTokens.of("exam-office").academies("33").subject(name).token();
    }
}
