package fr.palmares.registration.accommodation;

import static fr.palmares.registration.Api.candidate;
import static fr.palmares.registration.Api.importing;
import static fr.palmares.registration.Api.list;
import static fr.palmares.registration.Api.open;
import static fr.palmares.registration.accommodation.Asking.FULL;
import static fr.palmares.registration.accommodation.Asking.OPINION;
import static fr.palmares.registration.accommodation.Asking.PARTLY;
import static fr.palmares.registration.accommodation.Asking.SECRET;
import static fr.palmares.registration.accommodation.Asking.advise;
import static fr.palmares.registration.accommodation.Asking.arrangements;
import static fr.palmares.registration.accommodation.Asking.as;
import static fr.palmares.registration.accommodation.Asking.ask;
import static fr.palmares.registration.accommodation.Asking.asked;
import static fr.palmares.registration.accommodation.Asking.confirmWithHandicap;
import static fr.palmares.registration.accommodation.Asking.decide;
import static fr.palmares.registration.accommodation.Asking.doctor;
import static fr.palmares.registration.accommodation.Asking.office;
import static fr.palmares.registration.accommodation.Asking.own;
import static fr.palmares.registration.accommodation.Asking.put;
import static fr.palmares.registration.accommodation.Asking.read;
import static fr.palmares.registration.accommodation.Asking.registered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import fr.palmares.registration.Api;
import fr.palmares.registration.Facts;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From the request to the decision in hand, on a real database. */
@QuarkusTest
class AccommodationJourneyTest {

    private static final int SESSION = 2029;

    @Inject
    Facts facts;

    private final UUID person = UUID.randomUUID();

    @Test
    void askedAdvisedDecidedNotified() {
        open(SESSION, "03");
        var registration = registered(person, SESSION, "03");
        own(person, registration)
                .body("handicapDeclared", equalTo(true))
                .body("deadlinePassed", equalTo(false))
                .body("requestId", nullValue());

        var id = asked(person, registration);
        advise("03", id, OPINION).statusCode(200).body("state", equalTo("OPINION_GIVEN"));
        decide("03", id, PARTLY)
                .statusCode(200)
                .body("state", equalTo("DECIDED"))
                .body("decision.decision", equalTo("PARTLY_GRANTED"));

        read(candidate(person), id)
                .statusCode(200)
                .body("decision.sentence", equalTo("Une partie des aménagements demandés vous est accordée."))
                .body("decision.reasons", equalTo("Motif " + SECRET + "."))
                .body("decision.waysOfAppeal", containsString("tribunal administratif"))
                .body("decision.arrangements.label", equalTo(List.of("temps majoré")))
                .body("decision.arrangements.extraTime", equalTo(List.of("1/3")))
                .body("notifiedAt", nullValue());
        put(candidate(person), id, "/notification", null, "{}")
                .statusCode(200)
                .body("state", equalTo("NOTIFIED"))
                .body("notifiedAt", notNullValue());
        put(candidate(person), id, "/notification", null, "{}").statusCode(200);
        own(person, registration).body("requestId", equalTo(id));

        assertThat(facts.typesAbout(registration))
                .endsWith("registration.AccommodationRequested.v1", "registration.AccommodationDecided.v1");
        var decided = facts.last(registration, "registration.AccommodationDecided.v1");
        assertThat(decided.get("requestId").asText()).isEqualTo(id);
        assertThat(decided.get("decision").asText()).isEqualTo("PARTLY_GRANTED");
        assertThat(decided.at("/arrangements/0").toString())
                .isEqualTo("{\"arrangement\":\"EXTRA_TIME\",\"extraTime\":\"1/3\"}");
    }

