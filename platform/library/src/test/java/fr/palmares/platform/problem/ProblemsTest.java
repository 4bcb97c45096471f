package fr.palmares.platform.problem;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import fr.palmares.backends.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ProblemsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"name\":\"a\",\"nom\":\"b\"}              | /nom",
                "{\"name\":1}                                | /name",
                "{\"name\":true}                             | /name",
                "{\"name\":\"a\",\"yes\":\"true\"}           | /yes",
                "{\"name\":\"a\",\"yes\":1}                  | /yes",
                "{\"name\":\"a\",\"colour\":\"BLUE\"}        | /colour",
                "{\"name\":\"a\",\"colour\":0}               | /colour",
                "{\"name\":\"a\",\"colour\":\"\"}            | /colour",
                "{\"name\":\"a\",\"lines\":[{\"years\":1}]}  | /lines/0/unit",
                "{\"name\":\"a\",\"lines\":[{\"unit\":\"U1\",\"years\":\"1\"}]} | /lines/0/years",
                "{\"name\":\"a\",\"lines\":[{\"unit\":\"U1\",\"years\":1.5}]}   | /lines/0/years",
                "{\"name\":\"a\",\"lines\":[{\"unit\":\"U1\",\"years\":null}]}  | /lines/0/years",
                "{}                                          | /name",
            })
    void whatTheContractDoesNotHaveIs400AndNamesTheField(String body, String pointer) {
        sending(body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/malformed"))
                .body("errors.pointer", hasItems(pointer));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"name\":\"a\"} {}",
                "{\"name\":\"a\"",
                "[]",
                "\"a\"",
                "nothing",
                "{\"name\":\"a\",\"name\":\"b\"}"
            })
    void whatIsNoJsonObjectIs400(String body) {
        sending(body).statusCode(400).contentType("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({"500, 500", "501, 500", "20000, 500"})
    void ofEndlessWrongValuesTheFirstAreNamed(int wrong, int named) {
        var words = String.join(",", Collections.nCopies(wrong, "\"abcd\""));

        sending("{\"name\":\"a\",\"words\":[" + words + "]}").statusCode(422).body("errors.size()", equalTo(named));
    }

    @Test
    void anEmptyBodyIs400() {
        given().contentType(ContentType.JSON).when().post("/probe").then().statusCode(400);
    }

    @Test
    void aValueThatCannotBeIs422() {
        sending("{\"name\":\"abcdef\"}").statusCode(422).body("errors.pointer", hasItems("/name"));
    }

    @Test
    void anElementOfAListIsNamedByItsPlace() {
        sending("{\"name\":\"a\",\"words\":[\"abc\",\"abcd\"]}")
                .statusCode(422)
                .body("errors.pointer", hasItems("/words/1"));
        sending("{\"name\":\"a\",\"words\":[null]}").statusCode(400).body("errors.pointer", hasItems("/words/0"));
    }

    @Test
    void anIncidentSaysNothingOfItsCause() {
        given().when()
                .get("/probe/failure")
                .then()
                .statusCode(500)
                .contentType("application/problem+json")
                .body(not(containsString("secret")));
    }

    @Test
    void anUnknownAddressIsAProblemToo() {
        given().when().get("/nowhere").then().statusCode(404).body("type", equalTo("/problems/not-found"));
    }

    @Test
    void withoutATokenTheAnswerIs401() {
        given().when()
                .get("/probe/who")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", equalTo("Bearer"))
                .body("type", equalTo("/problems/unauthenticated"));
    }

    @Test
    void aForgedTokenIs401() {
        given().auth()
                .oauth2("eyJhbGciOiJSUzI1NiJ9.e30.AAAA")
                .when()
                .get("/probe/who")
                .then()
                .statusCode(401);
    }

    @Test
    void aRoleThatMayNeverIs403() {
        given().auth()
                .oauth2(TestTokens.of("candidate").token())
                .when()
                .get("/probe/who")
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/forbidden"));
    }

    @Test
    void scopesAreReadFromTheToken() {
        given().auth()
                .oauth2(TestTokens.of("exam-office").academies("17", "70").token())
                .when()
                .get("/probe/who")
                .then()
                .statusCode(200)
                .body("$", hasItems("17", "70"));
    }

    private static ValidatableResponse sending(String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .when()
                .post("/probe")
                .then();
    }
}
