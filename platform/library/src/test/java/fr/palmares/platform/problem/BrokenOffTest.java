package fr.palmares.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.palmares.platform.web.Probe;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever hangs up in the middle of a request is no incident. */
@QuarkusTest
class BrokenOffTest {

    @TestHTTPResource
    URI service;

    private final Logger log = Logger.getLogger(Problems.class.getName());
    private final List<LogRecord> logged = new CopyOnWriteArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord record) {
            logged.add(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        log.setLevel(Level.FINE);
        log.addHandler(listener);
    }

    @AfterEach
    void stopListening() {
        log.removeHandler(listener);
        log.setLevel(null);
    }

    @ParameterizedTest(name = "reset: {0}")
    @ValueSource(booleans = {false, true})
    void whoHangsUpInTheMiddleIsNoIncident(boolean reset) throws Exception {
        try (var socket = new Socket(service.getHost(), service.getPort())) {
            if (reset) {
                socket.setSoLinger(true, 0);
            }
            socket.getOutputStream()
                    .write(("POST /probe/bytes HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n"
                                    + "Content-Length: 100000\r\n\r\nhalf")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            assertThat(Probe.READING.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        }

        await().atMost(Duration.ofSeconds(20)).until(() -> !logged.isEmpty());
        assertThat(logged)
                .hasSize(1)
                .allMatch(record -> record.getLevel().getName().equals("DEBUG"));
    }
}
