package fr.palmares.registration.followup;

import static fr.palmares.registration.Api.CONFIRMATION;
import static fr.palmares.registration.Api.candidate;
import static fr.palmares.registration.Api.confirmed;
import static fr.palmares.registration.Api.examOffice;
import static fr.palmares.registration.Api.importing;
import static fr.palmares.registration.Api.list;
import static fr.palmares.registration.Api.open;
import static fr.palmares.registration.Api.openUntil;
import static fr.palmares.registration.Api.read;
import static fr.palmares.registration.Api.tag;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import fr.palmares.registration.Facts;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What exam offices and establishments do with many registrations, and on behalf of one. */
@QuarkusTest
class FollowUpTest {

    private static final String HEADER =
            "ine;nom_famille;prenoms;date_naissance;commune_naissance;categorie;specialite\n";

    @Inject
    Facts facts;

    private final UUID person = UUID.randomUUID();

    @Test
    void theExamOfficeCorrectsWithItsReasonAfterClosingAndTheCandidateSeesTheDifference() {
        open(2026, "08");
        var id = confirmed(person, 2026, "08");
        openUntil(2026, "08", "2020-11-19T24:00");

        given().auth()
                .oauth2(examOffice("08"))
                .header("If-Match", tag(examOffice("08"), id))
                .contentType(ContentType.JSON)
                .body("{\"reason\":\"Correction en rouge sur la confirmation\",\"choices\":"
                        + CONFIRMATION.replace("\"press\":true", "\"press\":false") + "}")
                .put("/v1/registrations/" + id + "/correction")
                .then()
                .statusCode(200)
                .body("version", equalTo(2));

        given().auth()
                .oauth2(candidate(person))
                .get("/v1/registrations/" + id + "/versions")
                .then()
                .statusCode(200)
                .body("items.version", equalTo(List.of(1, 2)))
                .body("items.byCandidate", equalTo(List.of(true, false)))
                .body("items[1].reason", equalTo("Correction en rouge sur la confirmation"))
                .body("items[1].changes.field", equalTo(List.of("consents.press")));
        assertThat(facts.last(id, "registration.RegistrationAmended.v1")
                        .at("/changes/0/field")
                        .asText())
                .isEqualTo("consents.press");
    }

    @Test
    void listsAreFilteredCountedAndReadOn() {
        open(2026, "19");
        importing(2026, "0510001Z", HEADER + """
                100000001AA;ADAM;Ève;01/01/2005;Reims;SCOLAIRE;MCO-2024
                100000002AA;BLANC;Luc;01/01/2005;Reims;SCOLAIRE;CG
                100000003AA;CARON;Eva;01/01/2005;Reims;APPRENTI;CG
                """);
        var office = examOffice("19");

        assertThat(list(office, "examSession=2026&specialty=CG").getList("items"))
                .hasSize(2);
        assertThat(list(office, "q=car").getList("items.familyName")).containsExactly("CARON");
        assertThat(list(office, "q=100000002").getList("items.familyName")).containsExactly("BLANC");
        assertThat(list(office, "state=REGISTERED").getList("items")).isEmpty();
        var first = list(office, "examSession=2026&limit=2");
        var rest = list(office, "examSession=2026&limit=2&cursor=" + first.getString("next"));
        assertThat(first.getList("items")).hasSize(2);
        assertThat(rest.getList("items")).hasSize(1);
        assertThat(rest.getString("next")).isNull();
        given().auth()
                .oauth2(office)
                .get("/v1/registrations/counts?examSession=2026")
                .then()
                .statusCode(200)
                .body("total", equalTo(3))
                .body("byState.PRE_REGISTERED", equalTo(3))
                .body("byColour.RED", equalTo(3));
        assertThat(list(examOffice("20"), "examSession=2026").getList("items")).isEmpty();
    }

    @Test
    void theListIsExportedForSpreadsheetsWithoutFormulas() {
        open(2026, "12");
        importing(2026, "0540001H", HEADER + "100000009AA;=HYPERLINK(1);Luc;01/01/2005;Reims;SCOLAIRE;SAM-2024\n");

        var csv = given().auth()
                .oauth2(examOffice("12"))
                .accept("text/csv")
                .get("/v1/registrations/export?specialty=SAM-2024")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(csv.lines().toList().getFirst()).contains("numero;session;academie");
        assertThat(csv)
                .contains("'=HYPERLINK(1)")
                .contains("pré-inscrit")
                .contains("01")
                .contains("100000009AA");
    }

