package fr.palmares.documents.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.palmares.documents.Patience;
import io.quarkus.runtime.StartupEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real clamd where it is installed, with a signature of our own for the EICAR test file. */
class VirusScanTest {

    private static final Path CLAMD = Path.of("/usr/sbin/clamd");

    /** In two parts, so that no scanner takes this source for the test file. */
    private static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*";

    private static final String SIGNATURE = "Eicar-Test:0:*:" + hex("EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE") + "\n";

    @TempDir
    Path folder;

    @Test
    void theTestVirusIsFoundInsideAZipTooAndAnOrdinaryFileIsClean() throws Exception {
        assumeTrue(Files.isExecutable(CLAMD), "clamd is not installed");
        var port = freePort();
        var clamd = start(port);
        try {
            Patience.until(() -> answers(port));
            var scan = new VirusScan(Optional.of("127.0.0.1"), port, true);

            assertThat(scan.scan(file(EICAR.getBytes(StandardCharsets.US_ASCII))))
                    .isEqualTo(VirusScan.Outcome.INFECTED);
            assertThat(scan.scan(file(zipped(EICAR)))).isEqualTo(VirusScan.Outcome.INFECTED);
            assertThat(scan.scan(file("Bonjour.".getBytes(StandardCharsets.UTF_8))))
                    .isEqualTo(VirusScan.Outcome.CLEAN);
        } finally {
            clamd.destroy();
            clamd.waitFor();
        }
    }

    @Test
    void aScannerThatIsDownLetsNothingThrough() throws IOException {
        var scan = new VirusScan(Optional.of("127.0.0.1"), freePort(), true);

        assertThatThrownBy(() -> scan.scan(file(new byte[] {1}))).isInstanceOf(IOException.class);
    }

    @Test
    void withoutAScannerTheServiceDoesNotStartUnlessItIsTheLocalProfile() {
        assertThatThrownBy(() ->
                        new VirusScan(Optional.empty(), 3310, true).refuseToStartWithoutScanner(new StartupEvent()))
                .hasMessageContaining("palmares.documents.clamd.host");
        new VirusScan(Optional.empty(), 3310, false).refuseToStartWithoutScanner(new StartupEvent());
    }

    private Process start(int port) throws IOException {
        var signatures = Files.createDirectories(folder.resolve("signatures"));
        Files.writeString(signatures.resolve("eicar.ndb"), SIGNATURE);
        var configuration = Files.writeString(folder.resolve("clamd.conf"), """
                Foreground yes
                TCPSocket %d
                TCPAddr 127.0.0.1
                DatabaseDirectory %s
                """.formatted(port, signatures));
        return new ProcessBuilder(CLAMD.toString(), "--config-file=" + configuration)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("clamd.log").toFile())
                .start();
    }

    private static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(folder, "file", ""), content);
    }

    private static byte[] zipped(String content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("a.txt"));
            zip.write(content.getBytes(StandardCharsets.US_ASCII));
        }
        return bytes.toByteArray();
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }
}
