package fr.palmares.grading.journey;

import static fr.palmares.grading.journey.World.examOffice;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One exam session of one specialty, from facts to retained marks, through the doors. */
@QuarkusTest
class GradingJourneyTest {

    private static final Instant TOMORROW = Instant.now().plus(Duration.ofDays(1));
    private static final Instant YESTERDAY = Instant.now().minus(Duration.ofDays(1));

    private static final Office OFFICE = new Office("JRN-2026");

    @Inject
    World world;

    @Test
    void fromTheValidatedRegistrationToThePublishedResult() {
        world.publishSpecialty("JRN-2026");
        world.publishCalendar(TOMORROW);
        var admitted = world.validate("JRN-2026", "GLOBAL", "");
        var allowed = world.validate("JRN-2026", "GLOBAL", "");
        var eliminated = world.validate("JRN-2026", "GLOBAL", "");
        var progressing = world.validate("JRN-2026", "PROGRESSIVE", "");
        var held = world.validate("JRN-2026", "GLOBAL", "");
        var retaining = world.validate(
                "JRN-2026",
                "GLOBAL",
                "{\"unit\":\"U2\",\"choice\":\"RETAIN\",\"mark\":\"12\",\"obtainedIn\":2025},"
                        + "{\"unit\":\"U3\",\"choice\":\"EXEMPT\",\"exemptionGround\":\"DIPLOMA\"}");
        everybodyIsSummoned(6);
        marksAreImported(admitted, allowed, eliminated, progressing, retaining);
        exemptAndHeldUnitsTakeNoMark(retaining);
        given().auth()
                .oauth2(examOffice())
                .contentType("application/json")
                .body("{\"reason\":\"Procès-verbal de fraude\"}")
                .put("/v1/exam-files/" + held.registration() + "/disciplinary-hold")
                .then()
                .statusCode(204);

        var jury = OFFICE.appoint();
        var gate = given().auth()
                .oauth2(examOffice())
                .contentType("application/json")
                .body(OFFICE.deliberation(jury))
                .post("/v1/deliberations")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/gate-open"))
                .extract()
                .<List<String>>path("errors.detail");
        assertThat(gate)
                .singleElement()
                .asString()
                .contains(allowed.registration().toString(), "U5");
        OFFICE.mark(allowed.registration(), "U5", "FIRST", "11");

        var first = OFFICE.open(jury, "FIRST");
        given().auth()
                .oauth2(examOffice())
                .get("/v1/deliberations/" + first)
                .then()
                .statusCode(200)
                .body("candidates", equalTo(6))
                .body("decisions.ADMITTED", equalTo(1))
                .body("decisions.CATCH_UP_ALLOWED", equalTo(1))
                .body("decisions.ELIMINATED", equalTo(1))
                .body("decisions.IN_PROGRESS", equalTo(1))
                .body("decisions.WITHHELD", equalTo(1))
                .body("decisions.FAILED", equalTo(1));
        marksAreLocked(admitted.registration());
        theJuryRaisesAMark(first, retaining.registration());
        OFFICE.close(first);

        nothingLeavesBeforeTheEmbargo(admitted, allowed);
        world.publishCalendar(YESTERDAY);
        OFFICE.publish("FIRST").body("results", equalTo(6));
        OFFICE.publish("FIRST", 409).body("type", equalTo("/problems/already-published"));

        result(admitted)
                .body("result.decision", equalTo("ADMITTED"))
                .body("result.average", equalTo("12.00"))
                .body("result.verificationCode", matchesPattern("([2-9A-Z]{4}-){3}[2-9A-Z]{4}"))
                .body("catchUp", nullValue());
        result(held).body("result.decision", equalTo("WITHHELD")).body("result.units", hasSize(0));
        result(retaining)
                .body("result.decision", equalTo("ADMITTED"))
                .body("result.average", equalTo("10.10"))
                .body("result.explanation.rule", hasItem("G-9"))
                .body("result.units.find { it.unit == 'U2' }.kind", equalTo("RETAINED"))
                .body("result.units.find { it.unit == 'U2' }.obtainedIn", equalTo(2025))
                .body("result.units.find { it.unit == 'U3' }.kind", equalTo("EXEMPT"));
        verificationSaysTheName(admitted);
        theCatchUpIsChosenAndDecides(allowed, jury);
        theFactsAreWritten(admitted, allowed, eliminated, progressing, held);
    }

