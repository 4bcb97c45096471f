package fr.palmares.account.process;

import static org.awaitility.Awaitility.await;

import fr.palmares.backends.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** account-service as it is shipped, in a process of its own, which can be killed. */
final class RunningService implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> settings;
    private final int port;
    private Process process;

    RunningService(Map<String, String> settings) throws IOException {
        this.settings = settings;
        this.port = Ports.free(1).getFirst();
        this.process = launched();
    }

    URI address() {
        return URI.create("http://localhost:" + port);
    }

    /** SIGKILL: no transaction is rolled back by us, no connection closed, no job finished. */
    void isKilled() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void startsAgain() throws IOException {
        process = launched();
    }

    private Process launched() throws IOException {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-Dquarkus.http.port=" + port);
        command.addAll(List.of("-jar", "target/quarkus-app/quarkus-run.jar"));
        var started = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        Path.of("target", "killed-service.log").toFile()))
                .start();
        waitUntilReady(started);
        return started;
    }

    private void waitUntilReady(Process started) {
        await("the service, see target/killed-service.log")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    if (!started.isAlive()) {
                        throw new AssertionError("it ended: see target/killed-service.log");
                    }
                    try {
                        var answer = http.send(
                                HttpRequest.newBuilder(address().resolve("/q/openapi"))
                                        .timeout(Duration.ofSeconds(2))
                                        .build(),
                                HttpResponse.BodyHandlers.discarding());
                        return answer.statusCode() == 200;
                    } catch (IOException notYet) {
                        return false;
                    }
                });
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
