import fr.palmares.backends.Home;
import fr.palmares.backends.Kafka;
import fr.palmares.backends.Ports;
import fr.palmares.backends.Postgres;
import fr.palmares.backends.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * registration-service alone, as it is packaged, on a durable PostgreSQL (fsync on) and a Kafka of its own, with ports
 * of its own: nothing else takes the machine while it is measured.
 */
final class Stand implements AutoCloseable {

    /** What the container image gives it. */
    private static final String HEAP = "256m";

    private static final String SERVICE = "registration";
    private static final Path JAR = Path.of("registration-service/target/quarkus-app/quarkus-run.jar");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Postgres postgres;
    private final Kafka kafka;
    private final Process service;
    private final Path collections;
    private final Path log;
    final int port;

    Stand() throws Exception {
        if (!Files.exists(JAR)) {
            throw new IOException(JAR + " is not there: ./mvnw package first");
        }
        var ports = Ports.free(4);
        var home = Home.temporary();
        postgres = new Postgres(home, ports.get(0));
        kafka = new Kafka(home, ports.get(1), ports.get(2));
        port = ports.get(3);
        postgres.start();
        postgres.createDatabase(SERVICE);
        kafka.start();
        TestTokens.of("administrator").token(); // makes the keys
        collections = Files.createTempFile("gc", ".log");
        log = Files.createTempFile("registration-service", ".log");
        service = new ProcessBuilder(command())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        awaitReady();
    }

    private List<String> command() {
        return List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx" + HEAP,
                "-XX:+UseSerialGC",
                "-Xlog:gc:file=" + collections,
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dquarkus.profile=local",
                "-Dquarkus.http.host=localhost",
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.datasource.jdbc.url=" + postgres.jdbcUrl(SERVICE),
                "-Dquarkus.datasource.username=registration_app",
                "-Dquarkus.datasource.password=registration_app",
                "-Dquarkus.flyway.username=registration_owner",
                "-Dquarkus.flyway.password=registration_owner",
                "-Dquarkus.datasource.accommodation.username=registration_confidential",
                "-Dquarkus.datasource.accommodation.password=registration_confidential",
                "-Dkafka.bootstrap.servers=" + kafka.bootstrapServers(),
                "-Dquarkus.oidc.auth-server-url=",
                "-Dquarkus.oidc.public-key=" + System.getProperty("palmares.test.public-key"),
                "-jar",
                JAR.toString());
    }

    private void awaitReady() throws Exception {
        for (int i = 0; i < 600 && service.isAlive(); i++) {
            try {
                var answer = HTTP.send(
                        HttpRequest.newBuilder(uri("/q/health/ready")).build(), BodyHandlers.discarding());
                if (answer.statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // it is still starting
            }
            Thread.sleep(100);
        }
        close();
        throw new IOException("registration-service did not start: " + log);
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    HttpResponse<String> call(String method, String path, String token, String type, byte[] body) throws Exception {
        var request = HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + token)
                .header("If-Match", "*")
                .header("Content-Type", type)
                .timeout(Duration.ofMinutes(5))
                .method(method, BodyPublishers.ofByteArray(body))
                .build();
        var answer = HTTP.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(method + " " + path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer;
    }

    /** The exam session 2026 open, and the calendar of Nantes in force for years. */
    void open() throws Exception {
        call("PUT", "/v1/exam-sessions/2026", TestTokens.of("administrator").token(), "application/json", new byte[0]);
        var office = TestTokens.of("exam-office").academies("17").token();
        var calendar = "/v1/exam-sessions/2026/calendars/17";
        call("PUT", calendar, office, "application/json", """
                {"registrationCloses":"2099-11-19T24:00","piecesDeadline":"2099-12-01T24:00"}""".getBytes());
        call("POST", calendar + "/publication", office, "application/json", new byte[0]);
    }

    /** As the service itself is connected. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(SERVICE), "registration_app", "registration_app");
    }

    Connection administer() throws SQLException {
        return postgres.administer(SERVICE);
    }

    /** The most heap in use, and the most that was left after a collection, in MiB, since the service started. */
    int[] heap() throws IOException {
        var use = Pattern.compile("(\\d+)M->(\\d+)M\\(");
        int peak = 0;
        int live = 0;
        for (var line : Files.readAllLines(collections)) {
            var found = use.matcher(line);
            if (found.find()) {
                peak = Math.max(peak, Integer.parseInt(found.group(1)));
                live = Math.max(live, Integer.parseInt(found.group(2)));
            }
        }
        return new int[] {peak, live};
    }

    @Override
    public void close() throws Exception {
        service.destroy();
        service.waitFor();
        var parts = new ArrayList<AutoCloseable>(List.of(kafka, postgres));
        for (var part : parts) {
            part.close();
        }
    }
}