    @Test
    void eachPairOfEyesSeesItsOwnPart() {
        open(SESSION, "03");
        var id = asked(person, registered(person, SESSION, "03"));
        advise("03", id, OPINION).statusCode(200);

        read(candidate(person), id)
                .body("situation", equalTo(SECRET))
                .body("opinion.text", containsString("Avis favorable"))
                .body("opinion.medicalNote", nullValue());
        read(doctor("03"), id)
                .body("situation", equalTo(SECRET))
                .body("opinion.medicalNote", containsString("Bilan"))
                .body("medicalDocuments", containsString("/v1/medical-documents/"));
        read(office("03"), id)
                .header("Cache-Control", "no-store")
                .body("situation", nullValue())
                .body("opinion.text", containsString("Avis favorable"))
                .body("opinion.medicalNote", nullValue())
                .body("medicalDocuments", nullValue());
    }

    @Test
    void theOthersSeeWhatIsGrantedAndNotThatSomethingWasAsked() {
        open(SESSION, "03");
        var registration = registered(person, SESSION, "03");
        var examOffice = Api.examOffice("03");

        arrangements(examOffice, registration).statusCode(200).body("arrangements", hasSize(0));
        var id = asked(person, registration);
        arrangements(examOffice, registration).statusCode(200).body("arrangements", hasSize(0));
        advise("03", id, OPINION).statusCode(200);
        decide("03", id, PARTLY).statusCode(200);

        var seen = arrangements(examOffice, registration)
                .statusCode(200)
                .body("arrangements.arrangement", equalTo(List.of("EXTRA_TIME")))
                .extract()
                .asString();
        assertThat(seen).doesNotContain(SECRET).doesNotContain("PARTLY");
        as(examOffice).get("/v1/accommodation-requests/" + id).then().statusCode(403);
    }

    @Test
    void aPupilsPlanLetsTheAuthorityDecideWithoutANewOpinion() {
        open(SESSION, "04");
        importing(
                SESSION,
                "0330001X",
                "ine;nom_famille;prenoms;date_naissance;commune_naissance;categorie;specialite\n"
                        + "310000001AA;LARUE;Ana;01/01/2012;Bordeaux;SCOLAIRE;MCO-2024\n");
        var line = list(Api.examOffice("04"), "examSession=" + SESSION + "&q=LARUE");
        var registration = line.getString("items[0].id");
        var pupil = UUID.fromString(
                Api.read(Api.examOffice("04"), registration).extract().path("personId"));
        confirmWithHandicap(pupil, registration);
        var id = ask(pupil, registration, FULL.replace("\"FULL\"", "\"SIMPLIFIED\",\"plan\":\"PAP\""))
                .statusCode(201)
                .extract()
                .<String>path("id");

        decide("04", id, FULL.replace("\"procedure\":\"FULL\",", "").replaceFirst(",\"situation\":\"[^\"]*\"", ""))
                .statusCode(200)
                .body("decision.decision", equalTo("GRANTED"))
                .body("candidate.familyName", equalTo("LARUE"));
        arrangements(Api.establishment("0330001X"), registration)
                .statusCode(200)
                .body("arrangements", hasSize(2));
        arrangements(Api.establishment("0330002Y"), registration).statusCode(404);
    }

    @Test
    void theFullProcedureWaitsForTheDoctorAndRefusalsGiveReasons() {
        open(SESSION, "03");
        var id = asked(person, registered(person, SESSION, "03"));

        decide("03", id, PARTLY).statusCode(409).body("type", equalTo("/problems/opinion-missing"));
        advise("03", id, OPINION.replace("1/3", "1/2"))
                .statusCode(422)
                .body("type", equalTo("/problems/exceptional-time-without-reasons"));
        advise("03", id, OPINION).statusCode(200);
        decide("03", id, "{\"arrangements\":[]}")
                .statusCode(422)
                .body("type", equalTo("/problems/reasons-missing"))
                .body("errors.pointer", hasItem("/reasons"));
        decide("03", id, PARTLY.replace("1/3", "1/2"))
                .statusCode(422)
                .body("type", equalTo("/problems/extra-time-beyond-opinion"));
        read(candidate(person), id).body("state", equalTo("OPINION_GIVEN"));
    }