    private void everybodyIsSummoned(int candidates) {
        OFFICE.openCentre("JRN", "{\"name\":\"A1\",\"capacity\":10},{\"name\":\"A2\",\"capacity\":3}")
                .header("ETag", "\"1\"");
        OFFICE.sitting("U1", "JRN", "A1", Instant.now().plus(Duration.ofDays(20)));
        OFFICE.sitting("U2", "JRN", "A2", Instant.now().plus(Duration.ofDays(21)));
        OFFICE.summon()
                .body("candidates", equalTo(candidates))
                .body("issued", equalTo(6))
                .body("late", equalTo(0))
                .body("unplaced", hasSize(2))
                .body("unplaced.reason", hasItem("NO_SEAT_LEFT"))
                .body("unitsWithoutSitting", equalTo(List.of("U3", "U5")));
        OFFICE.summon().body("issued", equalTo(0)).body("unchanged", equalTo(6));
        assertThat(world.facts("grading.SummonsIssued.v1", "JRN-2026")).hasSize(6);
    }

    private void marksAreImported(
            World.Candidate admitted,
            World.Candidate allowed,
            World.Candidate eliminated,
            World.Candidate progressing,
            World.Candidate retaining) {
        var lines = new StringBuilder("registrationId;unit;mark\n");
        for (var unit : List.of("U1", "U2", "U3", "U5")) {
            lines.append(admitted.registration()).append(";").append(unit).append(";12\n");
            lines.append(eliminated.registration()).append(unit.equals("U1") ? ";U1;ABS\n" : ";" + unit + ";14,5\n");
        }
        for (var unit : List.of("U1", "U2", "U3")) {
            lines.append(allowed.registration()).append(";").append(unit).append(";8\n");
        }
        lines.append(progressing.registration()).append(";U1;9\n");
        lines.append(retaining.registration()).append(";U1;8.5\n");
        lines.append(retaining.registration()).append(";U5;9\n");
        lines.append(admitted.registration()).append(";U9;12\n");
        lines.append(UUID.randomUUID()).append(";U1;12\n");
        lines.append(admitted.registration()).append(";U1;20,5\n");
        lines.append(admitted.registration()).append(";U1;12,25\n");
        given().auth()
                .oauth2(examOffice())
                .contentType("text/csv")
                .body(lines.toString())
                .post("/v1/mark-imports")
                .then()
                .statusCode(201)
                .body("accepted", equalTo(14))
                .body("refused", equalTo(4))
                .body("lines.column", equalTo(List.of("unit", "registrationId", "mark", "mark")))
                .body("lines[0].line", equalTo(16))
                .body("lines[2].value", equalTo("20,5"))
                .body("lines[2].why", containsString("entre 0 et 20"))
                .body("lines[3].why", containsString("multiple de 0,5"));
    }

    private void exemptAndHeldUnitsTakeNoMark(World.Candidate retaining) {
        OFFICE.put(retaining.registration(), "U3", "FIRST", "12")
                .statusCode(422)
                .body("type", equalTo("/problems/exempt-unit"));
        OFFICE.put(retaining.registration(), "U2", "FIRST", "12")
                .statusCode(422)
                .body("type", equalTo("/problems/held-unit"));
    }

    private void marksAreLocked(UUID registration) {
        OFFICE.put(registration, "U1", "FIRST", "19").statusCode(409).body("type", equalTo("/problems/marks-locked"));
    }

    private void theJuryRaisesAMark(String deliberation, UUID registration) {
        var path = "/v1/deliberations/" + deliberation + "/proposals/" + registration + "/marks/U5";
        raise(path, "9").statusCode(422).body("type", equalTo("/problems/mark-not-raised"));
        raise(path, "10").statusCode(200).body("decision", equalTo("ADMITTED"));
        given().auth()
                .oauth2(examOffice())
                .get("/v1/exam-files/" + registration + "/marks/U5/changes")
                .then()
                .statusCode(200)
                .body("before", equalTo(Arrays.asList(null, "9")))
                .body("after", equalTo(List.of("9", "10")))
                .body("reason[1]", equalTo("Jury : livret scolaire"));
    }

    private void nothingLeavesBeforeTheEmbargo(World.Candidate admitted, World.Candidate allowed) {
        OFFICE.publish("FIRST", 409).body("type", equalTo("/problems/embargo"));
        assertThat(seenBy(admitted)).isEqualTo(seenBy(allowed));
        assertThat(world.facts("grading.ResultDecided.v1", "JRN-2026")).isEmpty();
    }

    /** Everything a candidate can ask before the instant, status, headers and body: it may not tell the decision. */
    private static List<String> seenBy(World.Candidate candidate) {
        var asked = List.of(
                given().auth().oauth2(candidate.token()).get("/v1/results/" + candidate.registration()),
                given().auth()
                        .oauth2(candidate.token())
                        .get("/v1/exam-files/" + candidate.registration() + "/catch-up-choice/advice"),
                given().auth()
                        .oauth2(candidate.token())
                        .get("/v1/exam-files/" + candidate.registration() + "/catch-up-choice"),
                choose(candidate, "U1", "U2").extract().response());
        assertThat(asked.stream().map(answer -> answer.statusCode())).containsExactly(404, 404, 404, 409);
        return asked.stream()
                .map(answer -> answer.statusCode() + " " + answer.headers() + " " + answer.asString())
                .toList();
    }