    @Test
    void theLeadAcademySeesTheOthersCandidatesAndDecidesNothing() {
        open(2026, "22");
        given().auth()
                .oauth2(examOffice("22"))
                .contentType(ContentType.JSON)
                .body("{\"leadAcademy\":\"15\"}")
                .put("/v1/exam-sessions/2026/specialties/EAU-2020/verification")
                .then()
                .statusCode(200)
                .body("leadAcademy", equalTo("15"));
        importing(2026, "0870001D", HEADER + "100000011AA;ROUX;Max;01/01/2005;Limoges;SCOLAIRE;EAU-2020\n");

        var seen = list(examOffice("15"), "specialty=EAU-2020");

        assertThat(seen.getList("items.familyName")).containsExactly("ROUX");
        read(examOffice("15"), seen.getString("items[0].id")).statusCode(200);
        given().auth()
                .oauth2(examOffice("15"))
                .put("/v1/registrations/" + seen.getString("items[0].id") + "/validation")
                .then()
                .statusCode(404);
    }

    @Test
    void aDoubtIsDecidedOnceAndTheLaterRegistrationIsCancelled() {
        open(2026, "09");
        importing(2026, "0590001F", HEADER + """
                100000021AA;NOEL;Zoé;01/01/2005;Lille;SCOLAIRE;CG
                100000021AA;NOWEL;Zoé;01/01/2005;Lille;SCOLAIRE;CG
                """);
        var office = examOffice("09");
        var doubt = given().auth()
                .oauth2(office)
                .get("/v1/duplicates")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(doubt.getList("items")).hasSize(1);
        var path = "/v1/duplicates/" + doubt.getString("items[0].id") + "/decision";

        decide(examOffice("17"), path, "SAME_PERSON").statusCode(404);
        decide(office, path, "SAME_PERSON").statusCode(200).body("decision", equalTo("SAME_PERSON"));
        decide(office, path, "SAME_PERSON").statusCode(200);
        decide(office, path, "NOT_THE_SAME").statusCode(409);

        var later = doubt.getString("items[0].registrationId");
        assertThat(facts.typesAbout(later)).containsOnlyOnce("registration.DuplicateSuspected.v1");
        assertThat(facts.typesAbout(doubt.getString("items[0].otherId")))
                .doesNotContain("registration.DuplicateSuspected.v1");
        read(office, later).body("state", equalTo("CANCELLED")).body("reason", equalTo("duplicate"));
        read(office, doubt.getString("items[0].otherId")).body("state", equalTo("PRE_REGISTERED"));
        given().auth()
                .oauth2(office)
                .get("/v1/duplicates?decided=true")
                .then()
                .body("items.id", hasItem(doubt.getString("items[0].id")));
    }

    @Test
    void anotherCancellationOfWhatIsCancelledChangesNothing() {
        open(2026, "08");
        openUntil(2026, "08", "2099-11-19T24:00");
        var id = confirmed(person, 2026, "08");

        for (int i = 0; i < 2; i++) {
            given().auth()
                    .oauth2(candidate(person))
                    .contentType(ContentType.JSON)
                    .body("{}")
                    .put("/v1/registrations/" + id + "/cancellation")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("CANCELLED"))
                    .body("reason", equalTo("withdrawn"));
        }

        assertThat(facts.typesAbout(id))
                .filteredOn("registration.RegistrationCancelled.v1"::equals)
                .hasSize(1);
    }

    @Test
    void aMarkFromElsewhereIsTypedInWithItsProof() {
        open(2026, "08");
        openUntil(2026, "08", "2099-11-19T24:00");
        var id = confirmed(person, 2026, "08");

        given().auth()
                .oauth2(examOffice("08"))
                .contentType(ContentType.JSON)
                .body(
                        "{\"unit\":\"U3\",\"mark\":\"13.5\",\"obtainedIn\":2023,\"academy\":\"13\",\"proof\":\"Relevé 2023\"}")
                .post("/v1/registrations/" + id + "/held-marks")
                .then()
                .statusCode(200)
                .body("items.unit", equalTo(List.of("U3")))
                .body("items.source", equalTo(List.of("EXAM_OFFICE")))
                .body("items.lastSession", equalTo(List.of(2028)));
    }

    private static io.restassured.response.ValidatableResponse decide(String token, String path, String decision) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body("{\"decision\":\"" + decision + "\"}")
                .put(path)
                .then();
    }
}