    @Test
    void anAppealIsAnsweredByANewDecisionAndToldAgain() {
        open(SESSION, "03");
        var registration = registered(person, SESSION, "03");
        var id = asked(person, registration);
        advise("03", id, OPINION).statusCode(200);
        decide("03", id, "{\"arrangements\":[],\"reasons\":\"Non.\"}")
                .statusCode(200)
                .body("decision.decision", equalTo("REFUSED"));
        put(office("03"), id, "/notification", null, "{\"notifiedOn\":\"2020-01-01T00:00:00Z\"}")
                .statusCode(422)
                .body("errors.pointer", hasItem("/notifiedOn"));
        put(office("03"), id, "/notification", null, "{}").statusCode(200).body("state", equalTo("NOTIFIED"));

        decide("03", id, PARTLY)
                .statusCode(200)
                .body("state", equalTo("DECIDED"))
                .body("decision.number", equalTo(2))
                .body("notifiedAt", nullValue());

        assertThat(facts.typesAbout(registration))
                .filteredOn("registration.AccommodationDecided.v1"::equals)
                .hasSize(2);
        assertThat(facts.last(registration, "registration.AccommodationDecided.v1")
                        .get("arrangements"))
                .hasSize(1);
    }

    @Test
    void aRegistrationThatIsGivenUpIsNeitherAdvisedOnNorDecided() {
        open(SESSION, "03");
        var registration = registered(person, SESSION, "03");
        var id = asked(person, registration);
        as(candidate(person))
                .contentType("application/json")
                .body("{}")
                .put("/v1/registrations/" + registration + "/cancellation")
                .then()
                .statusCode(200);

        advise("03", id, OPINION).statusCode(409).body("type", equalTo("/problems/registration-not-confirmed"));
        own(person, registration).body("requestId", equalTo(id));
        put(candidate(person), id, "/withdrawal", null, "").statusCode(200);
    }

    @Test
    void doctorAndAuthorityFollowTheRequestsOfTheirAcademyAlone() {
        open(SESSION, "42");
        var waiting = asked(person, registered(person, SESSION, "42"));
        var other = UUID.randomUUID();
        var advised = asked(other, registered(other, SESSION, "42"));
        advise("42", advised, OPINION).statusCode(200);

        follow(office("42"), "state=OPINION_GIVEN").body("items.id", equalTo(List.of(advised)));
        follow(doctor("42"), "state=REQUESTED&procedure=FULL").body("items.id", equalTo(List.of(waiting)));
        follow(doctor("42"), "procedure=SIMPLIFIED").body("items", hasSize(0));
        follow(office("43"), "examSession=" + SESSION).body("items", hasSize(0));
        follow(candidate(person), "limit=5")
                .body("items.id", equalTo(List.of(waiting)))
                .body("items[0].candidate", nullValue());
        var first = follow(office("42"), "limit=1").body("items.id", equalTo(List.of(waiting)));
        var rest = follow(office("42"), "limit=1&cursor=" + first.extract().path("next"));
        rest.body("items.id", equalTo(List.of(advised))).body("next", nullValue());
        as(office("42")).get("/v1/accommodation-requests?cursor=bricolé").then().statusCode(400);
        as(office("42"))
                .get("/v1/accommodation-requests/counts?examSession=" + SESSION)
                .then()
                .statusCode(200)
                .body("total", equalTo(2))
                .body("byState", equalTo(java.util.Map.of("REQUESTED", 1, "OPINION_GIVEN", 1)));
    }

    @Test
    void whatCanBeArrangedIsListedForAnybodyWithItsArticle() {
        io.restassured.RestAssured.given()
                .get("/v1/arrangements")
                .then()
                .statusCode(200)
                .body("items.arrangement", hasItem("READER"))
                .body("items.find { it.takesExtraTime }.article", equalTo("D613-26 2°"));
    }

    private static io.restassured.response.ValidatableResponse follow(String token, String query) {
        return as(token).get("/v1/accommodation-requests?" + query).then().statusCode(200);
    }
}