    private void verificationSaysTheName(World.Candidate admitted) {
        world.name(admitted.person(), "Le Goff", "Anne");
        var code = result(admitted).extract().<String>path("result.verificationCode");
        given().get("/v1/verifications/" + code)
                .then()
                .statusCode(200)
                .body("state", equalTo("VALID"))
                .body("name", equalTo("LE GOFF Anne"))
                .body("diploma", equalTo("BTS Spécialité de test"))
                .body("examSession", equalTo(2026));
        given().get("/v1/verifications/AAAA-AAAA-AAAA-AAAA")
                .then()
                .statusCode(200)
                .body("state", equalTo("UNKNOWN"))
                .body("name", nullValue());
    }

    private void theCatchUpIsChosenAndDecides(World.Candidate allowed, String jury) {
        result(allowed)
                .body("result.decision", equalTo("CATCH_UP_ALLOWED"))
                .body("catchUp.choices", equalTo(2))
                .body("catchUp.units", equalTo(List.of("U1", "U2", "U3")));
        choose(allowed, "U1", "U5").statusCode(422).body("type", equalTo("/problems/catch-up-choice-refused"));
        choose(allowed, "U1").statusCode(422).body("type", equalTo("/problems/catch-up-choice-refused"));
        choose(allowed, "U1", "U3").statusCode(200);
        OFFICE.put(allowed.registration(), "U2", "CATCH_UP", "12")
                .statusCode(409)
                .body("type", equalTo("/problems/not-chosen-for-catch-up"));
        OFFICE.mark(allowed.registration(), "U1", "CATCH_UP", "16");
        given().auth()
                .oauth2(examOffice())
                .contentType("application/json")
                .body(OFFICE.deliberation(jury))
                .post("/v1/deliberations")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/gate-open"));
        OFFICE.mark(allowed.registration(), "U3", "CATCH_UP", "7");
        OFFICE.close(OFFICE.open(jury, "CATCH_UP"));
        OFFICE.publish("CATCH_UP").body("results", equalTo(1));
        result(allowed)
                .body("result.decision", equalTo("ADMITTED"))
                .body("result.round", equalTo("CATCH_UP"))
                .body("result.average", equalTo("10.83"))
                .body("result.units.find { it.unit == 'U1' }.mark", equalTo("8"))
                .body("result.units.find { it.unit == 'U1' }.catchUpMark", equalTo("16"))
                .body("earlier[0].decision", equalTo("CATCH_UP_ALLOWED"));
    }

    private void theFactsAreWritten(
            World.Candidate admitted,
            World.Candidate allowed,
            World.Candidate eliminated,
            World.Candidate progressing,
            World.Candidate held) {
        assertThat(world.factsOf(admitted.registration()))
                .containsExactly("grading.SummonsIssued.v1", "grading.ResultDecided.v1");
        assertThat(world.factsOf(allowed.registration()))
                .containsExactly(
                        "grading.SummonsIssued.v1",
                        "grading.ResultDecided.v1",
                        "grading.CatchUpOpened.v1",
                        "grading.ResultDecided.v1");
        assertThat(world.factsOf(eliminated.registration()))
                .contains("grading.ResultDecided.v1", "grading.MarksRetained.v1");
        assertThat(world.factsOf(progressing.registration()))
                .contains("grading.ResultDecided.v1", "grading.MarksRetained.v1");
        assertThat(world.factsOf(held.registration())).contains("grading.ResultWithheld.v1");
        assertThat(world.facts("grading.DeliberationClosed.v1", "JRN-2026")).hasSize(2);
        assertThat(world.facts("grading.ResultsPublished.v1", "JRN-2026")).hasSize(2);
        world.everyFactIsAsItsSchemaSays();
    }

    private static ValidatableResponse result(World.Candidate candidate) {
        return given().auth()
                .oauth2(candidate.token())
                .get("/v1/results/" + candidate.registration())
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("private"));
    }

    private static ValidatableResponse choose(World.Candidate candidate, String... units) {
        return given().auth()
                .oauth2(candidate.token())
                .contentType("application/json")
                .body(Map.of("units", List.of(units)))
                .put("/v1/exam-files/" + candidate.registration() + "/catch-up-choice")
                .then();
    }

    private static ValidatableResponse raise(String path, String mark) {
        return given().auth()
                .oauth2(examOffice())
                .contentType("application/json")
                .body(Map.of("mark", mark, "reason", "livret scolaire"))
                .put(path)
                .then();
    }
}
