package fr.palmares.registration.enrolment.decision;

import static fr.palmares.registration.Api.candidate;
import static fr.palmares.registration.Api.confirmed;
import static fr.palmares.registration.Api.examOffice;
import static fr.palmares.registration.Api.importing;
import static fr.palmares.registration.Api.list;
import static fr.palmares.registration.Api.open;
import static fr.palmares.registration.Api.openUntil;
import static fr.palmares.registration.Api.read;
import static fr.palmares.registration.Api.start;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import fr.palmares.registration.Facts;
import fr.palmares.registration.calendar.Calendars;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of registrations that nobody confirmed. */
@QuarkusTest
class ClosingTest {

    private static final String CANCELLED = "registration.RegistrationCancelled.v1";
    private static final String TOLD = "registration.RegistrationNotConfirmed.v1";

    @Inject
    Facts facts;

    @Inject
    AtClosing atClosing;

    @Inject
    Calendars calendars;

    @Test
    void whatNobodyConfirmedIsCancelledOnceByHoweverManyReplicas() throws Exception {
        open(2026, "06");
        var confirmed = confirmed(UUID.randomUUID(), 2026, "06");
        var header = "ine;nom_famille;prenoms;date_naissance;commune_naissance;categorie;specialite\n";
        importing(
                2026,
                "0630001J",
                header
                        + IntStream.range(0, 250)
                                .mapToObj("6%1$08dAA;CLOS;Max;01/01/2005;Issoire %1$d;SCOLAIRE;CG\n"::formatted)
                                .collect(Collectors.joining()));
        var waiting = list(examOffice("06"), "examSession=2026&state=PRE_REGISTERED&limit=500")
                .getList("items.id", String.class);
        assertThat(waiting).hasSize(250);

        openUntil(2026, "06", "2020-11-19T24:00");
        try (var replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            var working = IntStream.range(0, 4)
                    .mapToObj(_ -> replicas.submit(atClosing::work))
                    .toList();
            for (var replica : working) {
                replica.get();
            }
        }
        atClosing.work();

        await().atMost(Duration.ofSeconds(20))
                .until(() -> list(examOffice("06"), "examSession=2026&state=PRE_REGISTERED")
                        .getList("items")
                        .isEmpty());
        assertThat(facts.count(CANCELLED, waiting)).isEqualTo(250);
        read(examOffice("06"), waiting.getFirst())
                .body("state", equalTo("CANCELLED"))
                .body("reason", equalTo("not-confirmed"))
                .body("reasonText", containsString("20 novembre 2020 à 0 h 00"));
        read(examOffice("06"), confirmed).body("state", equalTo("REGISTERED"));
    }

    @Test
    void whereTheCalendarSaysSoTheyAreToldOnceAndStay() {
        open(2026, "27");
        var person = UUID.randomUUID();
        var id = start(person, 2026, "27");
        closing("27", "NOTIFY");

        atClosing.work();
        atClosing.work();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(facts.typesAbout(id)).containsOnlyOnce(TOLD));
        assertThat(facts.typesAbout(id)).doesNotContain(CANCELLED);
        facts.last(id, TOLD);
        read(candidate(person), id).body("state", equalTo("PRE_REGISTERED"));
    }

    @Test
    void aWindowThatIsStillOpenClosesNothing() {
        open(2026, "28");
        var person = UUID.randomUUID();
        var id = start(person, 2026, "28");

        atClosing.work();

        read(candidate(person), id).body("state", equalTo("PRE_REGISTERED"));
    }

    @Test
    void theClosingInstantItselfIsClosedAndTheMillisecondBeforeIsNot() {
        openUntil(2026, "41", "2099-11-19T18:00");
        var closes = ZonedDateTime.of(2099, 11, 19, 18, 0, 0, 0, ZoneId.of("Pacific/Tahiti"))
                .toInstant();

        assertThat(closedAt(closes)).contains("41");
        assertThat(closedAt(closes.minusMillis(1))).doesNotContain("41");
    }

    private List<String> closedAt(Instant now) {
        return QuarkusTransaction.requiringNew().call(() -> calendars.closedAt(now)).stream()
                .filter(calendar -> calendar.examSession() == 2026)
                .map(Calendars.Closed::academy)
                .toList();
    }

    @Test
    void aFileNotValidatedTwoMonthsAfterClosingIsOverdue() {
        open(2026, "32");
        var id = confirmed(UUID.randomUUID(), 2026, "32");
        var office = examOffice("32");
        assertThat(list(office, "overdue=true").getList("items")).isEmpty();

        openUntil(2026, "32", "2020-11-19T24:00");

        assertThat(list(office, "overdue=true&examSession=2026").getList("items.id"))
                .containsExactly(id);
        given().auth()
                .oauth2(office)
                .get("/v1/registrations/counts?overdue=true")
                .then()
                .statusCode(200)
                .body("total", equalTo(1));
        assertThat(list(examOffice("33"), "overdue=true").getList("items")).isEmpty();
    }

    @Test
    void theTwoMonthsEndOnTheirDay() {
        open(2026, "40");
        confirmed(UUID.randomUUID(), 2026, "40");
        var twoMonthsAgo = LocalDate.now(ZoneId.of("Pacific/Noumea")).minusMonths(2);

        openUntil(2026, "40", twoMonthsAgo.plusDays(1) + "T24:00");
        assertThat(list(examOffice("40"), "overdue=true").getList("items")).isEmpty();
        openUntil(2026, "40", twoMonthsAgo.minusDays(2) + "T24:00");
        assertThat(list(examOffice("40"), "overdue=true").getList("items")).hasSize(1);
    }

    private static void closing(String academy, String unconfirmed) {
        given().auth()
                .oauth2(examOffice(academy))
                .header("If-Match", "*")
                .contentType(ContentType.JSON)
                .body("{\"registrationCloses\":\"2020-11-19T24:00\",\"piecesDeadline\":\"2099-12-01T24:00\","
                        + "\"unconfirmed\":\"" + unconfirmed + "\"}")
                .put("/v1/exam-sessions/2026/calendars/" + academy)
                .then()
                .statusCode(200)
                .body("unconfirmed", equalTo(unconfirmed));
        given().auth()
                .oauth2(examOffice(academy))
                .post("/v1/exam-sessions/2026/calendars/" + academy + "/publication")
                .then()
                .statusCode(200);
    }
}
