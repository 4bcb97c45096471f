package fr.palmares.grading.journey;

import static fr.palmares.grading.journey.World.examOffice;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What an exam office does for one specialty, through the doors. */
record Office(String specialty) {

    String appoint() {
        office().body(jury("TEACHER"))
                .post("/v1/juries")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/jury-not-lawful"));
        return office().body(jury("PROFESSIONAL"))
                .post("/v1/juries")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    String open(String jury, String round) {
        return office().body(deliberation(jury))
                .post("/v1/deliberations")
                .then()
                .statusCode(201)
                .body("round", equalTo(round))
                .body("state", equalTo("OPEN"))
                .extract()
                .path("id");
    }

    void close(String deliberation) {
        var seal = office().body("{\"schoolReportsSeen\":true}")
                .put("/v1/deliberations/" + deliberation + "/closure")
                .then()
                .statusCode(200)
                .body("state", equalTo("CLOSED"))
                .body("minutesSha256", matchesPattern("[0-9a-f]{64}"))
                .extract()
                .<String>path("minutesSha256");
        office().get("/v1/deliberations/" + deliberation + "/minutes")
                .then()
                .statusCode(200)
                .header("ETag", "\"" + seal + "\"")
                .body("jury", notNullValue());
        office().body("{}")
                .put("/v1/deliberations/" + deliberation + "/closure")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/deliberation-closed"));
    }

    ValidatableResponse publish(String round) {
        return publish(round, 201);
    }

    ValidatableResponse publish(String round, int status) {
        return office().body(Map.of("examSession", 2026, "academy", "17", "specialty", specialty, "round", round))
                .post("/v1/publications")
                .then()
                .statusCode(status);
    }

    void mark(UUID registration, String unit, String round, String value) {
        put(registration, unit, round, value).statusCode(200).body("value", equalTo(value));
    }

    ValidatableResponse put(UUID registration, String unit, String round, String value) {
        return office().body(Map.of("kind", "MARK", "value", value))
                .put("/v1/exam-files/" + registration + "/marks/" + unit + "?round=" + round)
                .then();
    }

    ValidatableResponse openCentre(String centre, String rooms) {
        return office().body("{\"academy\":\"17\",\"name\":\"Lycée\",\"address\":\"1 rue\",\"rooms\":[" + rooms + "]}")
                .put("/v1/centres/" + centre)
                .then()
                .statusCode(200);
    }

    /** Of four hours. */
    String sitting(String unit, String centre, String room, Instant start) {
        return office().body(Map.of(
                        "examSession",
                        2026,
                        "academy",
                        "17",
                        "specialty",
                        specialty,
                        "unit",
                        unit,
                        "startsAt",
                        start.toString(),
                        "endsAt",
                        start.plus(Duration.ofHours(4)).toString(),
                        "centre",
                        centre,
                        "room",
                        room))
                .post("/v1/sittings")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    ValidatableResponse summon() {
        return office().body("{\"examSession\":2026,\"academy\":\"17\",\"specialty\":\"" + specialty + "\"}")
                .post("/v1/summons-runs")
                .then()
                .statusCode(201);
    }

    String deliberation(String jury) {
        return "{\"examSession\":2026,\"academy\":\"17\",\"specialty\":\"" + specialty + "\",\"juryId\":\"" + jury
                + "\"}";
    }

    RequestSpecification office() {
        return given().auth().oauth2(examOffice()).contentType("application/json");
    }

    private String jury(String second) {
        return "{\"examSession\":2026,\"academy\":\"17\",\"specialty\":\"" + specialty + "\","
                + "\"appointment\":{\"reference\":\"DEC5-2026-118\",\"date\":\"2026-05-04\"},"
                + "\"president\":{\"name\":\"Claire Morvan\",\"quality\":\"IA_IPR\"},"
                + "\"members\":[{\"name\":\"Yann Le Goff\",\"capacity\":\"TEACHER\"},"
                + "{\"name\":\"Inès Roux\",\"capacity\":\"" + second + "\"}]}";
    }
}
