package fr.palmares.registration.importing;

import static fr.palmares.registration.Api.confirm;
import static fr.palmares.registration.Api.establishment;
import static fr.palmares.registration.Api.examOffice;
import static fr.palmares.registration.Api.importing;
import static fr.palmares.registration.Api.list;
import static fr.palmares.registration.Api.open;
import static fr.palmares.registration.Api.openUntil;
import static fr.palmares.registration.Api.tag;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import fr.palmares.backends.TestTokens;
import fr.palmares.registration.Api;
import fr.palmares.registration.Facts;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ImportTest {

    private static final String HEADER =
            "ine;nom_famille;nom_usage;prenoms;date_naissance;commune_naissance;email;code_postal;categorie;specialite\n";

    /** Sends under keys, and nothing else. */
    private static final String SENDER = "0440003P";

    @Inject
    Facts facts;

    @BeforeEach
    void calendarInForce() {
        open(2026, "17");
    }

    @Test
    void goodLinesGoThroughAndBadOnesAreNamed() {
        var report = importing(2026, "0440001M", HEADER + """
                111111111AA;DUPONT;;Léa;01/02/2005;Nantes;lea@exemple.fr;44000;SCOLAIRE;MCO-2024
                12;DURAND;;Paul;31/02/2005;Nantes;;44000;SCOLAIRE;MCO-2024
                222222222BB;"N'GUYEN; fils";;Minh;2004-12-31;Paris;;75001;APPRENTI;CG
                """);

        assertThat(report.getString("state")).isEqualTo("DONE");
        assertThat(report.getInt("created")).isEqualTo(2);
        assertThat(report.getInt("rejected")).isEqualTo(1);
        assertThat(report.getList("problems.line")).containsExactly(3, 3);
        assertThat(report.getList("problems.column")).containsExactly("ine", "date_naissance");
        assertThat(report.getList("problems.value")).containsExactly("12", "31/02/2005");
        var mine = list(establishment("0440001M"), "examSession=2026&q=n'guyen");
        assertThat(mine.getList("items.familyName")).containsExactly("N'GUYEN; fils");
        assertThat(mine.getList("items.state")).containsExactly("PRE_REGISTERED");
        assertThat(facts.typesAbout(mine.getString("items[0].id")))
                .containsExactly("registration.RegistrationImported.v1");
        assertThat(facts.last(mine.getString("items[0].personId"), "registration.ImportedPerson.v1")
                        .at("/familyName")
                        .asText())
                .isEqualTo("N'GUYEN; fils");
    }

    @Test
    void theSameFileAgainChangesNothing() {
        var file = HEADER + "333333333CC;MOREAU;;Zoé;01/02/2005;Nantes;;44000;SCOLAIRE;MCO-2024\n";
        importing(2026, "0440001M", file);

        var again = importing(2026, "0440001M", file);

        assertThat(again.getInt("created")).isZero();
        assertThat(again.getInt("corrected")).isZero();
        assertThat(again.getInt("unchanged")).isEqualTo(1);
    }

    @Test
    void theSameFileUnderItsKeyIsTheSameJobEvenAfterClosing() {
        var file = HEADER + "343434343CC;MARCHAND;;Zoé;01/02/2005;Nantes;;44000;SCOLAIRE;MCO-2024\n";
        var first = sent("cle-d-import", "", file).statusCode(202);

        openUntil(2026, "17", "2020-11-19T24:00");
        try {
            sent("cle-d-import", "", file)
                    .statusCode(202)
                    .header("Location", first.extract().header("Location"))
                    .body("id", equalTo(first.extract().path("id")));
            sent("autre-cle", "", file).statusCode(409).body("type", equalTo("/problems/window-closed"));
        } finally {
            open(2026, "17");
        }
    }

    @Test
    void anotherFileUnderTheSameKeyIsRefusedAndLeavesNothing() {
        var file = HEADER + "353535353CC;MARCHANT;;Zoé;01/02/2005;Nantes;;44000;SCOLAIRE;MCO-2024\n";
        sent("cle-reprise", "", file).statusCode(202);

        for (var other : List.of(sent("cle-reprise", "", file + "\n"), sent("cle-reprise", "&dryRun=true", file))) {
            other.statusCode(422).body("type", equalTo("/problems/idempotency-key-reused"));
        }
        sent("k".repeat(201), "", file).statusCode(400);

        assertThat(facts.receiving(SENDER)).isZero();
    }

    @Test
    void tenSendingsAtOnceUnderOneKeyAreOneJob() throws Exception {
        var file = HEADER + "363636363CC;MARCHAIS;;Zoé;01/02/2005;Nantes;;44000;SCOLAIRE;MCO-2024\n";

        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            var jobs = senders
                    .invokeAll(Collections.nCopies(
                            10,
                            () -> sent("cle-dix-fois", "", file)
                                    .statusCode(202)
                                    .extract()
                                    .<String>path("id")))
                    .stream()
                    .map(Future::resultNow)
                    .distinct();
            assertThat(jobs).hasSize(1);
        }
        assertThat(facts.receiving(SENDER)).isZero();
    }

    private static ValidatableResponse sent(String key, String query, String file) {
        return given().auth()
                .oauth2(TestTokens.of("establishment")
                        .uai(SENDER)
                        .subject("secretariat")
                        .token())
                .header("Idempotency-Key", key)
                .contentType("text/csv; charset=UTF-8")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/v1/imports?examSession=2026&uai=" + SENDER + query)
                .then();
    }

    @Test
    void aCorrectedFileCorrectsUntilTheCandidateConfirms() {
        var file = HEADER + "444444444DD;PETIT;;Jean;01/02/2005;Nantes;;44000;SCOLAIRE;MCO-2024\n";
        importing(2026, "0440001M", file);

        var corrected = importing(2026, "0440001M", file.replace("PETIT", "PETITJEAN"));

        assertThat(corrected.getInt("corrected")).isEqualTo(1);
        var row = list(establishment("0440001M"), "q=petitjean");
        assertThat(row.getList("items")).hasSize(1);
        var id = row.getString("items[0].id");
        confirm(establishment("0440001M"), id, tag(establishment("0440001M"), id), Api.CONFIRMATION)
                .statusCode(200);

        var late = importing(2026, "0440001M", file);

        assertThat(late.getInt("unchanged") + late.getInt("created")).isEqualTo(1);
        assertThat(list(establishment("0440001M"), "q=petitjean").getList("items"))
                .hasSize(1);
    }

    @Test
    void aLineThatStandsTwiceIsNamedOnceMore() {
        var report = importing(2026, "0440001M", HEADER + """
                555555555EE;LEROY;;Anna;01/02/2005;Nantes;;44000;SCOLAIRE;MCO-2024
                555555555EE;LEROY;;Anna;01/02/2005;Nantes;;44000;SCOLAIRE;MCO-2024
                """);

        assertThat(report.getInt("created")).isEqualTo(1);
        assertThat(report.getInt("rejected")).isEqualTo(1);
        assertThat(report.getString("problems[0].why")).contains("ligne 2");
    }

    @Test
    void aDoubtfulDuplicateIsRegisteredAndShownToTheExamOffice() {
        var report = importing(2026, "0440001M", HEADER + """
                666666666FF;FAURE;;Inès;01/02/2005;Nantes;;44000;SCOLAIRE;MCO-2024
                666666666FF;FORE;;Inès;01/02/2005;Nantes;;44000;SCOLAIRE;MCO-2024
                """);

        assertThat(report.getInt("created")).isEqualTo(2);
        assertThat(report.getList("problems.outcome")).containsExactly("WARNED");
        var suspicions = given().auth()
                .oauth2(examOffice("17"))
                .get("/v1/duplicates?examSession=2026")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(suspicions.getList("items.evidence")).contains("SAME_INE");
    }

    @Test
    void windows1252AndCommasAreReadToo() {
        var csv = HEADER.replace(';', ',')
                + "777777777GG,Bélanger,,Zoë,01/02/2005,Saint-Étienne,,44000,SCOLAIRE,MCO-2024\r\n";

        var report = importing(2026, "0440001M", csv.getBytes(Charset.forName("windows-1252")));

        assertThat(report.getInt("created")).isEqualTo(1);
        assertThat(list(establishment("0440001M"), "q=bél").getList("items.givenNames"))
                .isEqualTo(List.of("Zoë"));
    }

    @Test
    void aKnownPupilOfAnEarlierSessionKeepsItsPerson() {
        open(2025, "17");
        importing(2025, "0440001M", HEADER + "888888888HH;GARCIA;;Luz;01/02/2005;Nantes;;44000;SCOLAIRE;MCO-2024\n");

        importing(2026, "0440001M", HEADER + "888888888HH;GARCIA;;Luz;01/02/2005;Nantes;;44000;SCOLAIRE;MCO-2024\n");

        assertThat(list(establishment("0440001M"), "q=garcia").getList("items.personId"))
                .hasSize(2)
                .satisfies(ids -> assertThat(ids.stream().distinct()).hasSize(1));
    }

    @Test
    void aFileWithoutItsColumnsIsRefusedAsAWhole() {
        var report = importing(2026, "0440001M", "a;b;c\n1;2;3\n");

        assertThat(report.getString("state")).isEqualTo("REFUSED");
        assertThat(report.getString("refusal")).contains("nom_famille");
    }

    @Test
    void aBinaryFileIs422() {
        given().auth()
                .oauth2(establishment("0440001M"))
                .contentType("text/csv")
                .queryParam("examSession", 2026)
                .queryParam("uai", "0440001M")
                .body(new byte[] {80, 75, 3, 4, 0, 0})
                .post("/v1/imports")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/unreadable-file"));
    }

    @Test
    void anotherEstablishmentDoesNotExist() {
        given().auth()
                .oauth2(establishment("0750360J"))
                .contentType("text/csv")
                .queryParam("examSession", 2026)
                .queryParam("uai", "0440001M")
                .body(HEADER)
                .post("/v1/imports")
                .then()
                .statusCode(404);
    }

    @Test
    void aWrongCheckLetterIs422() {
        given().auth()
                .oauth2(establishment("0440001A"))
                .contentType("text/csv")
                .queryParam("examSession", 2026)
                .queryParam("uai", "0440001A")
                .body(HEADER)
                .post("/v1/imports")
                .then()
                .statusCode(422);
    }

    @Test
    void theTemplateIsAFileThatGoesThrough() {
        var template = given().get("/v1/imports/template")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(importing(2026, "0440001M", template).getInt("rejected")).isZero();
    }

    @Test
    void aFileLeftBehindByADeadReplicaGoesOnBehindItsLastCommittedLine() {
        var id = facts.importLeftBehind(2026, "0440001M", "17", HEADER + """
                990000001AA;PERDU;;Un;01/01/2005;Nantes;;44000;SCOLAIRE;MCO-2024
                990000002AA;PERDU;;Deux;01/01/2005;Nantes;;44000;SCOLAIRE;MCO-2024
                990000003AA;PERDU;;Trois;01/01/2005;Angers;;44000;SCOLAIRE;MCO-2024
                """, 2);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> given().auth()
                        .oauth2(establishment("0440001M"))
                        .get("/v1/imports/" + id)
                        .then()
                        .body("state", equalTo("DONE")));

        assertThat(list(establishment("0440001M"), "q=perdu").getList("items.givenNames", String.class))
                .containsExactlyInAnyOrder("Deux", "Trois");
    }
}
