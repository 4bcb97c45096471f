package fr.palmares.registration.importing;

import static fr.palmares.registration.Api.establishment;
import static fr.palmares.registration.Api.examOffice;
import static fr.palmares.registration.Api.list;
import static fr.palmares.registration.Api.open;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import fr.palmares.registration.Facts;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files as schools really send them: XML, and every way in which a file can be wrong. */
@QuarkusTest
class FileImportTest {

    private static final String UAI = "0251201V";
    private static final String CSV = "nom_famille;prenoms;date_naissance;commune_naissance;categorie;specialite\n";

    @TestHTTPResource("/")
    URI service;

    @Inject
    Facts facts;

    @BeforeEach
    void calendarInForce() {
        open(2026, "03");
    }

    private static ValidatableResponse send(String type, byte[] body) {
        return given().auth()
                .oauth2(establishment(UAI))
                .contentType(type)
                .queryParam("examSession", 2026)
                .queryParam("uai", UAI)
                .body(body)
                .post("/v1/imports")
                .then();
    }

    private static JsonPath end(String id) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> given().auth()
                                .oauth2(establishment(UAI))
                                .get("/v1/imports/" + id)
                                .then()
                                .statusCode(200)
                                .extract()
                                .jsonPath(),
                        report -> !report.getString("state").matches("WAITING|RUNNING"));
    }

    private static JsonPath imported(String type, String body) {
        return end(send(type, body.getBytes(StandardCharsets.UTF_8))
                .statusCode(202)
                .extract()
                .path("id"));
    }

    private static String candidat(String ine, String name, String date) {
        return "<candidat><ine>" + ine + "</ine><nom_famille>" + name + "</nom_famille><prenoms>Léa</prenoms>"
                + "<date_naissance>" + date + "</date_naissance><commune_naissance>Besançon</commune_naissance>"
                + "<categorie>SCOLAIRE</categorie><specialite>CG</specialite></candidat>\n";
    }

    private static String candidats(String inside) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<candidats xmlns=\"urn:palmares:candidats:1\">\n" + inside
                + "</candidats>\n";
    }

    @Test
    void goodCandidatesOfAnXmlFileGoThroughAndBadOnesAreNamed() {
        var report = imported(
                "application/xml",
                candidats(candidat("400000001AA", "XAVIER", "2005-02-01")
                        + candidat("12", "XIBERRAS", "31/02/2005")
                        + candidat("400000003AA", "XUEREB", "2005-02-03")));

        assertThat(report.getString("state")).isEqualTo("DONE");
        assertThat(report.getInt("created")).isEqualTo(2);
        assertThat(report.getInt("rejected")).isEqualTo(1);
        assertThat(report.getList("problems.line")).containsExactly(2, 2);
        assertThat(report.getList("problems.column")).containsExactly("ine", "date_naissance");
        assertThat(list(examOffice("03"), "q=xav").getList("items.state")).containsExactly("PRE_REGISTERED");

        var again = imported("text/xml", candidats(candidat("400000001AA", "XAVIER", "2005-02-01")));
        assertThat(again.getInt("unchanged")).isEqualTo(1);
    }

    @Test
    void anXmlFileThatBreaksOffKeepsWhatCameBefore() {
        var report = imported(
                "application/xml",
                candidats(candidat("400000011AA", "YVARS", "2005-02-01") + "<candidat><nom_famille>YVON</nom_fam"));

        assertThat(report.getString("state")).isEqualTo("REFUSED");
        assertThat(report.getString("refusal")).contains("ligne 4").contains("candidat n° 2");
        assertThat(report.getInt("created")).isEqualTo(1);
    }

    @Test
    void anExternalEntityIs422AtOnce() {
        send(
                        "application/xml",
                        ("<!DOCTYPE c [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
                                        + candidats(candidat("400000021AA", "&x;", "2005-02-01")))
                                .getBytes(StandardCharsets.UTF_8))
                .statusCode(422)
                .body("type", equalTo("/problems/unreadable-file"))
                .body("detail", containsString("DOCTYPE"));
    }

    @Test
    void xmlInUtf16OrOfAnotherKindIs422() {
        send("application/xml", candidats("").getBytes(StandardCharsets.UTF_16)).statusCode(422);
        send("application/xml", "<eleves/>".getBytes(StandardCharsets.UTF_8))
                .statusCode(422)
                .body("detail", containsString("candidats"));
        send("application/json", "{}".getBytes(StandardCharsets.UTF_8))
                .statusCode(415)
                .body("type", equalTo("/problems/unsupported-media-type"));
    }

    @Test
    void aQuoteLeftOpenSpoilsItsOwnLineOnly() {
        var report = imported("text/csv", CSV + """
                "ZOLA;Émile;01/02/2005;Besançon;SCOLAIRE;CG
                ZANA;Lou;02/02/2005;Besançon;SCOLAIRE;CG
                """);

        assertThat(report.getString("state")).isEqualTo("DONE");
        assertThat(report.getInt("created")).isEqualTo(1);
        assertThat(report.getList("problems.line")).containsExactly(2);
        assertThat(report.getString("problems[0].why")).contains("guillemet");
    }

    @Test
    void threeHundredColumnsAreRefusedAsAWhole() {
        var report = imported("text/csv", "colonne;".repeat(299) + "nom\n" + "x;".repeat(299) + "x\n");

        assertThat(report.getString("state")).isEqualTo("REFUSED");
        assertThat(report.getString("refusal")).contains("300 colonnes");
    }

    @Test
    void theSamplesAndTheTemplateGoThroughAsTheyAre() {
        for (var sample : new String[] {"template", "samples/csv", "samples/xml"}) {
            var file =
                    given().get("/v1/imports/" + sample).then().statusCode(200).extract();
            var job = end(send(file.contentType(), file.asByteArray())
                    .statusCode(202)
                    .extract()
                    .path("id"));
            assertThat(job.getString("state")).as(sample).isEqualTo("DONE");
            assertThat(job.getInt("rejected")).as(sample).isZero();
        }
        given().get("/v1/imports/schema")
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString("candidats.xsd"))
                .body(containsString("urn:palmares:candidats:1"));
    }

    @Test
    void aDryRunNamesTheFaultsAndRegistersNobody() {
        var id = given().auth()
                .oauth2(establishment(UAI))
                .contentType("text/csv")
                .queryParam("examSession", 2026)
                .queryParam("uai", UAI)
                .queryParam("dryRun", true)
                .body((CSV + "ESSAI;Un;01/02/2005;Dole;SCOLAIRE;CG\n").getBytes(StandardCharsets.UTF_8))
                .post("/v1/imports")
                .then()
                .statusCode(202)
                .extract()
                .<String>path("id");

        assertThat(end(id).getInt("created")).isEqualTo(1);
        assertThat(list(establishment(UAI), "q=essai").getList("items")).isEmpty();
    }

    @Test
    void aGibibyteIsRefusedBeforeItIsRead() throws IOException {
        var answer = raw("Content-Length: 1073741824\r\n\r\nnom;", 0);

        assertThat(answer).startsWith("HTTP/1.1 413").contains("/problems/too-large");
    }

    @Test
    void aFileWithoutAnnouncedEndIsCutAtTheLimit() throws IOException {
        var answer = raw("Transfer-Encoding: chunked\r\n\r\n", 62);

        assertThat(answer).startsWith("HTTP/1.1 413").contains("/problems/too-large");
    }

    @Test
    void whoHangsUpInTheMiddleOfAFileLeavesNothingOfIt() throws IOException {
        try (var socket = new Socket(service.getHost(), service.getPort())) {
            write(socket, "Content-Length: 62914560\r\n\r\n" + "x;y;z\n".repeat(200_000), 0);
            await().atMost(Duration.ofSeconds(20)).until(() -> facts.receiving(UAI) == 1 && facts.parts(UAI) == 1);
        }

        await().atMost(Duration.ofSeconds(20)).until(() -> facts.receiving(UAI) == 0);
        assertThat(facts.parts(UAI)).isZero();
    }

    /** Sends the head of a request and a number of chunks of one mebibyte; what the service answers, however early. */
    private String raw(String head, int chunks) throws IOException {
        try (var socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(30_000);
            Thread.startVirtualThread(() -> write(socket, head, chunks));
            var answer = new StringBuilder();
            var buffer = new byte[4096];
            try {
                int count = 0;
                while (count >= 0 && !answer.toString().contains("}")) {
                    answer.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
                    count = answer.toString().contains("}")
                            ? -1
                            : socket.getInputStream().read(buffer);
                }
            } catch (java.net.SocketException reset) {
                // the service hangs up on whoever goes on sending
            }
            return answer.toString();
        }
    }

    private static void write(Socket socket, String head, int chunks) {
        try {
            var out = socket.getOutputStream();
            out.write(("POST /v1/imports?examSession=2026&uai=" + UAI + " HTTP/1.1\r\nHost: localhost\r\n"
                            + "Content-Type: text/csv\r\nAuthorization: Bearer " + establishment(UAI) + "\r\n" + head)
                    .getBytes(StandardCharsets.US_ASCII));
            var mebibyte = "x;y;z\n".repeat((1 << 20) / 6).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < chunks; i++) {
                out.write((Integer.toHexString(mebibyte.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                out.write(mebibyte);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            if (chunks > 0) {
                out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            out.flush();
        } catch (IOException hungUp) {
            // answered before the end
        }
    }
}
