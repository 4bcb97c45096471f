package fr.palmares.registration.accommodation;

import static fr.palmares.registration.Api.candidate;
import static fr.palmares.registration.Api.confirm;
import static fr.palmares.registration.Api.open;
import static fr.palmares.registration.Api.start;
import static fr.palmares.registration.Api.tag;
import static fr.palmares.registration.accommodation.Asking.FULL;
import static fr.palmares.registration.accommodation.Asking.SECRET;
import static fr.palmares.registration.accommodation.Asking.as;
import static fr.palmares.registration.accommodation.Asking.ask;
import static fr.palmares.registration.accommodation.Asking.confirmWithHandicap;
import static fr.palmares.registration.accommodation.Asking.form;
import static fr.palmares.registration.accommodation.Asking.own;
import static fr.palmares.registration.accommodation.Asking.registered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import fr.palmares.registration.Api;
import fr.palmares.registration.Facts;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who may not ask, or not so: each refusal names what is wrong and leaves nothing behind. */
@QuarkusTest
class AccommodationRefusedTest {

    private static final int SESSION = 2029;

    @Inject
    Facts facts;

    private final UUID person = UUID.randomUUID();

    @Test
    void theDeadlineIsTheCalendarsInGuadeloupesZoneAndRegistrationsClosingWithoutOne() {
        open(SESSION, "32");
        var registration = registered(person, SESSION, "32");
        own(person, registration).body("deadline", equalTo("2099-11-20T04:00:00Z"));

        calendar("32", "2099-11-19T24:00", "2020-11-19T24:00");

        ask(person, registration, FULL)
                .statusCode(409)
                .body("type", equalTo("/problems/accommodation-deadline-passed"))
                .body("closedAt", equalTo("2020-11-20T04:00:00Z"));
        ask(person, registration, late(LocalDate.of(2020, 11, 19)))
                .statusCode(422)
                .body("type", equalTo("/problems/situation-not-arisen-since"))
                .body("errors.pointer", hasItem("/arisenOn"));
        ask(person, registration, late(LocalDate.now(ZoneId.of("America/Guadeloupe"))))
                .statusCode(201)
                .body("arisenOn", notNullValue());
    }

    @Test
    void aCandidateWithoutHandicapOnTheFormOrUnconfirmedIsRefused() {
        open(SESSION, "03");
        var registration = start(person, SESSION, "03");
        ask(person, registration, FULL).statusCode(409).body("type", equalTo("/problems/registration-not-confirmed"));

        confirm(candidate(person), registration, tag(candidate(person), registration), form(false))
                .statusCode(200);
        ask(person, registration, FULL).statusCode(422).body("type", equalTo("/problems/handicap-not-declared"));

        confirmWithHandicap(person, registration);
        ask(person, registration, FULL).statusCode(201);
    }

    @Test
    void badInputNamesItsFieldAndStoresNothing() {
        open(SESSION, "03");
        var registration = registered(person, SESSION, "03");

        refusedAt(registration, FULL.replace("1/3", "4/3"), 422, "/arrangements/0/extraTime");
        refusedAt(registration, FULL.replace(",\"extraTime\":\"1/3\"", ""), 422, "/arrangements/0/extraTime");
        refusedAt(registration, FULL.replace("\"FULL\"", "\"SIMPLIFIED\""), 422, "/plan");
        refusedAt(registration, FULL.replace("\"FULL\"", "\"FULL\",\"plan\":\"PAP\""), 422, "/plan");
        refusedAt(registration, FULL.replace("COMPUTER", "PIANO"), 400, "/arrangements/1/arrangement");
        refusedAt(registration, "{\"procedure\":\"FULL\",\"arrangements\":[]}", 422, "/arrangements");
        refusedAt(registration, "{\"procedure\":\"FULL\"}", 400, "/arrangements");
        refusedAt(registration, FULL.replace(SECRET, "x".repeat(4001)), 422, "/situation");
        refusedAt(
                registration,
                FULL.replace(
                        "{\"unit\":\"U1\",\"arrangement\":\"COMPUTER\"}",
                        "{\"arrangement\":\"EXTRA_TIME\",\"extraTime\":\"1/2\"}"),
                422,
                "/arrangements/1");
        ask(person, registration, FULL.replace("U1", "U99"))
                .statusCode(422)
                .body("type", equalTo("/problems/unknown-unit"))
                .body("units", equalTo(List.of("U99")));
        ask(person, registration, FULL.replace("\"FULL\"", "\"SIMPLIFIED\",\"plan\":\"PAP\""))
                .statusCode(422)
                .body("because", equalTo("NO_ESTABLISHMENT"));

        own(person, registration).body("requestId", nullValue());
        assertThat(facts.typesAbout(registration)).doesNotContain("registration.AccommodationRequested.v1");
    }

    private void refusedAt(String registration, String wish, int status, String pointer) {
        var problem = ask(person, registration, wish)
                .statusCode(status)
                .body("errors.pointer", hasItem(pointer))
                .extract()
                .asString();
        assertThat(problem).as("a problem repeats nothing").doesNotContain(SECRET);
    }

    private static String late(LocalDate day) {
        return FULL.replaceFirst("\\{", "{\"arisenOn\":\"" + day + "\",");
    }

    private static void calendar(String academy, String closes, String accommodationDeadline) {
        var path = "/v1/exam-sessions/" + SESSION + "/calendars/" + academy;
        as(Api.examOffice(academy))
                .header("If-Match", "*")
                .contentType("application/json")
                .body("{\"registrationCloses\":\"" + closes + "\",\"piecesDeadline\":\"2099-12-01T24:00\","
                        + "\"accommodationDeadline\":\"" + accommodationDeadline + "\"}")
                .put(path)
                .then()
                .statusCode(200);
        as(Api.examOffice(academy)).post(path + "/publication").then().statusCode(200);
    }
}
