package fr.palmares.registration;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import fr.palmares.backends.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.UUID;

/** The service as its users call it; each test takes an académie of its own so that tests do not meet. */
public final class Api {

    public static final String CONFIRMATION = """
            {"form":"GLOBAL","languages":{"a":"ANGLAIS"},"optionalUnits":[{"unit":"UF1","language":"ESPAGNOL"}],
             "consents":{"press":true,"localAuthorities":false}}
            """;

    private Api() {}

    public static String administrator() {
        return TestTokens.of("administrator").token();
    }

    public static String examOffice(String academy) {
        return TestTokens.of("exam-office").academies(academy).token();
    }

    public static String establishment(String uai) {
        return TestTokens.of("establishment").uai(uai).token();
    }

    public static String candidate(UUID person) {
        return TestTokens.of("candidate").person(person).token();
    }

    public static void openSession(int year) {
        given().auth()
                .oauth2(administrator())
                .put("/v1/exam-sessions/" + year)
                .then()
                .statusCode(200);
    }

    /** An exam session open, and the académie's calendar in force until the given instant. */
    public static void openUntil(int year, String academy, String closes) {
        openSession(year);
        given().auth()
                .oauth2(examOffice(academy))
                .header("If-Match", "*")
                .contentType(ContentType.JSON)
                .body("{\"registrationCloses\":\"" + closes + "\",\"piecesDeadline\":\"2099-12-01T24:00\"}")
                .put("/v1/exam-sessions/" + year + "/calendars/" + academy)
                .then()
                .statusCode(200);
        given().auth()
                .oauth2(examOffice(academy))
                .post("/v1/exam-sessions/" + year + "/calendars/" + academy + "/publication")
                .then()
                .statusCode(200);
    }

    public static void open(int year, String academy) {
        openUntil(year, academy, "2099-11-19T24:00");
    }

    /** Sends a file and waits for its end. */
    public static JsonPath importing(int year, String uai, String csv) {
        return importing(year, uai, csv.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    public static JsonPath importing(int year, String uai, byte[] csv) {
        String id = given().auth()
                .oauth2(establishment(uai))
                .contentType("text/csv")
                .queryParam("examSession", year)
                .queryParam("uai", uai)
                .body(csv)
                .post("/v1/imports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> given().auth()
                                .oauth2(establishment(uai))
                                .get("/v1/imports/" + id)
                                .then()
                                .statusCode(200)
                                .extract()
                                .jsonPath(),
                        report -> !report.getString("state").matches("WAITING|RUNNING"));
    }

    public static JsonPath list(String token, String query) {
        return given().auth()
                .oauth2(token)
                .get("/v1/registrations?" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public static ValidatableResponse read(String token, String id) {
        return given().auth().oauth2(token).get("/v1/registrations/" + id).then();
    }

    public static String tag(String token, String id) {
        return read(token, id).statusCode(200).extract().header("ETag");
    }

    public static ValidatableResponse confirm(String token, String id, String ifMatch, String body) {
        return given().auth()
                .oauth2(token)
                .header("If-Match", ifMatch)
                .contentType(ContentType.JSON)
                .body(body)
                .put("/v1/registrations/" + id + "/confirmation")
                .then();
    }

    /** An independent candidate's registration, still to be confirmed. */
    public static String start(UUID person, int year, String academy) {
        return given().auth()
                .oauth2(candidate(person))
                .contentType(ContentType.JSON)
                .body("{\"examSession\":" + year + ",\"academy\":\"" + academy
                        + "\",\"specialty\":\"MCO-2024\",\"category\":\"DISTANCE_LEARNING\"}")
                .post("/v1/registrations")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** The same, confirmed. */
    public static String confirmed(UUID person, int year, String academy) {
        var id = start(person, year, academy);
        confirm(candidate(person), id, tag(candidate(person), id), CONFIRMATION).statusCode(200);
        return id;
    }
}
