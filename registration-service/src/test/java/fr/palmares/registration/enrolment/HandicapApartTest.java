package fr.palmares.registration.enrolment;

import static fr.palmares.registration.Api.candidate;
import static fr.palmares.registration.Api.confirm;
import static fr.palmares.registration.Api.establishment;
import static fr.palmares.registration.Api.examOffice;
import static fr.palmares.registration.Api.importing;
import static fr.palmares.registration.Api.list;
import static fr.palmares.registration.Api.open;
import static fr.palmares.registration.Api.read;
import static fr.palmares.registration.Api.tag;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.palmares.backends.TestKafka;
import fr.palmares.registration.Api;
import fr.palmares.registration.Contract;
import fr.palmares.registration.Facts;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** R-13, § 7: « handicap : oui » is seen by who fills the form in, and by nobody else who may read the registration. */
@QuarkusTest
class HandicapApartTest {

    private static final String ACADEMY = "12";
    private static final String UAI = "0540001H";
    private static final String OTHER_UAI = "0540002J";
    private static final String DISABLED = with("\"handicap\":true");

    @Inject
    Facts facts;

    @BeforeEach
    void calendarInForce() {
        open(2026, ACADEMY);
    }

    @Test
    void staffReadTheRegistrationWithoutIt() {
        var pupil = imported(UAI);
        save(pupil, candidate(pupil.person()), DISABLED).statusCode(200).body("choices.handicap", equalTo(true));

        for (var staff : List.of(establishment(UAI), examOffice(ACADEMY))) {
            var seen = read(staff, pupil.id()).statusCode(200).body("choices.form", equalTo("GLOBAL"));
            assertThat(seen.extract().asString()).doesNotContain("handicap");
            for (var list : List.of("?q=" + pupil.name(), "/export?q=" + pupil.name())) {
                var listed = given().auth().oauth2(staff).accept("*/*").get("/v1/registrations" + list);
                assertThat(listed.statusCode()).isEqualTo(200);
                assertThat(listed.asString()).contains(pupil.name()).doesNotContainIgnoringCase("handicap");
            }
        }
    }

    @Test
    void aChangeOfItLooksToStaffLikeThatOfATelephoneNumber() {
        var disabled = imported(UAI);
        save(disabled, candidate(disabled.person()), with("\"handicap\":false")).statusCode(200);
        save(disabled, candidate(disabled.person()), DISABLED).statusCode(200);
        var called = imported(UAI);
        save(called, candidate(called.person()), with("\"handicap\":false")).statusCode(200);
        save(called, candidate(called.person()), with("\"particulars\":{\"mobile\":\"06 12 34 56 78\"}"))
                .statusCode(200);

        assertThat(changes(candidate(disabled.person()), disabled)).containsExactly("handicap");
        for (var staff : List.of(establishment(UAI), examOffice(ACADEMY))) {
            assertThat(changes(staff, disabled)).containsExactly("particulars");
            assertThat(changes(staff, called)).containsExactly("particulars");
        }
    }

    @Test
    void whoDoesNotSeeItDoesNotTakeItBack() {
        var pupil = imported(UAI);
        save(pupil, candidate(pupil.person()), DISABLED).statusCode(200);

        save(pupil, establishment(UAI), with("\"handicap\":false").replace("true", "false"))
                .statusCode(200)
                .body("version", equalTo(2));
        given().auth()
                .oauth2(examOffice(ACADEMY))
                .header("If-Match", "*")
                .contentType(ContentType.JSON)
                .body("{\"reason\":\"Correction en rouge\",\"choices\":" + Api.CONFIRMATION + "}")
                .put("/v1/registrations/" + pupil.id() + "/correction")
                .then()
                .statusCode(200)
                .body("version", equalTo(3));

        read(candidate(pupil.person()), pupil.id()).body("choices.handicap", equalTo(true));
        save(pupil, candidate(pupil.person()), with("\"handicap\":false")).body("choices.handicap", equalTo(false));
    }

    @Test
    void anEstablishmentThatCompletesTheRegistrationsItselfAsksAndSeesIt() {
        var pupil = imported(OTHER_UAI);
        completesItself(OTHER_UAI);

        save(pupil, establishment(OTHER_UAI), DISABLED).statusCode(200).body("choices.handicap", equalTo(true));
        save(pupil, establishment(OTHER_UAI), with("\"handicap\":false"))
                .statusCode(200)
                .body("choices.handicap", equalTo(false));

        assertThat(changes(establishment(OTHER_UAI), pupil)).containsExactly("handicap");
        assertThat(read(examOffice(ACADEMY), pupil.id()).extract().asString()).doesNotContain("handicap");
    }

    private record Pupil(UUID person, String id, String name) {}

    private static Pupil imported(String uai) {
        var name =
                "SANTE" + UUID.randomUUID().toString().replaceAll("[^a-f]", "").toUpperCase(Locale.ROOT);
        importing(
                2026,
                uai,
                "nom_famille;prenoms;date_naissance;commune_naissance;categorie;specialite\n" + name
                        + ";Lou;01/02/2005;Nancy;SCOLAIRE;MCO-2024\n");
        var line = list(examOffice(ACADEMY), "examSession=2026&q=" + name);
        return new Pupil(UUID.fromString(line.getString("items[0].personId")), line.getString("items[0].id"), name);
    }

    private static String with(String field) {
        return Api.CONFIRMATION.replaceFirst("\\{", "{" + field + ",");
    }

    private static ValidatableResponse save(Pupil pupil, String token, String form) {
        return confirm(token, pupil.id(), tag(token, pupil.id()), form);
    }

    private static List<String> changes(String token, Pupil pupil) {
        return given().auth()
                .oauth2(token)
                .get("/v1/registrations/" + pupil.id() + "/versions")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items[1].changes.field");
    }

    private void completesItself(String uai) {
        var event = UUID.randomUUID();
        var data = (ObjectNode) Contract.example("account/EstablishmentChanged");
        data.put("uai", uai).put("academy", ACADEMY).put("finishesRegistrations", "ESTABLISHMENT");
        try (var kafka = TestKafka.ofThisRun()) {
            kafka.send("account.events", uai, "account.EstablishmentChanged.v1", event, data.toString());
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> facts.received(event));
    }
}
