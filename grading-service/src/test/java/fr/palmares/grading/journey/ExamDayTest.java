package fr.palmares.grading.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import fr.palmares.backends.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The day of a test and the days after: call list, absences, anonymous scripts, and the gate that compares them. */
@QuarkusTest
class ExamDayTest {

    private static final Office OFFICE = new Office("DAY-2026");

    /** In less than a fortnight: the summons is late. */
    private static final Instant START = Instant.now().plus(Duration.ofDays(10)).truncatedTo(ChronoUnit.SECONDS);

    @Inject
    World world;

    @Test
    void whoCameIsMarkedAnonymouslyAndTheGateNamesContradictions() {
        world.publishSpecialty("DAY-2026");
        var present = world.validate("DAY-2026", "GLOBAL", "");
        var absent = world.validate("DAY-2026", "GLOBAL", "");
        var suspected = world.validate("DAY-2026", "GLOBAL", "");
        var sitting = sitting();

        aLateArrivalIsLetInForAnHour(sitting, present);
        attendance(centre("DAYCENTRE"), sitting, absent, "ABSENT", null, 204);
        attendance(centre("DAYCENTRE"), sitting, suspected, "PRESENT", "FRAUD_SUSPECTED", 204);
        attendance(centre("ELSEWHERE"), sitting, present, "ABSENT", null, 404);
        callList(sitting)
                .body("status.sort()", equalTo(List.of("ABSENT", "LATE", "PRESENT")))
                .body("arrivedAt", hasItem(START.plus(Duration.ofHours(1)).toString()))
                .body("incident", hasItem("FRAUD_SUSPECTED"));

        scriptsAreMarkedByTheirExaminerAlone();
        OFFICE.mark(present.registration(), "U2", "FIRST", "12");
        OFFICE.office()
                .body(OFFICE.deliberation(OFFICE.appoint()))
                .post("/v1/deliberations")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/gate-open"))
                .body(
                        "errors.detail",
                        hasItem(containsString(absent.registration() + " ("))) // named with the candidate number
                .body("errors.detail", hasItem(containsString("se contredisent pour U1")));
    }

    private static void aLateArrivalIsLetInForAnHour(String sitting, World.Candidate who) {
        late(sitting, who, START).statusCode(422).body("errors[0].pointer", equalTo("/arrivedAt"));
        late(sitting, who, START.plus(Duration.ofHours(1)).plusSeconds(1))
                .statusCode(422)
                .body("type", equalTo("/problems/arrived-too-late"))
                .body("errors[0].pointer", equalTo("/arrivedAt"));
        attendance(centre("DAYCENTRE"), sitting, who, "LATE", null, 422);
        record(
                        sitting,
                        who,
                        Map.of(
                                "status",
                                "PRESENT",
                                "arrivedAt",
                                START.plusSeconds(60).toString()))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/arrivedAt"));
        callList(sitting).body("status", everyItem(nullValue()));

        late(sitting, who, START.plusSeconds(1)).statusCode(204);
        late(sitting, who, START.plus(Duration.ofHours(1))).statusCode(204);
    }

    private static ValidatableResponse late(String sitting, World.Candidate who, Instant arrivedAt) {
        return record(sitting, who, Map.of("status", "LATE", "arrivedAt", arrivedAt.toString()));
    }

    private static ValidatableResponse record(String sitting, World.Candidate who, Map<String, ?> body) {
        return centre("DAYCENTRE")
                .body(body)
                .put("/v1/sittings/" + sitting + "/attendance/" + who.registration())
                .then();
    }

    private static ValidatableResponse callList(String sitting) {
        return centre("DAYCENTRE")
                .get("/v1/sittings/" + sitting + "/call-list")
                .then()
                .statusCode(200);
    }

    private static void scriptsAreMarkedByTheirExaminerAlone() {
        var lots = OFFICE.office()
                .body(Map.of(
                        "examSession", 2026,
                        "academy", "17",
                        "specialty", "DAY-2026",
                        "unit", "U1",
                        "examiners",
                                List.of(
                                        Map.of("account", "day-examiner"),
                                        Map.of("account", "own", "uai", "0440001M"))))
                .post("/v1/script-lots")
                .then()
                .statusCode(201)
                .body("lots.size()", equalTo(1))
                .body("unassigned.size()", equalTo(0))
                .extract();
        var lot = lots.<String>path("lots[0].id");
        List<String> numbers = lots.path("lots[0].scripts.number");
        assertThat(numbers).hasSize(3).allSatisfy(number -> assertThat(number).matches("[2-9A-Z]{8}"));

        mark(examiner("stranger"), lot, numbers.getFirst(), "12", 404);
        mark(examiner("day-examiner"), lot, numbers.getFirst(), "20.5", 422);
        mark(examiner("day-examiner"), lot, numbers.getFirst(), "12", 200);
        examiner("day-examiner")
                .put("/v1/script-lots/" + lot + "/hand-in")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/scripts-without-mark"))
                .body("detail", containsString(numbers.getLast()));
        numbers.stream().skip(1).forEach(number -> mark(examiner("day-examiner"), lot, number, "8.5", 200));
        examiner("day-examiner")
                .put("/v1/script-lots/" + lot + "/hand-in")
                .then()
                .statusCode(200)
                .body("state", equalTo("HANDED_IN"));
        mark(examiner("day-examiner"), lot, numbers.getFirst(), "13", 409);
        examiner("day-examiner").get("/v1/script-lots").then().statusCode(200).body("[0].scripts.size()", equalTo(3));
        examiner("stranger").get("/v1/script-lots").then().statusCode(200).body("size()", equalTo(0));
    }

    private static void mark(RequestSpecification examiner, String lot, String number, String value, int status) {
        examiner.body(Map.of("value", value))
                .put("/v1/script-lots/" + lot + "/scripts/" + number)
                .then()
                .statusCode(status);
    }

    private static void attendance(
            RequestSpecification as, String sitting, World.Candidate who, String status, String incident, int answer) {
        as.body(incident == null ? Map.of("status", status) : Map.of("status", status, "incident", incident))
                .put("/v1/sittings/" + sitting + "/attendance/" + who.registration())
                .then()
                .statusCode(answer);
    }

    private static String sitting() {
        OFFICE.openCentre("DAYCENTRE", "{\"name\":\"A1\",\"capacity\":10}");
        var sitting = OFFICE.sitting("U1", "DAYCENTRE", "A1", START);
        OFFICE.summon().body("issued", equalTo(3)).body("late", equalTo(3));
        return sitting;
    }

    private static RequestSpecification centre(String uai) {
        return given().auth()
                .oauth2(TestTokens.of("exam-centre").uai(uai).token())
                .contentType("application/json");
    }

    private static RequestSpecification examiner(String account) {
        return given().auth()
                .oauth2(TestTokens.of("examiner").subject(account).token())
                .contentType("application/json");
    }
}
