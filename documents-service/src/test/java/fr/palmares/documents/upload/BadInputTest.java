package fr.palmares.documents.upload;

import static fr.palmares.documents.Journey.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.backends.TestTokens;
import fr.palmares.documents.Journey;
import fr.palmares.documents.storage.Bucket;
import fr.palmares.documents.storage.Objects;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people and others send: a right 4xx with a sentence, nothing served, nothing left behind, no memory taken. */
@QuarkusTest
class BadInputTest {

    private static final long MEBIBYTE = 1024L * 1024;

    /** Files that are received, because their first bytes say PDF, and turned away by the checks. */
    enum Bad {
        NOTHING_BUT_ITS_TYPE(TurnedAwayCode.UNREADABLE) {
            @Override
            byte[] file() {
                return "%PDF-".getBytes(StandardCharsets.US_ASCII);
            }
        },
        BROKEN(TurnedAwayCode.UNREADABLE) {
            @Override
            byte[] file() {
                return "%PDF-1.7 and no more".getBytes(StandardCharsets.US_ASCII);
            }
        },
        SCRIPT(TurnedAwayCode.ACTIVE_CONTENT) {
            @Override
            byte[] file() throws IOException {
                try (var document = new PDDocument();
                        var out = new ByteArrayOutputStream()) {
                    document.addPage(new PDPage());
                    document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"));
                    document.save(out);
                    return out.toByteArray();
                }
            }
        },
        POLYGLOT(TurnedAwayCode.MIXED_CONTENT) {
            @Override
            byte[] file() throws IOException {
                var bytes = new ByteArrayOutputStream();
                bytes.write(Journey.pdf("polyglot"));
                try (var zip = new ZipOutputStream(bytes)) {
                    zip.putNextEntry(new ZipEntry("a"));
                    zip.write(new byte[10]);
                }
                return bytes.toByteArray();
            }
        },
        BOMB(TurnedAwayCode.UNREADABLE) {
            /** One stream of 512 MiB of zeros, deflated to half a megabyte, as the document's object stream. */
            @Override
            byte[] file() throws IOException {
                var deflated = new ByteArrayOutputStream();
                try (var zip = new DeflaterOutputStream(deflated)) {
                    var zeros = new byte[(int) MEBIBYTE];
                    for (var i = 0; i < 512; i++) {
                        zip.write(zeros);
                    }
                }
                var out = new ByteArrayOutputStream();
                out.writeBytes("%PDF-1.7\n1 0 obj<</Type/XRef/Size 2/W[1 2 1]/Root 1 0 R/Filter/FlateDecode/Length "
                        .getBytes(StandardCharsets.US_ASCII));
                out.writeBytes((deflated.size() + ">>stream\n").getBytes(StandardCharsets.US_ASCII));
                deflated.writeTo(out);
                out.writeBytes("\nendstream endobj\nstartxref\n9\n%%EOF\n".getBytes(StandardCharsets.US_ASCII));
                return out.toByteArray();
            }
        };

        private final TurnedAwayCode why;

        Bad(TurnedAwayCode why) {
            this.why = why;
        }

        abstract byte[] file() throws IOException;
    }

    enum TurnedAwayCode {
        UNREADABLE,
        ACTIVE_CONTENT,
        MIXED_CONTENT
    }

    @TestHTTPResource
    URL service;

    @Inject
    Objects objects;

    @ParameterizedTest
    @EnumSource(Bad.class)
    void aFileThatIsNotWhatItSeemsIsTurnedAwayWithASentence(Bad bad) throws IOException {
        var camille = new Journey().confirmed(1).withChecklist();
        var file = bad.file();
        var before = heap();

        camille.sends("IDENTITE", "application/pdf", file).statusCode(202);
        eventually(() -> !camille.state("IDENTITE").equals("UPLOADED"));

        var version = given().auth()
                .oauth2(camille.candidate())
                .get("/v1/checklists/{id}/pieces/IDENTITE/versions", camille.registration)
                .jsonPath();
        assertThat(version.getString("[0].problem")).isEqualTo(bad.why.name());
        assertThat(version.getString("[0].problemText")).endsWith(".");
        assertThat(heap() - before).isLessThan(50 * MEBIBYTE);
        assertNothingIsKept(camille);
    }

    @Test
    void aFileOfTwoGigabytesIsRefusedAtItsAnnouncementOrAtTheLimit() throws Exception {
        var camille = new Journey().confirmed(1).withChecklist();
        var before = heap();

        var announced = sendHead(camille, "Content-Length: " + 2048 * MEBIBYTE);
        var streamed = streamWithoutEnd(camille);

        assertThat(announced).contains(" 413 ");
        assertThat(streamed).contains(" 413 ");
        assertThat(heap() - before).isLessThan(50 * MEBIBYTE);
        assertNothingIsKept(camille);
    }

