package fr.palmares.grading.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import fr.palmares.backends.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every wrong request of the issue has a code of its own, leaves nothing stored, and a right one beside it passes. */
@QuarkusTest
class BadInputTest {

    private static final Office OFFICE = new Office("BAD-2026");

    @Inject
    World world;

    @Inject
    EntityManager database;

    @Test
    void eachIsRefusedWithItsOwnCodeAndNothingIsStored() {
        world.publishSpecialty("BAD-2026");
        world.publishCalendar(Instant.now().plus(Duration.ofDays(1)));
        var candidate = world.validate(
                "BAD-2026",
                "PROGRESSIVE",
                "{\"unit\":\"U3\",\"choice\":\"EXEMPT\"},{\"unit\":\"U2\",\"choice\":\"DEFER\"}");
        marksThatCannotBe(candidate);
        scriptsOfOthers(candidate);
        OFFICE.mark(candidate.registration(), "U1", "FIRST", "9.5");
        OFFICE.mark(candidate.registration(), "U5", "FIRST", "20");
        var jury = juryWithAMemberOfTheSchool();
        var deliberation = OFFICE.open(jury, "FIRST");
        proposals(deliberation, candidate);
        afterOpening(candidate, jury, deliberation);
        closing(deliberation);
        publishing();
        assertThat(tracedTypes(candidate))
                .contains(
                        "/problems/mark-off-step",
                        "/problems/exempt-unit",
                        "/problems/deferred-unit",
                        "/problems/own-pupil",
                        "/problems/mark-not-raised",
                        "/problems/marks-locked");
    }

