package fr.palmares.notification.courier;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import fr.palmares.notification.courier.domain.Outcome;
import fr.palmares.notification.webhook.domain.Destinations;
import fr.palmares.notification.webhook.domain.Names;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real receiver on this machine, which production never reaches. */
class SenderTest {

    private static final Destinations PRODUCTION = new Destinations(false);
    private static final Destinations ONE_MACHINE = new Destinations(true);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final byte[] BODY = "{\"id\":\"1\"}".getBytes(StandardCharsets.UTF_8);

    private static final String PASSWORD = "of-a-test";

    private Vertx vertx;
    private Receiver receiver;

    @BeforeEach
    void start() throws IOException {
        vertx = Vertx.vertx();
        receiver = new Receiver();
    }

    @AfterEach
    void stop() {
        receiver.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void whatIsTakenIsTaken() {
        assertThat(send(ONE_MACHINE, InetAddress::getAllByName, receiver.url())).isEqualTo(new Outcome.Taken(204));
        assertThat(receiver.received()).singleElement().satisfies(one -> {
            assertThat(one.body()).isEqualTo(BODY);
            assertThat(one.path()).isEqualTo("/facts");
        });
    }

    @Test
    void thisMachineIsNotReachedInProduction() {
        for (var host : new String[] {"127.0.0.1", "localhost", "[::1]"}) {
            var outcome =
                    send(PRODUCTION, InetAddress::getAllByName, "http://" + host + ":" + receiver.port() + "/facts");

            assertThat(outcome).isEqualTo(new Outcome.PrivateAddress());
        }
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void aNameThatLeadsElsewhereThanWhenItWasCheckedIsNotFollowed() {
        var asked = new AtomicInteger();
        Names rebinding = host ->
                new InetAddress[] {InetAddress.getByName(asked.getAndIncrement() == 0 ? "93.184.215.14" : "127.0.0.1")};
        var url = URI.create("https://rebinding.example:" + receiver.port() + "/facts");
        assertThat(PRODUCTION.refusal(url, rebinding)).isEmpty();

        var outcome = send(PRODUCTION, rebinding, url.toString());

        assertThat(outcome).isEqualTo(new Outcome.PrivateAddress());
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void theCheckedAddressIsTheOneThatIsReached() {
        // the system's own resolver knows no such name: only the address that was checked can have led there
        Names onlyHere = host -> new InetAddress[] {InetAddress.getByName("127.0.0.1")};

        var outcome = send(ONE_MACHINE, onlyHere, "http://no-such-name.invalid:" + receiver.port() + "/facts");

        assertThat(outcome).isEqualTo(new Outcome.Taken(204));
    }

    @Test
    void aRedirectionIsNotFollowed() {
        receiver.answer(fact -> 302);

        assertThat(send(ONE_MACHINE, InetAddress::getAllByName, receiver.url())).isEqualTo(new Outcome.Redirected(302));
        assertThat(receiver.received()).hasSize(1).allMatch(one -> one.path().equals("/facts"));
    }

    @Test
    void whoHangsIsLeft() {
        receiver.answer(fact -> Receiver.HANGS);

        assertThat(send(ONE_MACHINE, InetAddress::getAllByName, receiver.url(), SHORT))
                .isEqualTo(new Outcome.TimedOut());
    }

    @Test
    void nobodyThereIsUnreachable() throws IOException {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        assertThat(send(ONE_MACHINE, InetAddress::getAllByName, "http://127.0.0.1:" + free + "/"))
                .isInstanceOf(Outcome.Unreachable.class);
        assertThat(send(ONE_MACHINE, InetAddress::getAllByName, "https://no-such-name.invalid/"))
                .isInstanceOf(Outcome.Unreachable.class);
    }

    @Test
    void whoHasNoCertificateIsUnreachable() {
        assertThat(send(ONE_MACHINE, InetAddress::getAllByName, receiver.url().replace("http:", "https:")))
                .isNotInstanceOf(Outcome.Taken.class);
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefused(@TempDir Path folder) throws Exception {
        var taken = new AtomicInteger();
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        server.setHttpsConfigurator(new HttpsConfigurator(selfSigned(folder.resolve("keys"))));
        server.createContext("/", exchange -> {
            taken.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try {
            var url = "https://localhost:" + server.getAddress().getPort() + "/facts";

            assertThat(send(ONE_MACHINE, InetAddress::getAllByName, url)).isInstanceOf(Outcome.Unreachable.class);
            assertThat(taken).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    /** For this very name, but by its own word alone. */
    private static SSLContext selfSigned(Path keys) throws Exception {
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "localhost",
                        "-keyalg",
                        "EC",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        PASSWORD,
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1")
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor())
                .as(new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isZero();
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray()), PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private Outcome send(Destinations destinations, Names names, String url) {
        return send(destinations, names, url, PATIENCE);
    }

    private Outcome send(Destinations destinations, Names names, String url, Duration patience) {
        return new Sender(vertx, destinations, names, patience).post(URI.create(url), Map.of(), BODY);
    }
}