    @Test
    void aConnectionThatIsCutLeavesNothing() throws Exception {
        var camille = new Journey().confirmed(1).withChecklist();

        try (var socket = connected()) {
            head(socket, camille, "Content-Length: 100000");
            socket.getOutputStream().write("%PDF-1.7 half".getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        }

        camille.provides("CONFIRMATION"); // the service goes on
        assertThat(camille.state("IDENTITE")).isEqualTo("EXPECTED");
        eventually(() -> keys(camille, Bucket.QUARANTINE).isEmpty());
    }

    @Test
    void aSlowSenderIsWaitedForAndKeepsNobodyElseWaiting() throws Exception {
        var camille = new Journey().confirmed(1).withChecklist();
        var file = Journey.pdf("slow");

        try (var socket = connected()) {
            head(socket, camille, "Content-Length: " + file.length);
            var out = socket.getOutputStream();
            for (var from = 0; from < file.length; from += file.length / 8 + 1) {
                out.write(file, from, Math.min(file.length / 8 + 1, file.length - from));
                out.flush();
                new Journey().confirmed(1).withChecklist();
            }
            assertThat(answer(socket)).contains(" 202 ");
        }

        eventually(() -> camille.state("IDENTITE").equals("PROVIDED"));
    }

    @Test
    void afterTheLockAndOnSomebodyElsesFileNothingIsEvenRead() throws Exception {
        var camille =
                new Journey().confirmed(1).withChecklist().provides("CONFIRMATION", "IDENTITE", "CERTIF_SCOLARITE");
        camille.completes().statusCode(200);
        var kept = keys(camille, Bucket.PIECES);

        camille.sends("IDENTITE", "application/pdf", Journey.pdf("late")).statusCode(409);
        given().auth()
                .oauth2(TestTokens.of("candidate").person(new Journey().person).token())
                .contentType("application/pdf")
                .body(Journey.pdf("x"))
                .put("/v1/checklists/{id}/pieces/IDENTITE", camille.registration)
                .then()
                .statusCode(404);

        assertThat(keys(camille, Bucket.QUARANTINE)).isEmpty();
        assertThat(keys(camille, Bucket.PIECES)).containsExactlyInAnyOrderElementsOf(kept);
    }

    private void assertNothingIsKept(Journey journey) {
        given().auth()
                .oauth2(journey.candidate())
                .get("/v1/checklists/{id}/pieces/IDENTITE/content", journey.registration)
                .then()
                .statusCode(404);
        eventually(() -> keys(journey, Bucket.QUARANTINE).isEmpty());
        assertThat(keys(journey, Bucket.PIECES)).isEmpty();
    }

    private List<String> keys(Journey journey, Bucket bucket) {
        var keys = new ArrayList<String>();
        objects.list(bucket, (key, _) -> {
            if (key.startsWith(journey.registration + "/")) {
                keys.add(key);
            }
        });
        return keys;
    }

    /** What is left in use when everything that may go is gone. */
    private static long heap() {
        System.gc();
        LockSupport.parkNanos(1);
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private Socket connected() throws IOException {
        var socket = new Socket(service.getHost(), service.getPort());
        socket.setSoTimeout(30_000);
        return socket;
    }

    private String sendHead(Journey journey, String length) throws IOException {
        try (var socket = connected()) {
            head(socket, journey, length);
            socket.getOutputStream().write("%PDF-1.7".getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return answer(socket);
        }
    }

    private void head(Socket socket, Journey journey, String length) throws IOException {
        var head = "PUT /v1/checklists/" + journey.registration + "/pieces/IDENTITE HTTP/1.1\r\nHost: localhost\r\n"
                + "Authorization: Bearer " + journey.candidate() + "\r\nContent-Type: application/pdf\r\n" + length
                + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static String answer(Socket socket) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var read = socket.getInputStream().read();
                read > 0 && read != '\n';
                read = socket.getInputStream().read()) {
            line.write(read);
        }
        return line.toString(StandardCharsets.US_ASCII);
    }

    /** Two gigabytes that nobody announced, as long as the service does not answer. */
    private String streamWithoutEnd(Journey journey) throws IOException {
        try (var socket = connected()) {
            head(socket, journey, "Transfer-Encoding: chunked");
            var chunk = new byte[64 * 1024];
            Arrays.fill(chunk, (byte) ' ');
            chunk[0] = '%';
            chunk[1] = 'P';
            chunk[2] = 'D';
            chunk[3] = 'F';
            chunk[4] = '-';
            var out = socket.getOutputStream();
            for (var sent = 0L;
                    sent < 2048 * MEBIBYTE && socket.getInputStream().available() == 0;
                    sent += chunk.length) {
                out.write((Integer.toHexString(chunk.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                out.write(chunk);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            return answer(socket);
        }
    }
}
