package fr.palmares.grading.journey;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import fr.palmares.backends.TestTokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Consultation of scripts and appeals: each on its last day, and no longer on the day after. */
@QuarkusTest
class ClaimsTest {

    private static final Office OFFICE = new Office("CLA-2026");
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Period APPEAL = Period.ofMonths(2);
    private static final Period CONSULTATION = Period.ofYears(1);

    @Inject
    World world;

    @Inject
    EntityManager database;

    @Test
    void claimsAreFiledUntilTheLastDayAndAnsweredOnce() {
        world.publishSpecialty("CLA-2026");
        var candidate = world.validate("CLA-2026", "GLOBAL", "");
        var other = world.validate("CLA-2026", "GLOBAL", "");
        for (var unit : List.of("U1", "U2", "U3", "U5")) {
            OFFICE.mark(candidate.registration(), unit, "FIRST", "9");
            OFFICE.mark(other.registration(), unit, "FIRST", "12");
        }
        OFFICE.close(OFFICE.open(OFFICE.appoint(), "FIRST"));
        world.publishCalendar(Instant.now().minus(Duration.ofDays(1)));
        var publication = OFFICE.publish("FIRST").extract().<String>path("id");

        whatIsNoClaimIsRefused(candidate, other);
        oneClaimOfAKindWaitsAtATime(candidate);
        anAppealHasTwoMonths(publication, candidate);
        scriptsMayBeSeenForAYear(publication, candidate);
    }

    private static void whatIsNoClaimIsRefused(World.Candidate candidate, World.Candidate other) {
        file(candidate, candidate.token(), Map.of("kind", "CONSULTATION", "units", List.of("U1", "U9")))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/units/1"))
                .body("errors[0].detail", containsString("U9"));
        file(candidate, candidate.token(), Map.of("kind", "COMPLAINT")).statusCode(400);
        file(candidate, candidate.token(), Map.of("text", "Je conteste ma note."))
                .statusCode(400);
        file(candidate, other.token(), Map.of("kind", "APPEAL")).statusCode(404);
        var school = TestTokens.of("establishment").uai("0440001M").token();
        file(candidate, school, Map.of("kind", "APPEAL")).statusCode(403);
        claims(candidate).body("size()", equalTo(0));
    }

    private static void oneClaimOfAKindWaitsAtATime(World.Candidate candidate) {
        var id = file(candidate, "CONSULTATION")
                .statusCode(201)
                .body("state", equalTo("FILED"))
                .body("answer", nullValue())
                .extract()
                .<String>path("id");
        file(candidate, "CONSULTATION").statusCode(409).body("type", equalTo("/problems/already-filed"));
        file(candidate, "APPEAL").statusCode(201);

        answer(candidate, id, true).statusCode(200).body("state", equalTo("GRANTED"));
        answer(candidate, id, false).statusCode(409).body("type", equalTo("/problems/already-answered"));
        claims(candidate).body("state", equalTo(List.of("GRANTED", "FILED")));
        answer(candidate, lastClaim(candidate), false).statusCode(200).body("state", equalTo("DISMISSED"));
    }

    private void anAppealHasTwoMonths(String publication, World.Candidate candidate) {
        publishedOn(publication, lastDayIsToday(APPEAL));
        file(candidate, "APPEAL").statusCode(201);
        answer(candidate, lastClaim(candidate), false).statusCode(200);

        publishedOn(publication, lastDayWasYesterday(APPEAL));
        file(candidate, "APPEAL").statusCode(409).body("type", equalTo("/problems/time-limit-passed"));
        file(candidate, "CONSULTATION").statusCode(201);
        answer(candidate, lastClaim(candidate), true).statusCode(200);
    }

    private void scriptsMayBeSeenForAYear(String publication, World.Candidate candidate) {
        publishedOn(publication, lastDayIsToday(CONSULTATION));
        file(candidate, "CONSULTATION").statusCode(201);
        answer(candidate, lastClaim(candidate), true).statusCode(200);

        publishedOn(publication, lastDayWasYesterday(CONSULTATION));
        file(candidate, "CONSULTATION").statusCode(409).body("type", equalTo("/problems/time-limit-passed"));
        file(candidate, "APPEAL").statusCode(409).body("type", equalTo("/problems/time-limit-passed"));
        claims(candidate).body("size()", equalTo(5));
    }

    /** At noon of that day in the académie. */
    private void publishedOn(String publication, LocalDate day) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery(
                                "UPDATE publication SET published_at = ?2 WHERE id = CAST(?1 AS uuid)")
                        .setParameter(1, publication)
                        .setParameter(2, day.atTime(12, 0).atZone(PARIS).toInstant())
                        .executeUpdate());
    }

    /** The period of a day near the end of a month may end a day or two early. */
    private static LocalDate lastDayIsToday(Period period) {
        var today = LocalDate.now(PARIS);
        var day = today.minus(period);
        while (day.plus(period).isBefore(today)) {
            day = day.plusDays(1);
        }
        return day;
    }

    private static LocalDate lastDayWasYesterday(Period period) {
        return LocalDate.now(PARIS).minusDays(1).minus(period);
    }

    private static ValidatableResponse file(World.Candidate candidate, String kind) {
        return file(candidate, candidate.token(), Map.of("kind", kind, "units", List.of("U1")));
    }

    private static ValidatableResponse file(World.Candidate candidate, String token, Map<String, ?> body) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(body)
                .post(address(candidate))
                .then();
    }

    private static ValidatableResponse answer(World.Candidate candidate, String id, boolean granted) {
        return OFFICE.office()
                .body(Map.of("granted", granted, "answer", "Le 12 septembre à 14 h, salle 204."))
                .put(address(candidate) + "/" + id + "/answer")
                .then();
    }

    private static ValidatableResponse claims(World.Candidate candidate) {
        return given().auth()
                .oauth2(candidate.token())
                .get(address(candidate))
                .then()
                .statusCode(200);
    }

    private static String lastClaim(World.Candidate candidate) {
        return claims(candidate).extract().path("[-1].id");
    }

    private static String address(World.Candidate candidate) {
        return "/v1/results/" + candidate.registration() + "/claims";
    }
}
