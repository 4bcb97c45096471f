package fr.palmares.documents.inspection;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Asks clamd; a scanner that is down delays, it never lets through. Without one, the file is said to be not scanned. */
@ApplicationScoped
public class VirusScan {

    private static final Logger LOG = Logger.getLogger(VirusScan.class);
    private static final int CHUNK = 64 * 1024;
    private static final int PATIENCE = 30_000;

    public enum Outcome {
        CLEAN,
        INFECTED,
        NOT_SCANNED
    }

    private final Optional<String> host;
    private final int port;
    private final boolean required;

    VirusScan(
            @ConfigProperty(name = "palmares.documents.clamd.host") Optional<String> host,
            @ConfigProperty(name = "palmares.documents.clamd.port", defaultValue = "3310") int port,
            @ConfigProperty(name = "palmares.documents.scan-required", defaultValue = "true") boolean required) {
        this.host = host;
        this.port = port;
        this.required = required;
    }

    void refuseToStartWithoutScanner(@Observes StartupEvent start) {
        if (host.isPresent()) {
            return;
        }
        if (required) {
            throw new IllegalStateException(
                    "No virus scanner: set palmares.documents.clamd.host, or run with the local profile");
        }
        LOG.warn("No virus scanner is configured: files are kept as NOT SCANNED (local profile only)");
    }

    Outcome scan(Path file) throws IOException {
        if (host.isEmpty()) {
            return Outcome.NOT_SCANNED;
        }
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host.get(), port), PATIENCE);
            socket.setSoTimeout(PATIENCE);
            send(file, socket);
            var answer = new String(socket.getInputStream().readNBytes(4096), StandardCharsets.US_ASCII)
                    .replace("\0", "")
                    .strip();
            if (answer.endsWith("OK")) {
                return Outcome.CLEAN;
            }
            if (answer.endsWith("FOUND")) {
                return Outcome.INFECTED;
            }
            throw new IOException("clamd: " + answer);
        }
    }

    private static void send(Path file, Socket socket) throws IOException {
        try (var content = Files.newInputStream(file)) {
            var out = new DataOutputStream(socket.getOutputStream());
            out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
            var chunk = new byte[CHUNK];
            for (var read = content.read(chunk); read > 0; read = content.read(chunk)) {
                out.writeInt(read);
                out.write(chunk, 0, read);
            }
            out.writeInt(0);
            out.flush();
        }
    }
}