    private List<String> tracedTypes(World.Candidate candidate) {
        List<?> rows = database.createNativeQuery(
                        "SELECT detail FROM audit_entry WHERE action = 'refused' AND subject LIKE ?1", String.class)
                .setParameter(1, "%" + candidate.registration() + "%")
                .getResultList();
        return rows.stream()
                .map(detail -> String.valueOf(detail).replaceAll(".*\"type\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    private void marksThatCannotBe(World.Candidate candidate) {
        refused(OFFICE.put(candidate.registration(), "U1", "FIRST", "20.5"), 422, "/problems/unprocessable");
        refused(OFFICE.put(candidate.registration(), "U1", "FIRST", "12.125"), 422, "/problems/unprocessable");
        refused(OFFICE.put(candidate.registration(), "U1", "FIRST", "12.25"), 422, "/problems/mark-off-step");
        refused(OFFICE.put(candidate.registration(), "U3", "FIRST", "12"), 422, "/problems/exempt-unit");
        refused(OFFICE.put(candidate.registration(), "U2", "FIRST", "12"), 422, "/problems/deferred-unit");
        refused(OFFICE.put(candidate.registration(), "U9", "FIRST", "12"), 422, "/problems/unknown-unit");
        refused(OFFICE.put(candidate.registration(), "U1", "CATCH_UP", "12"), 409, "/problems/not-chosen-for-catch-up");
        var school = given().auth()
                .oauth2(TestTokens.of("establishment").uai("0440001M").token())
                .contentType("application/json")
                .body("{\"kind\":\"MARK\",\"value\":\"12\"}")
                .put("/v1/exam-files/" + candidate.registration() + "/marks/U1")
                .then();
        refused(school, 422, "/problems/not-in-training");
        assertThat(count("mark", candidate)).isZero();
        assertThat(count("mark_change", candidate)).isZero();
    }

    private void scriptsOfOthers(World.Candidate candidate) {
        var lots = OFFICE.office()
                .body(Map.of(
                        "examSession", 2026,
                        "academy", "17",
                        "specialty", "BAD-2026",
                        "unit", "U1",
                        "examiners", List.of(Map.of("account", "bad-examiner"))))
                .post("/v1/script-lots")
                .then()
                .statusCode(201)
                .extract();
        var script = "/v1/script-lots/" + lots.<String>path("lots[0].id") + "/scripts/"
                + lots.<String>path("lots[0].scripts[0].number");
        var mark = Map.of("value", "12");
        examiner("somebody-else", "9990001Z").body(mark).put(script).then().statusCode(404);
        refused(examiner("bad-examiner", "0440001M").body(mark).put(script).then(), 422, "/problems/own-pupil");
        refused(
                examiner("bad-examiner", "9990001Z")
                        .body(Map.of("value", "20.5"))
                        .put(script)
                        .then(),
                422,
                "/problems/unprocessable");
        assertThat(count("mark", candidate)).isZero();
        var lot = "/v1/script-lots/" + lots.<String>path("lots[0].id");
        var second = Map.of("examiner", Map.of("account", "another"), "reason", "Écart");
        refused(OFFICE.office().body(second).post(lot + "/second-marking").then(), 409, "/problems/lot-open");
        refused(
                OFFICE.office()
                        .body(Map.of("shift", 0.5, "reason", "Commission"))
                        .post(lot + "/harmonisations")
                        .then(),
                409,
                "/problems/lot-open");
    }

    private static String juryWithAMemberOfTheSchool() {
        var members = List.of(
                Map.of("name", "Yann", "capacity", "TEACHER", "uai", "0440001M", "account", "bad-member"),
                Map.of("name", "Inès", "capacity", "PROFESSIONAL", "account", "good-member"));
        var body = Map.of(
                "examSession",
                2026,
                "academy",
                "17",
                "specialty",
                "BAD-2026",
                "appointment",
                Map.of("reference", "DEC5", "date", "2026-05-04"),
                "president",
                Map.of("name", "Claire", "quality", "IA_IPR"),
                "members",
                members);
        refused(
                OFFICE.office()
                        .body(with(body, "members", members.subList(0, 1)))
                        .post("/v1/juries")
                        .then(),
                422,
                "/problems/jury-not-lawful");
        var absent = appoint(body);
        OFFICE.office()
                .body("{\"name\":\"Claire\",\"reason\":\"Maladie\"}")
                .post("/v1/juries/" + absent + "/defections")
                .then()
                .statusCode(201)
                .body("lawful", equalTo(false))
                .body("reasons.code", equalTo(List.of("PRESIDENT_ABSENT")));
        refused(
                OFFICE.office()
                        .body(OFFICE.deliberation(absent))
                        .post("/v1/deliberations")
                        .then(),
                409,
                "/problems/jury-cannot-sit");
        return appoint(body);
    }

    private static void proposals(String deliberation, World.Candidate candidate) {
        var path = "/v1/deliberations/" + deliberation + "/proposals/" + candidate.registration() + "/marks/U1";
        var raise = Map.of("mark", "10", "reason", "Livret");
        refused(member("bad-member").body(raise).put(path).then(), 422, "/problems/own-pupil");
        refused(
                member("good-member")
                        .body(Map.of("mark", "9", "reason", "x"))
                        .put(path)
                        .then(),
                422,
                "/problems/mark-not-raised");
        member("nobody").body(raise).put(path).then().statusCode(404);
        member("good-member").body(raise).put(path).then().statusCode(200);
    }

    private void afterOpening(World.Candidate candidate, String jury, String deliberation) {
        refused(OFFICE.put(candidate.registration(), "U1", "FIRST", "12"), 409, "/problems/marks-locked");
        refused(
                OFFICE.office()
                        .body("{\"excused\":true,\"reason\":\"x\"}")
                        .put("/v1/exam-files/" + candidate.registration() + "/absences/U1")
                        .then(),
                409,
                "/problems/marks-locked");
        refused(
                OFFICE.office()
                        .body(OFFICE.deliberation(jury))
                        .post("/v1/deliberations")
                        .then(),
                409,
                "/problems/already-deliberated");
        refused(
                given().auth()
                        .oauth2(candidate.token())
                        .contentType("application/json")
                        .body("{\"units\":[\"U5\",\"U3\"]}")
                        .put("/v1/exam-files/" + candidate.registration() + "/catch-up-choice")
                        .then(),
                409,
                "/problems/catch-up-not-open");
        OFFICE.office().get("/v1/deliberations/" + deliberation).then().body("decisions.IN_PROGRESS", equalTo(1));
    }

    private static void closing(String deliberation) {
        refused(OFFICE.publish("FIRST", 409), 409, "/problems/deliberation-not-closed");
        OFFICE.office()
                .body("{\"absentMembers\":[\"Quelqu’un\"]}")
                .put("/v1/deliberations/" + deliberation + "/closure")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/absentMembers/0"));
        refused(
                OFFICE.office()
                        .body("{\"absentMembers\":[\"Claire\"]}")
                        .put("/v1/deliberations/" + deliberation + "/closure")
                        .then(),
                409,
                "/problems/jury-cannot-sit");
        OFFICE.close(deliberation);
    }

    private void publishing() {
        refused(OFFICE.publish("FIRST", 409), 409, "/problems/embargo");
        assertThat(world.facts("grading.ResultDecided.v1", "BAD-2026")).isEmpty();
    }

    private static void refused(ValidatableResponse answer, int status, String type) {
        answer.statusCode(status).contentType("application/problem+json").body("type", equalTo(type));
    }

    private static RequestSpecification examiner(String account, String uai) {
        return given().auth()
                .oauth2(TestTokens.of("examiner").subject(account).uai(uai).token())
                .contentType("application/json");
    }

    private static RequestSpecification member(String account) {
        return given().auth()
                .oauth2(TestTokens.of("jury").subject(account).token())
                .contentType("application/json");
    }

    private static String appoint(Map<String, ?> body) {
        return OFFICE.office()
                .body(body)
                .post("/v1/juries")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Map<String, ?> with(Map<String, ?> body, String field, Object value) {
        var changed = new HashMap<String, Object>(body);
        changed.put(field, value);
        return changed;
    }

    private int count(String table, World.Candidate candidate) {
        return ((Number) database.createNativeQuery("SELECT count(*) FROM " + table + " WHERE registration_id = ?1")
                        .setParameter(1, candidate.registration())
                        .getSingleResult())
                .intValue();
    }
}
