package fr.palmares.grading.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import fr.palmares.backends.TestKafka;
import fr.palmares.grading.examfile.GrantedArrangements;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the authority granted reaches the exam file, the seat, the hours and the summons; in whatever order it is told. */
@QuarkusTest
class ArrangementsTest {

    private static final Office OFFICE = new Office("ARR-2026");

    @Inject
    World world;

    @Test
    void grantedArrangementsDecideRoomAndHoursAndArePrinted() {
        world.publishSpecialty("ARR-2026");
        var granted = world.validate("ARR-2026", "GLOBAL", "");
        var other = world.validate("ARR-2026", "GLOBAL", "");
        decided(
                granted,
                "2026-02-01T10:00:00Z",
                "{\"arrangement\":\"EXTRA_TIME\",\"extraTime\":\"1/3\"},"
                        + "{\"arrangement\":\"ACCESSIBLE_ROOM\"},{\"unit\":\"U2\",\"arrangement\":\"COMPUTER\"}");
        decided(granted, "2026-01-01T10:00:00Z", "{\"arrangement\":\"READER\"}");
        world.until(() -> GrantedArrangements.of(granted.registration()).size() == 3);
        rooms();

        OFFICE.summon().body("issued", equalTo(2)).body("unplaced", empty());

        summons(granted)
                .body("sittings[0].room", equalTo("RDC"))
                .body("sittings[0].endsAt", equalTo("2027-05-11T12:20:00Z"))
                .body("sittings[0].arrangements", equalTo(List.of("ACCESSIBLE_ROOM", "EXTRA_TIME 1/3")));
        summons(other)
                .body("sittings[0].room", equalTo("E2"))
                .body("sittings[0].endsAt", equalTo("2027-05-11T11:00:00Z"));
        OFFICE.office()
                .get("/v1/exam-files/" + granted.registration())
                .then()
                .statusCode(200)
                .body("arrangements.arrangement", equalTo(List.of("EXTRA_TIME", "ACCESSIBLE_ROOM", "COMPUTER")));
        OFFICE.summon().body("issued", equalTo(0));
        aTelephoneSubscribes(granted);

        decided(other, "2026-02-02T10:00:00Z", "{\"arrangement\":\"ROOM_ALONE\"}");
        world.until(() -> !GrantedArrangements.of(other.registration()).isEmpty());
        OFFICE.summon().body("issued", equalTo(1)).body("unchanged", equalTo(1));
        summons(other).body("sittings[0].arrangements", equalTo(List.of("ROOM_ALONE")));
    }

    @Test
    void theSameDecisionTwiceIsTakenInOnceAndARefusalTakesEverythingBack() {
        world.publishSpecialty("ARS-2026");
        var candidate = world.validate("ARS-2026", "GLOBAL", "");
        var id = UUID.randomUUID();
        var fact = fact(candidate, "GRANTED", "2026-02-01T10:00:00Z", "{\"arrangement\":\"READER\"}");
        try (var kafka = TestKafka.ofThisRun()) {
            var key = candidate.registration().toString();
            kafka.send("registration.events", key, "registration.AccommodationDecided.v1", id, fact);
            kafka.send("registration.events", key, "registration.AccommodationDecided.v1", id, fact);
        }
        world.until(() -> GrantedArrangements.of(candidate.registration()).size() == 1);

        world.send(
                candidate.registration().toString(),
                "registration.AccommodationDecided.v1",
                fact(candidate, "REFUSED", "2026-03-01T10:00:00Z", ""));

        world.until(() -> GrantedArrangements.of(candidate.registration()).isEmpty());
        assertThat(GrantedArrangements.count("registrationId", candidate.registration()))
                .isOne();
    }

    private static void aTelephoneSubscribes(World.Candidate who) {
        var address = given().auth()
                .oauth2(who.token())
                .get("/v1/exam-files/" + who.registration() + "/summons/calendar-address")
                .then()
                .statusCode(200)
                .extract()
                .<String>path("address");
        given().get(address)
                .then()
                .statusCode(200)
                .contentType("text/calendar")
                .body(containsString("DTEND:20270511T122000Z"));
        given().get(address.substring(0, address.length() - 1) + "_").then().statusCode(404);
    }

    private void decided(World.Candidate who, String at, String arrangements) {
        world.send(
                who.registration().toString(),
                "registration.AccommodationDecided.v1",
                fact(who, "GRANTED", at, arrangements));
    }

    private static String fact(World.Candidate who, String decision, String at, String arrangements) {
        return """
                {"requestId":"%s","registrationId":"%s","personId":"%s","academy":"17","decision":"%s",
                 "arrangements":[%s],"decidedAt":"%s"}""".formatted(UUID.randomUUID(), who.registration(), who.person(), decision, arrangements, at);
    }

    private static void rooms() {
        OFFICE.openCentre(
                "ARRCENTRE", "{\"name\":\"E2\",\"capacity\":10},{\"name\":\"RDC\",\"capacity\":5,\"accessible\":true}");
        var start = Instant.parse("2027-05-11T07:00:00Z");
        OFFICE.sitting("U1", "ARRCENTRE", "E2", start);
        OFFICE.sitting("U1", "ARRCENTRE", "RDC", start);
    }

    private static ValidatableResponse summons(World.Candidate who) {
        return given().auth()
                .oauth2(who.token())
                .get("/v1/exam-files/" + who.registration() + "/summons")
                .then()
                .statusCode(200);
    }
}
