import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;

/** The real scanner, where it is installed, with one signature: what a file costs on its way through it. */
final class Clamd implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/clamd");

    private final Process process;

    Clamd(int port) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("clamd");
        Files.writeString(folder.resolve("one.ndb"), "One:0:*:70616c6d617265732d6265666f7265\n");
        var configuration = Files.writeString(folder.resolve("clamd.conf"), """
                Foreground yes
                TCPSocket %d
                TCPAddr 127.0.0.1
                DatabaseDirectory %s
                """.formatted(port, folder));
        process = new ProcessBuilder(PROGRAM.toString(), "--config-file=" + configuration)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("clamd.log").toFile())
                .start();
        while (process.isAlive() && !answers(port)) {
            Thread.sleep(50);
        }
    }

    static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    private static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
