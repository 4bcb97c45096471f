package fr.palmares.registration.accommodation;

import static fr.palmares.registration.Api.candidate;
import static fr.palmares.registration.Api.open;
import static fr.palmares.registration.accommodation.Asking.FULL;
import static fr.palmares.registration.accommodation.Asking.OPINION;
import static fr.palmares.registration.accommodation.Asking.PARTLY;
import static fr.palmares.registration.accommodation.Asking.advise;
import static fr.palmares.registration.accommodation.Asking.ask;
import static fr.palmares.registration.accommodation.Asking.asked;
import static fr.palmares.registration.accommodation.Asking.decide;
import static fr.palmares.registration.accommodation.Asking.doctor;
import static fr.palmares.registration.accommodation.Asking.office;
import static fr.palmares.registration.accommodation.Asking.post;
import static fr.palmares.registration.accommodation.Asking.put;
import static fr.palmares.registration.accommodation.Asking.registered;
import static fr.palmares.registration.accommodation.Asking.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import fr.palmares.backends.TestTokens;
import fr.palmares.registration.Facts;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several hands on one request: two editors, two clicks, two authorities, two roles. */
@QuarkusTest
class AccommodationTogetherTest {

    private static final int SESSION = 2029;

    @Inject
    Facts facts;

    private final UUID person = UUID.randomUUID();

    @Test
    void twoEditorsDoNotOverwriteEachOther() {
        open(SESSION, "03");
        var id = asked(person, registered(person, SESSION, "03"));
        var doctor = doctor("03");
        var seen = version(doctor, id);

        put(doctor, id, "/opinion", null, OPINION).statusCode(428);
        put(candidate(person), id, "", seen, FULL.replace("1/3", "1/4"))
                .statusCode(200)
                .body("arrangements[0].extraTime", equalTo("1/4"));
        put(doctor, id, "/opinion", seen, OPINION).statusCode(412);
        put(doctor, id, "/opinion", version(doctor, id), OPINION).statusCode(200);
        put(candidate(person), id, "", version(doctor, id), FULL)
                .statusCode(409)
                .body("type", equalTo("/problems/state-does-not-allow"));
    }

    @Test
    void theSameKeyAsksOnceAndAnotherWishUnderItIsRefused() {
        open(SESSION, "03");
        var registration = registered(person, SESSION, "03");
        var path = "/v1/registrations/" + registration + "/accommodation-requests";
        var first = post(candidate(person), path, "clé-1", FULL).statusCode(201);

        post(candidate(person), path, "clé-1", FULL)
                .statusCode(201)
                .header("Location", first.extract().header("Location"))
                .body("id", equalTo(first.extract().<String>path("id")));
        post(candidate(person), path, "clé-1", FULL.replace("1/3", "1/4"))
                .statusCode(422)
                .body("type", equalTo("/problems/idempotency-key-reused"));
        assertThat(facts.typesAbout(registration))
                .filteredOn("registration.AccommodationRequested.v1"::equals)
                .hasSize(1);
    }

    @Test
    void tenClicksAtOnceMakeOneRequest() throws Exception {
        open(SESSION, "03");
        var registration = registered(person, SESSION, "03");
        var path = "/v1/registrations/" + registration + "/accommodation-requests";
        var token = candidate(person);
        Callable<Integer> click =
                () -> post(token, path, "clic", FULL).extract().statusCode();

        try (var clicks = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers =
                    clicks.invokeAll(IntStream.range(0, 10).mapToObj(i -> click).toList());
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(201);
            }
        }
        assertThat(facts.typesAbout(registration))
                .filteredOn("registration.AccommodationRequested.v1"::equals)
                .hasSize(1);
    }

    @Test
    void twoAuthoritiesAtOnceTakeOneDecision() throws Exception {
        open(SESSION, "03");
        var registration = registered(person, SESSION, "03");
        var id = asked(person, registration);
        advise("03", id, OPINION).statusCode(200);
        var token = office("03");
        var seen = version(token, id);
        Callable<Integer> decision =
                () -> put(token, id, "/decision", seen, PARTLY).extract().statusCode();

        var statuses = new ArrayList<Integer>();
        try (var offices = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : offices.invokeAll(Collections.nCopies(8, decision))) {
                statuses.add(answer.get());
            }
        }

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
        assertThat(facts.typesAbout(registration))
                .filteredOn("registration.AccommodationDecided.v1"::equals)
                .hasSize(1);
    }

    @Test
    void whoIsDoctorAndAuthorityDoesNotDoBoth() {
        open(SESSION, "03");
        var id = asked(person, registered(person, SESSION, "03"));
        var both = TestTokens.of("accommodation-doctor", "accommodation-office")
                .academies("03")
                .subject("une-seule-personne")
                .token();

        put(both, id, "/opinion", "*", OPINION).statusCode(200);
        put(both, id, "/decision", "*", PARTLY).statusCode(409).body("type", equalTo("/problems/opinion-is-yours"));
        decide("03", id, PARTLY).statusCode(200);
        put(both, id, "/notification", "*", "{}").statusCode(200).body("state", equalTo("NOTIFIED"));
    }

    @Test
    void whatIsWithdrawnMakesRoomForAnotherRequestAndADecisionStays() {
        open(SESSION, "03");
        var registration = registered(person, SESSION, "03");
        var id = asked(person, registration);
        ask(person, registration, FULL)
                .statusCode(409)
                .body("type", equalTo("/problems/accommodation-already-requested"));

        put(candidate(person), id, "/withdrawal", null, "").statusCode(200).body("state", equalTo("WITHDRAWN"));
        put(candidate(person), id, "/withdrawal", null, "").statusCode(200);
        advise("03", id, OPINION).statusCode(409);
        decide("03", id, PARTLY).statusCode(409);
        var second = asked(person, registration);
        advise("03", second, OPINION).statusCode(200);
        decide("03", second, PARTLY).statusCode(200);

        put(candidate(person), second, "/withdrawal", null, "").statusCode(409);
    }
}
