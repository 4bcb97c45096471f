package fr.palmares.platform.problem;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the contract says of every operation alike. */
@QuarkusTest
class StandardProblemsTest {

    private static final String KEEP = "paths.'/probe/things/{id}'.put.responses";

    @ParameterizedTest
    @ValueSource(strings = {"400", "401", "403", "404", "409", "412", "415", "422", "428", "429", "500"})
    void anOperationThatChangesSomethingHasEveryProblemItCanMeet(String status) {
        contract()
                .body(
                        KEEP + ".'" + status + "'.content.'application/problem+json'.schema.$ref",
                        equalTo("#/components/schemas/Problem"));
    }

    @Test
    void whatTheResourceSaysOfAStatusStays() {
        contract()
                .body(KEEP + ".'404'.description", equalTo("No such thing in this house."))
                .body(KEEP + ".'409'.description", containsString("/problems/closed"));
    }

    @Test
    void theWordsOfTheGeneratorAreReplaced() {
        contract()
                .body(KEEP + ".'401'.description", containsString("token"))
                .body(KEEP + ".'403'.description", containsString("role"));
    }

    @Test
    void anOpenReadWithoutParametersOnlyHasWhatEverybodyMeets() {
        contract()
                .body("paths.'/probe/failure'.get.responses", hasKey("429"))
                .body("paths.'/probe/failure'.get.responses", hasKey("500"))
                .body("paths.'/probe/failure'.get.responses", not(hasKey("401")))
                .body("paths.'/probe/failure'.get.responses", not(hasKey("404")))
                .body("paths.'/probe/failure'.get.responses", not(hasKey("412")));
    }

    @Test
    void theProblemItselfIsDescribed() {
        contract().body("components.schemas.Problem.properties", hasKey("detail"));
    }

    private static ValidatableResponse contract() {
        return given().get("/q/openapi?format=json").then().statusCode(200);
    }
}
