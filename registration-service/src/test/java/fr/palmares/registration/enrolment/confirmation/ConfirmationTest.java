package fr.palmares.registration.enrolment.confirmation;

import static fr.palmares.registration.Api.CONFIRMATION;
import static fr.palmares.registration.Api.candidate;
import static fr.palmares.registration.Api.confirm;
import static fr.palmares.registration.Api.examOffice;
import static fr.palmares.registration.Api.open;
import static fr.palmares.registration.Api.openUntil;
import static fr.palmares.registration.Api.read;
import static fr.palmares.registration.Api.start;
import static fr.palmares.registration.Api.tag;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import fr.palmares.registration.Facts;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ConfirmationTest {

    private static final String ACADEMY = "02";

    @Inject
    Facts facts;

    private final UUID person = UUID.randomUUID();

    @BeforeEach
    void calendarInForce() {
        open(2026, ACADEMY);
    }

    @Test
    void anIndependentStartsAndConfirms() {
        var id = start(person, 2026, ACADEMY);

        confirm(candidate(person), id, tag(candidate(person), id), CONFIRMATION)
                .statusCode(200)
                .body("state", equalTo("REGISTERED"))
                .body("version", equalTo(1))
                .body("choices.units.size()", equalTo(8))
                .body("choices.units.choice.unique()", equalTo(java.util.List.of("SIT")))
                .body("choices.consents.press", equalTo(true))
                .body("choices.consents.localAuthorities", equalTo(false));

        assertThat(facts.typesAbout(id))
                .containsExactly("registration.RegistrationImported.v1", "registration.RegistrationConfirmed.v1");
    }

    @Test
    void anAmendmentIsTheNextVersionAndTellsTheDifference() {
        var id = fr.palmares.registration.Api.confirmed(person, 2026, ACADEMY);

        confirm(
                        candidate(person),
                        id,
                        tag(candidate(person), id),
                        CONFIRMATION.replace("\"press\":true", "\"press\":false"))
                .statusCode(200)
                .body("version", equalTo(2));

        var amended = facts.last(id, "registration.RegistrationAmended.v1");
        assertThat(amended.get("changes")).hasSize(1);
        assertThat(amended.at("/changes/0/field").asText()).isEqualTo("consents.press");
        assertThat(amended.at("/changes/0/before").asText()).isEqualTo("true");
        assertThat(amended.at("/version").asInt()).isEqualTo(2);
    }

    @Test
    void theSameChoicesAgainAreNoVersion() {
        var id = fr.palmares.registration.Api.confirmed(person, 2026, ACADEMY);

        confirm(candidate(person), id, tag(candidate(person), id), CONFIRMATION)
                .statusCode(200)
                .body("version", equalTo(1));

        assertThat(facts.typesAbout(id)).doesNotContain("registration.RegistrationAmended.v1");
    }

    @Test
    void anAmendmentOfAnOlderVersionIs412() {
        var id = start(person, 2026, ACADEMY);
        var first = tag(candidate(person), id);
        confirm(candidate(person), id, first, CONFIRMATION).statusCode(200);

        confirm(candidate(person), id, first, CONFIRMATION.replace("\"press\":true", "\"press\":false"))
                .statusCode(412);
    }

    @Test
    void withoutAVersionItIs428() {
        var id = start(person, 2026, ACADEMY);

        given().auth()
                .oauth2(candidate(person))
                .contentType(ContentType.JSON)
                .body(CONFIRMATION)
                .put("/v1/registrations/" + id + "/confirmation")
                .then()
                .statusCode(428);
    }

    @Test
    void fiftyIdenticalConfirmationsAtOnceGiveOneVersion() throws Exception {
        var id = start(person, 2026, ACADEMY);
        var token = candidate(person);
        var tag = tag(token, id);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 50)
                    .mapToObj(_ -> threads.submit(() ->
                            confirm(token, id, tag, CONFIRMATION).extract().statusCode()))
                    .toList();
            for (var answer : answers) {
                assertThat(answer.get()).isIn(200, 412);
            }
        }

        read(token, id).body("version", equalTo(1));
        assertThat(facts.typesAbout(id))
                .filteredOn("registration.RegistrationConfirmed.v1"::equals)
                .hasSize(1);
    }

    @Test
    void everyRuleThatSaysNoIsToldAtOnce() {
        var id = start(person, 2026, ACADEMY);

        confirm(candidate(person), id, tag(candidate(person), id), """
                {"form":"GLOBAL","languages":{"a":"ANGLAIS"},
                 "units":[{"unit":"U1","choice":"CARRY_OVER","mark":"8","obtainedIn":2019}],
                 "optionalUnits":[{"unit":"UF1","language":"ANGLAIS"},{"unit":"UF2"}],
                 "consents":{"press":true,"localAuthorities":false}}
                """)
                .statusCode(422)
                .body("type", equalTo("/problems/not-eligible"))
                .body(
                        "refusals.code",
                        containsInAnyOrder(
                                "carry-over-needs-progressive-form",
                                "mark-expired",
                                "optional-language-is-compulsory",
                                "second-optional-unit-must-be-engagement"));
        read(candidate(person), id).body("state", equalTo("PRE_REGISTERED")).body("choices", nullValue());
    }

    @Test
    void aMissingConsentIs400() {
        var id = start(person, 2026, ACADEMY);

        confirm(
                        candidate(person),
                        id,
                        tag(candidate(person), id),
                        "{\"form\":\"GLOBAL\",\"consents\":{\"press\":true}}")
                .statusCode(400)
                .body("errors.pointer", equalTo(java.util.List.of("/consents/localAuthorities")));
    }

    @Test
    void afterClosingNothingIsAcceptedInAnyForm() {
        openUntil(2026, "03", "2099-11-19T24:00");
        var id = start(person, 2026, "03");
        openUntil(2026, "03", "2020-11-19T24:00");

        confirm(candidate(person), id, tag(candidate(person), id), CONFIRMATION)
                .statusCode(409)
                .body("type", equalTo("/problems/window-closed"))
                .body("closedAt", equalTo("2020-11-19T23:00:00Z"));
        given().auth()
                .oauth2(candidate(UUID.randomUUID()))
                .contentType(ContentType.JSON)
                .body(
                        "{\"examSession\":2026,\"academy\":\"03\",\"specialty\":\"MCO-2024\",\"category\":\"DISTANCE_LEARNING\"}")
                .post("/v1/registrations")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/window-closed"));
    }

    @Test
    void withoutACalendarInForceNothingIsAccepted() {
        given().auth()
                .oauth2(candidate(person))
                .contentType(ContentType.JSON)
                .body(
                        "{\"examSession\":2026,\"academy\":\"44\",\"specialty\":\"MCO-2024\",\"category\":\"DISTANCE_LEARNING\"}")
                .post("/v1/registrations")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/window-closed"));
    }

    @Test
    void someoneElsesRegistrationDoesNotExist() {
        var id = start(person, 2026, ACADEMY);
        var stranger = candidate(UUID.randomUUID());

        read(stranger, id).statusCode(404);
        confirm(stranger, id, "\"1\"", CONFIRMATION).statusCode(404);
        read(examOffice("17"), id).statusCode(404);
        read(examOffice(ACADEMY), id).statusCode(200).body("id", notNullValue());
    }

    @Test
    void aSecondRegistrationForTheSameIsRefused() {
        start(person, 2026, ACADEMY);

        given().auth()
                .oauth2(candidate(person))
                .contentType(ContentType.JSON)
                .body(
                        "{\"examSession\":2026,\"academy\":\"02\",\"specialty\":\"MCO-2024\",\"category\":\"DISTANCE_LEARNING\"}")
                .post("/v1/registrations")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/already-registered"));
    }

    @Test
    void theSameStartTwiceUnderOneKeyIsOneRegistration() {
        var key = UUID.randomUUID().toString();
        var body =
                "{\"examSession\":2026,\"academy\":\"02\",\"specialty\":\"MCO-2024\",\"category\":\"WORK_EXPERIENCE\"}";

        var ids = IntStream.range(0, 2)
                .mapToObj(_ -> given().auth()
                        .oauth2(candidate(person))
                        .header("Idempotency-Key", key)
                        .contentType(ContentType.JSON)
                        .body(body)
                        .post("/v1/registrations")
                        .then()
                        .statusCode(201)
                        .extract()
                        .<String>path("id"))
                .distinct();

        assertThat(ids).hasSize(1);
    }

    @Test
    void whoIsTaughtInAnEstablishmentRegistersThroughIt() {
        given().auth()
                .oauth2(candidate(person))
                .contentType(ContentType.JSON)
                .body("{\"examSession\":2026,\"academy\":\"02\",\"specialty\":\"MCO-2024\",\"category\":\"SCHOOL\"}")
                .post("/v1/registrations")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/register-through-establishment"));
    }
}
