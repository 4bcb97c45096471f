package fr.palmares.documents.checklist;

import static fr.palmares.documents.Journey.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import fr.palmares.backends.TestTokens;
import fr.palmares.documents.Journey;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An exam office writes its rules, tries them on the running files, publishes them, and moves the files. */
@QuarkusTest
class RuleEditingTest {

    private static final String ONE_MORE = """
            {"source":"Note Guyane 2026","inheritsNational":true,"speaksFor":["SCHOOL","FORMER_SCHOOL"],
             "missingAtDeadline":"CANCEL","lines":[{"code":"DIPLOME_ACCES","reason":"Votre académie le demande."}]}""";

    @Test
    void aDraftIsTriedThenPublishedAndRunningFilesKeepTheirVersionUntilTheyAreMoved() {
        var camille = in("28");
        var early = camille.confirmed(1).withChecklist();
        write("28", ONE_MORE, null).statusCode(200).header("ETag", equalTo("\"1\""));

        given().auth()
                .oauth2(office("28"))
                .get("/v1/checklist-rules/2026/28/draft/impact")
                .then()
                .statusCode(200)
                .body("files", equalTo(1))
                .body("filesAskedMore", equalTo(1))
                .body("sentences[0]", equalTo("Un dossier se verrait demander une pièce de plus."))
                .body("pieces[0].code", equalTo("DIPLOME_ACCES"));
        assertThat(early.checklist().getList("pieces.code")).doesNotContain("DIPLOME_ACCES");

        publish("28", "\"1\"").statusCode(200).body("version", equalTo(1));
        var late = in("28").confirmed(1).withChecklist();
        assertThat(late.checklist().getList("pieces.code"))
                .containsExactly("CONFIRMATION", "IDENTITE", "CERTIF_SCOLARITE", "DIPLOME_ACCES");
        early.confirmed(2);
        eventually(() -> early.checklist().getInt("registrationVersion") == 2);
        assertThat(early.checklist().getList("pieces.code")).doesNotContain("DIPLOME_ACCES");

        move("28").statusCode(202).body("files", equalTo(1));
        eventually(() -> early.checklist().getList("pieces.code").contains("DIPLOME_ACCES"));
        move("28").statusCode(202).body("files", equalTo(0));
        assertThat(Collections.frequency(early.told(), "documents.ChecklistIssued.v1"))
                .isEqualTo(3);
    }

    @Test
    void aPieceAskedOfACompleteFileOpensThatPieceAlone() {
        var camille = in("27").confirmed(1).withChecklist().provides("CONFIRMATION", "IDENTITE", "CERTIF_SCOLARITE");
        camille.completes().statusCode(200);
        write("27", ONE_MORE, null).statusCode(200);
        publish("27", "\"1\"").statusCode(200);

        move("27").statusCode(202);
        eventually(() -> camille.checklist().getList("pieces.code").contains("DIPLOME_ACCES"));

        camille.sends("IDENTITE", "application/pdf", Journey.pdf("x"))
                .statusCode(409)
                .body("type", equalTo("/problems/file-locked"));
        camille.provides("DIPLOME_ACCES");
        assertThat(camille.checklist().getString("colour")).isEqualTo("BLUE");
    }

    @Test
    void aSimulationFollowsWhatWasPublished() {
        write("16", ONE_MORE, null).statusCode(200);
        publish("16", "\"1\"").statusCode(200);

        eventually(() -> given().contentType("application/json")
                .body("{\"examSession\":2026,\"academy\":\"16\",\"specialty\":\"MCO-2024\",\"category\":\"SCHOOL\"}")
                .post("/v1/checklists/simulations")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("pieces.code")
                .contains("DIPLOME_ACCES"));
    }

    @Test
    void theNoteThatIsShippedIsWhereEditingBegins() {
        given().auth()
                .oauth2(office("17"))
                .get("/v1/checklist-rules/2026/17")
                .then()
                .statusCode(200)
                .body("version", equalTo(0))
                .body("rules.lines.code", hasItem("MS_FLUIDES"))
                .body("rules.inheritsNational", equalTo(false));
        given().auth()
                .oauth2(office("15"))
                .get("/v1/checklist-rules/2026/15")
                .then()
                .statusCode(200)
                .body("rules.inheritsNational", equalTo(true))
                .body("rules.lines.code", not(hasItem("IDENTITE")));
    }

    @Test
    void twoAgentsDoNotOverwriteEachOther() {
        write("14", ONE_MORE, null).statusCode(200);

        write("14", ONE_MORE, null).statusCode(428);
        write("14", ONE_MORE, "\"7\"").statusCode(412);
        write("14", ONE_MORE, "\"1\"").statusCode(200).header("ETag", equalTo("\"2\""));
        publish("14", "\"1\"").statusCode(412);

        given().auth()
                .oauth2(office("14"))
                .delete("/v1/checklist-rules/2026/14/draft")
                .then()
                .statusCode(204);
        given().auth()
                .oauth2(office("14"))
                .get("/v1/checklist-rules/2026/14/draft")
                .then()
                .statusCode(404);
    }

    @Test
    void aLineThatCannotBeIsNamedByItsPlace() {
        write("13", ONE_MORE.replace("DIPLOME_ACCES", "PASSEPORT"), null)
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/lines/0/code"));
        write("13", ONE_MORE.replace("\"reason\"", "\"when\":{\"specialties\":[\"NOPE\"]},\"reason\""), null)
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/lines/0/when/specialties"));
        write("13", "{\"lines\":[]}", null).statusCode(400);
        write("13", ONE_MORE.replace("SCHOOL\"", "SCOLAIRE\""), null).statusCode(400);
    }

    @Test
    void anOfficeWritesItsOwnRulesAndTheAdministratorTheNationalOnes() {
        given().auth()
                .oauth2(office("17"))
                .contentType("application/json")
                .body(ONE_MORE)
                .put("/v1/checklist-rules/2026/12/draft")
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(office("17"))
                .contentType("application/json")
                .body(ONE_MORE)
                .put("/v1/checklist-rules/2026/national/draft")
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(office("17"))
                .get("/v1/checklist-rules/2026/national")
                .then()
                .statusCode(200);
        given().auth()
                .oauth2(TestTokens.of("administrator").token())
                .contentType("application/json")
                .body(ONE_MORE)
                .put("/v1/checklist-rules/2034/national/draft")
                .then()
                .statusCode(200);
    }

    private static Journey in(String academy) {
        var journey = new Journey();
        journey.academy = academy;
        return journey;
    }

    private static String office(String academy) {
        return TestTokens.of("exam-office").academies(academy).token();
    }

    private static ValidatableResponse write(String academy, String rules, @Nullable String ifMatch) {
        var request = given().auth()
                .oauth2(office(academy))
                .contentType("application/json")
                .body(rules);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .put("/v1/checklist-rules/2026/{academy}/draft", academy)
                .then();
    }

    private static ValidatableResponse publish(String academy, String ifMatch) {
        return given().auth()
                .oauth2(office(academy))
                .header("If-Match", ifMatch)
                .put("/v1/checklist-rules/2026/{academy}/publication", academy)
                .then();
    }

    private static ValidatableResponse move(String academy) {
        return given().auth()
                .oauth2(office(academy))
                .put("/v1/checklist-rules/2026/{academy}/files", academy)
                .then();
    }
}
