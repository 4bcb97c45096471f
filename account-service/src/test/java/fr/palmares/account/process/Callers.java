package fr.palmares.account.process;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import fr.palmares.account.World;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Whoever asks something of the service that runs in a process of its own. */
final class Callers {

    private final Map<String, String> settings;
    private final URI service;

    Callers(Map<String, String> settings, URI service) {
        this.settings = settings;
        this.service = service;
    }

    String path(String path) {
        return service + path;
    }

    RequestSpecification json() {
        return given().contentType("application/json");
    }

    RequestSpecification administrator() {
        return as("administrateur", "palmares-local-administrateur");
    }

    /** One after the other: two sign-ins of one user at the same moment are guessing to Keycloak. */
    synchronized RequestSpecification as(String username, String password) {
        return json().auth()
                .oauth2(given().formParams(Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "palmares-demo",
                                "username",
                                username,
                                "password",
                                password))
                        .post(settings.get("quarkus.oidc.auth-server-url") + "/protocol/openid-connect/token")
                        .path("access_token"));
    }

    /** What follows the link in the e-mail. */
    Map<String, Object> asksForAnAccount(String email) {
        json().body(World.signUp(email)).post(path("/v1/accounts")).then().statusCode(202);
        return followingTheLinkTo(email);
    }

    void activates(String door, Map<String, Object> link) {
        json().body(link).post(path(door)).then().statusCode(204);
    }

    /** Invites an agent of an exam office; returns the entry's id. */
    String enters(String email) {
        return administrator()
                .body(Map.of(
                        "email",
                        email,
                        "familyName",
                        "Le Goff",
                        "givenNames",
                        "Yann",
                        "roles",
                        List.of("exam-office"),
                        "academies",
                        List.of("17")))
                .post(path("/v1/staff"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    Map<String, Object> followingTheLinkTo(String email) {
        var mail = await().atMost(World.PATIENCE).until(() -> mailTo(email), text -> !text.isEmpty());
        return Map.of("token", World.tokenIn(mail), "password", World.PASSWORD);
    }

    private String mailTo(String email) {
        var mails = RestAssured.get(settings.get("palmares.test.mail-api") + "/user/" + email + "/messages");
        return mails.statusCode() != 200
                ? ""
                : mails.jsonPath().getList("$").stream()
                        .map(Object::toString)
                        .filter(mail -> mail.contains("token="))
                        .findFirst()
                        .orElse("");
    }
}
