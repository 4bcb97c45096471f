package fr.palmares.registration.enrolment.decision;

import static fr.palmares.registration.Api.candidate;
import static fr.palmares.registration.Api.confirm;
import static fr.palmares.registration.Api.confirmed;
import static fr.palmares.registration.Api.examOffice;
import static fr.palmares.registration.Api.importing;
import static fr.palmares.registration.Api.list;
import static fr.palmares.registration.Api.open;
import static fr.palmares.registration.Api.openSession;
import static fr.palmares.registration.Api.read;
import static fr.palmares.registration.Api.tag;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import fr.palmares.backends.TestKafka;
import fr.palmares.registration.Api;
import fr.palmares.registration.Facts;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** what the recteur opens to one candidate, and to nobody else. */
@QuarkusTest
class FormDerogationTest {

    private static final int SESSION = 2033;
    private static final String ACADEMY = "09";
    private static final String UAI = "0590001F";
    private static final String PROGRESSIVE = Api.CONFIRMATION.replace("GLOBAL", "PROGRESSIVE");

    @Inject
    Facts facts;

    @BeforeEach
    void calendarInForce() {
        open(SESSION, ACADEMY);
    }

    @Test
    void theProgressiveFormIsOpenOnceTheDerogationIsRecorded() {
        var pupil = imported();
        progressive(pupil).statusCode(422).body("refusals.code", equalTo(List.of("form-not-open-to-category")));

        derogate(ACADEMY, pupil.id(), "DEC4-2025-118", "2025-10-21")
                .statusCode(200)
                .body("formDerogation.reference", equalTo("DEC4-2025-118"))
                .body("formDerogation.decidedOn", equalTo("2025-10-21"));
        progressive(pupil).statusCode(200).body("choices.form", equalTo("PROGRESSIVE"));

        assertThat(facts.last(pupil.id(), "registration.RegistrationConfirmed.v1")
                        .get("form")
                        .asText())
                .isEqualTo("PROGRESSIVE");
        assertThat(facts.audited("registration.form-derogation-recorded", pupil.id()))
                .contains("DEC4-2025-118", "2025-10-21");
    }

    @Test
    void whoFailedInTheProgressiveFormKeepsTheDerogationWhenProposedAnew() {
        openSession(SESSION + 1);
        open(SESSION + 1, ACADEMY);
        var pupil = imported();
        derogate(ACADEMY, pupil.id(), "DEC4-2025-119", "2025-10-21").statusCode(200);
        progressive(pupil).statusCode(200);

        try (var kafka = TestKafka.ofThisRun()) {
            kafka.send("grading.events", pupil.id(), "grading.MarksRetained.v1", UUID.randomUUID(), """
                    {"registrationId":"%s","personId":"%s","academy":"09","uai":"%s","examSession":%d,
                     "specialty":"MCO-2024","form":"PROGRESSIVE","decision":"IN_PROGRESS","units":[]}
                    """.formatted(
                            pupil.id(), pupil.person(), UAI, SESSION));
        }
        var again = await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> list(candidate(pupil.person()), "examSession=" + (SESSION + 1))
                                .getString("items[0].id"),
                        java.util.Objects::nonNull);

        read(candidate(pupil.person()), again)
                .body("state", equalTo("REPEATING"))
                .body("formDerogation.reference", equalTo("DEC4-2025-119"));
        progressive(new Pupil(pupil.person(), again)).statusCode(200);
    }

    @Test
    void onlyTheExamOfficeOfTheCandidatesAcademyRecordsIt() {
        var pupil = imported();

        derogate("17", pupil.id(), "DEC4-2025-120", "2025-10-21").statusCode(404);
        given().auth()
                .oauth2(Api.establishment(UAI))
                .header("If-Match", "*")
                .contentType(ContentType.JSON)
                .body("{\"reference\":\"x\",\"decidedOn\":\"2025-10-21\"}")
                .put("/v1/registrations/" + pupil.id() + "/form-derogation")
                .then()
                .statusCode(403);

        read(examOffice(ACADEMY), pupil.id()).body("formDerogation", nullValue());
    }

    @Test
    void aDerogationNeedsItsActAndADayThatHasCome() {
        var pupil = imported();
        var today = LocalDate.now(ZoneId.of("Europe/Paris"));

        derogate(ACADEMY, pupil.id(), " ", "2025-10-21")
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/reference")));
        derogate(ACADEMY, pupil.id(), "DEC4-2025-121", "21/10/2025").statusCode(400);
        derogate(ACADEMY, pupil.id(), "DEC4-2025-121", today.plusDays(2).toString())
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/decidedOn")));
        read(examOffice(ACADEMY), pupil.id()).body("formDerogation", nullValue());
        derogate(ACADEMY, pupil.id(), "DEC4-2025-121", today.toString()).statusCode(200);
    }

    @Test
    void whoChoosesFreelyNeedsNone() {
        var independent = confirmed(UUID.randomUUID(), SESSION, ACADEMY);

        derogate(ACADEMY, independent, "DEC4-2025-122", "2025-10-21").statusCode(422);
    }

    @Test
    void twoEditorsDoNotOverwriteEachOther() {
        var pupil = imported();
        var office = examOffice(ACADEMY);
        var seen = tag(office, pupil.id());
        derogate(ACADEMY, pupil.id(), "DEC4-2025-123", "2025-10-21").statusCode(200);

        derogate(ACADEMY, pupil.id(), seen, "DEC4-2025-124", "2025-10-21").statusCode(412);

        read(office, pupil.id()).body("formDerogation.reference", equalTo("DEC4-2025-123"));
    }

    private record Pupil(UUID person, String id) {}

    private static Pupil imported() {
        var name =
                "DEROGE" + UUID.randomUUID().toString().replaceAll("[^a-f]", "").toUpperCase(Locale.ROOT);
        importing(
                SESSION,
                UAI,
                "nom_famille;prenoms;date_naissance;commune_naissance;categorie;specialite\n" + name
                        + ";Lou;01/02/2013;Lille;SCOLAIRE;MCO-2024\n");
        var line = list(examOffice(ACADEMY), "examSession=" + SESSION + "&q=" + name);
        return new Pupil(UUID.fromString(line.getString("items[0].personId")), line.getString("items[0].id"));
    }

    private static ValidatableResponse progressive(Pupil pupil) {
        var token = candidate(pupil.person());
        return confirm(token, pupil.id(), tag(token, pupil.id()), PROGRESSIVE);
    }

    private static ValidatableResponse derogate(String academy, String id, String reference, String decidedOn) {
        return derogate(academy, id, "*", reference, decidedOn);
    }

    private static ValidatableResponse derogate(
            String academy, String id, String ifMatch, String reference, String decidedOn) {
        return given().auth()
                .oauth2(examOffice(academy))
                .header("If-Match", ifMatch)
                .contentType(ContentType.JSON)
                .body("{\"reference\":\"" + reference + "\",\"decidedOn\":\"" + decidedOn + "\"}")
                .put("/v1/registrations/" + id + "/form-derogation")
                .then();
    }
}
