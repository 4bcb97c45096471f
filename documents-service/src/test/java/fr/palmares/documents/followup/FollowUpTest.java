package fr.palmares.documents.followup;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import fr.palmares.backends.TestTokens;
import fr.palmares.documents.Journey;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FollowUpTest {

    @Test
    void theStatisticsCountFilesByColourAndRefusalsByReason() {
        var red = in("43").confirmed(1).withChecklist();
        var orange = in("43").confirmed(1).withChecklist().provides("IDENTITE", "CONFIRMATION");
        orange.reviews("IDENTITE", "{\"decision\":\"REFUSED\",\"reason\":\"ILLEGIBLE\"}")
                .statusCode(200);

        given().auth()
                .oauth2(red.examOffice())
                .get("/v1/control-statistics?examSession=2026")
                .then()
                .statusCode(200)
                .body("specialties", hasSize(1))
                .body("specialties[0].files", equalTo(2))
                .body("specialties[0].red", equalTo(1))
                .body("specialties[0].orange", equalTo(1))
                .body("specialties[0].toControl", equalTo(1))
                .body("refusals[0].code", equalTo("IDENTITE"))
                .body("refusals[0].reason", equalTo("ILLEGIBLE"))
                .body("lastDays[0].decisions", equalTo(1));
        given().auth()
                .oauth2(TestTokens.of("exam-office").academies("44").token())
                .get("/v1/control-statistics?examSession=2026")
                .then()
                .statusCode(200)
                .body("specialties", hasSize(0));
    }

    @Test
    void aSchoolRemindsItsCandidatesOnceADayAndTellsEachWhatIsMissing() {
        var camille = in("42");
        camille.uai = "9730042N";
        camille.confirmed(1).withChecklist().provides("IDENTITE");
        var stranger = in("42");
        stranger.uai = "9730043N";
        stranger.confirmed(1).withChecklist();

        remind("9730042N", "{\"examSession\":2026}").statusCode(200).body("reminded", equalTo(1));
        remind("9730042N", "{\"examSession\":2026}")
                .statusCode(200)
                .body("reminded", equalTo(0))
                .body("tooRecent", equalTo(1));

        assertThat(Collections.frequency(camille.told(), "documents.CandidateReminded.v1"))
                .isEqualTo(1);
        assertThat(stranger.told()).doesNotContain("documents.CandidateReminded.v1");
        List<String> missing = given().auth()
                .oauth2(TestTokens.of("integrator").academies("42").token())
                .queryParam("type", "documents.CandidateReminded.v1")
                .get("/v1/changes")
                .then()
                .extract()
                .jsonPath()
                .getList("items[0].data.missing.code");
        assertThat(missing).containsExactly("CONFIRMATION", "CERTIF_SCOLARITE");
    }

    @Test
    void aListThatNamesNobodyOrTooManyIsRefused() {
        remind("9730042N", "{\"examSession\":2026,\"registrationIds\":[]}").statusCode(422);
        remind("9730042N", "{}").statusCode(400);
    }

    private static Journey in(String academy) {
        var journey = new Journey();
        journey.academy = academy;
        return journey;
    }

    private static ValidatableResponse remind(String uai, String body) {
        return given().auth()
                .oauth2(TestTokens.of("establishment").uai(uai).token())
                .contentType("application/json")
                .body(body)
                .post("/v1/reminders")
                .then();
    }
}
