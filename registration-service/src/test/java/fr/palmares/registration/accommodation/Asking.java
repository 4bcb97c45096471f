package fr.palmares.registration.accommodation;

import static fr.palmares.registration.Api.candidate;
import static fr.palmares.registration.Api.confirm;
import static fr.palmares.registration.Api.start;
import static fr.palmares.registration.Api.tag;
import static io.restassured.RestAssured.given;

import fr.palmares.backends.TestTokens;
import fr.palmares.registration.Api;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/** Accommodations as candidates, doctors and authorities ask for them. */
public final class Asking {

    public static final String SECRET = "dyslexie-et-dysorthographie";

    public static final String FULL = """
            {"procedure":"FULL","arrangements":[{"arrangement":"EXTRA_TIME","extraTime":"1/3"},
             {"unit":"U1","arrangement":"COMPUTER"}],"situation":"%s"}
            """.formatted(SECRET);

    public static final String OPINION = """
            {"arrangements":[{"arrangement":"EXTRA_TIME","extraTime":"1/3"}],"text":"Avis favorable %s.",
             "medicalNote":"Bilan %s de 2024."}
            """.formatted(SECRET, SECRET);

    public static final String PARTLY = """
            {"arrangements":[{"arrangement":"EXTRA_TIME","extraTime":"1/3"}],"reasons":"Motif %s."}
            """.formatted(SECRET);

    private Asking() {}

    public static String doctor(String academy) {
        return TestTokens.of("accommodation-doctor").academies(academy).token();
    }

    public static String office(String academy) {
        return TestTokens.of("accommodation-office").academies(academy).token();
    }

    /** An independent candidate's registration, confirmed with « handicap : oui ». */
    public static String registered(UUID person, int examSession, String academy) {
        var id = start(person, examSession, academy);
        confirmWithHandicap(person, id);
        return id;
    }

    public static void confirmWithHandicap(UUID person, String registration) {
        confirm(candidate(person), registration, tag(candidate(person), registration), form(true))
                .statusCode(200);
    }

    public static String form(boolean handicap) {
        return Api.CONFIRMATION.replaceFirst("\\{", "{\"handicap\":" + handicap + ",");
    }

    public static ValidatableResponse ask(UUID person, String registration, String wish) {
        return post(candidate(person), "/v1/registrations/" + registration + "/accommodation-requests", null, wish);
    }

    public static String asked(UUID person, String registration) {
        return ask(person, registration, FULL).statusCode(201).extract().path("id");
    }

    public static ValidatableResponse renew(UUID person, String registration, boolean unchanged) {
        return post(
                candidate(person),
                "/v1/registrations/" + registration + "/accommodation-renewals",
                null,
                "{\"medicalSituationUnchanged\":" + unchanged + "}");
    }

    public static ValidatableResponse post(String token, String path, String key, String body) {
        var request = as(token).contentType(ContentType.JSON);
        if (key != null) {
            request = request.header("Idempotency-Key", key);
        }
        return request.body(body).post(path).then();
    }

    public static ValidatableResponse read(String token, String id) {
        return as(token).get("/v1/accommodation-requests/" + id).then();
    }

    public static String version(String token, String id) {
        return read(token, id).statusCode(200).extract().header("ETag");
    }

    public static ValidatableResponse put(String token, String id, String what, String ifMatch, String body) {
        var request = as(token).contentType(ContentType.JSON);
        if (ifMatch != null) {
            request = request.header("If-Match", ifMatch);
        }
        return request.body(body).put("/v1/accommodation-requests/" + id + what).then();
    }

    public static ValidatableResponse advise(String academy, String id, String opinion) {
        return put(doctor(academy), id, "/opinion", "*", opinion);
    }

    public static ValidatableResponse decide(String academy, String id, String answer) {
        return put(office(academy), id, "/decision", "*", answer);
    }

    public static ValidatableResponse own(UUID person, String registration) {
        return as(candidate(person))
                .get("/v1/registrations/" + registration + "/accommodation")
                .then()
                .statusCode(200);
    }

    public static ValidatableResponse arrangements(String token, String registration) {
        return as(token)
                .get("/v1/registrations/" + registration + "/arrangements")
                .then();
    }

    public static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }
}
