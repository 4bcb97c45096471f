package fr.palmares.grading.deliberation.simulation;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;

/** Bodies of simulations and how they are sent. */
final class Simulated {

    static final String UNIT = """
            {"code":"U1","title":"Français","coefficient":"1","domain":"GENERAL","optional":false,
             "result":{"type":"MARK","value":"11"}}""";
    static final String PROFESSIONAL = """
            {"code":"U5","title":"Gestion","coefficient":"1","domain":"PROFESSIONAL","optional":false,
             "result":{"type":"MARK","value":"11"}}""";

    private Simulated() {}

    static String catchingUp(String mark, String catchUp) {
        return body(
                        "GLOBAL",
                        unit("U1", "1", "GENERAL", mark(mark)),
                        unit("U2", "1", "GENERAL", mark(mark)),
                        unit("U3", "1", "GENERAL", mark(mark)),
                        unit("U4", "1", "GENERAL", "{\"type\":\"EXEMPT\"}"),
                        unit("U5", "1", "PROFESSIONAL", mark("11")),
                        optional("UF1", mark("9")))
                .replace("\"form\"", "\"catchUp\":" + catchUp + ",\"form\"");
    }

    static ValidatableResponse post(String body) {
        return post("/v1/deliberations/simulations", body);
    }

    static ValidatableResponse advice(String body) {
        return post("/v1/catch-up-advice", body);
    }

    private static ValidatableResponse post(String path, String body) {
        return given().contentType("application/json; charset=UTF-8")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(path)
                .then();
    }

    static ValidatableResponse malformed(ValidatableResponse response) {
        return response.statusCode(400)
                .contentType(containsString("application/problem+json"))
                .body("type", equalTo("/problems/malformed"))
                .body("status", equalTo(400))
                .body("title", notNullValue())
                .body("detail", notNullValue());
    }

    static String body(String form, String... units) {
        return "{\"examSession\":2026,\"form\":\"" + form + "\",\"units\":[" + String.join(",", units) + "]}";
    }

    static String unit(String code, String coefficient, String domain, String result) {
        return "{\"code\":\"" + code + "\",\"title\":\"Unité\",\"coefficient\":\"" + coefficient + "\",\"domain\":\""
                + domain + "\",\"optional\":false,\"result\":" + result + "}";
    }

    static String optional(String code, String result) {
        return "{\"code\":\"" + code + "\",\"title\":\"Unité\",\"optional\":true,\"result\":" + result + "}";
    }

    static String mark(String value) {
        return "{\"type\":\"MARK\",\"value\":\"" + value + "\"}";
    }
}
