import fr.palmares.backends.Home;
import fr.palmares.backends.Kafka;
import fr.palmares.backends.ObjectStore;
import fr.palmares.backends.Ports;
import fr.palmares.backends.Postgres;
import fr.palmares.backends.TestKafka;
import fr.palmares.backends.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** documents-service alone, as it is packaged, with a durable PostgreSQL, a Kafka and an object store of its own. */
final class DocumentsStand implements AutoCloseable {

    /** What the container image gives it. */
    private static final String HEAP = "256m";

    private static final String SERVICE = "documents";
    private static final Path JAR = Path.of("documents-service/target/quarkus-app/quarkus-run.jar");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    record Candidate(UUID registration, UUID person, String token) {}

    private final Postgres postgres;
    private final Kafka kafka;
    private final Path collections;
    private final int port;
    private Process service;
    final int scannerPort;
    final ObjectStore store;

    DocumentsStand() throws Exception {
        if (!Files.exists(JAR)) {
            throw new IOException(JAR + " is not there: ./mvnw package first");
        }
        var ports = Ports.free(6);
        var home = Home.temporary();
        postgres = new Postgres(home, ports.get(0));
        kafka = new Kafka(home, ports.get(1), ports.get(2));
        store = new ObjectStore(home, ports.get(3));
        port = ports.get(4);
        scannerPort = ports.get(5);
        postgres.start();
        postgres.createDatabase(SERVICE);
        kafka.start();
        store.start();
        TestTokens.of("administrator").token(); // makes the keys
        collections = Files.createTempFile("gc", ".log");
    }

    /** @param checksAtOnce 0: files are received and wait; otherwise so many are scanned and moved at once */
    void start(int checksAtOnce) throws Exception {
        start(command(checksAtOnce));
    }

    /** Files are scanned by the clamd that listens at {@link #scannerPort}. */
    void startWithScanner(int checksAtOnce) throws Exception {
        var command = new ArrayList<>(command(checksAtOnce));
        command.add(
                command.indexOf("-jar"),
                "-Dpalmares.documents.clamd.port=" + scannerPort);
        command.add(command.indexOf("-jar"), "-Dpalmares.documents.clamd.host=127.0.0.1");
        start(command);
    }

    private void start(List<String> command) throws Exception {
        service = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Files.createTempFile("documents-service", ".log").toFile())
                .start();
        for (int i = 0; i < 900 && service.isAlive(); i++) {
            try {
                var ready = HttpRequest.newBuilder(uri("/q/health/ready")).build();
                if (HTTP.send(ready, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // it is still starting
            }
            Thread.sleep(100);
        }
        throw new IOException("documents-service did not start");
    }

    void stop() throws InterruptedException {
        service.destroy();
        service.waitFor();
    }

    private List<String> command(int checksAtOnce) {
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
                "-Dquarkus.datasource.username=documents_app",
                "-Dquarkus.datasource.password=documents_app",
                "-Dquarkus.flyway.username=documents_owner",
                "-Dquarkus.flyway.password=documents_owner",
                "-Dkafka.bootstrap.servers=" + kafka.bootstrapServers(),
                "-Dpalmares.s3.endpoint=" + store.endpoint(),
                "-Dpalmares.documents.checks.at-once=" + checksAtOnce,
                "-Dquarkus.oidc.auth-server-url=",
                "-Dquarkus.oidc.public-key=" + System.getProperty("palmares.test.public-key"),
                "-jar",
                JAR.toString());
    }

    URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** Candidates with a checklist: their registrations were confirmed, and the papers about them are written. */
    List<Candidate> candidates(int count) throws Exception {
        var candidates = new ArrayList<Candidate>();
        try (var facts = new TestKafka(kafka.bootstrapServers())) {
            for (int i = 0; i < count; i++) {
                var person = UUID.randomUUID();
                var one = new Candidate(
                        UUID.randomUUID(), person, TestTokens.of("candidate").person(person).token());
                candidates.add(one);
                facts.send("account.people", person.toString(), "account.Person.v1", UUID.randomUUID(), """
                        {"personId":"%s","familyName":"MARTIN","givenNames":"Camille","birthDate":"2006-05-04",
                         "birthplace":"Cayenne (973)","account":"ACTIVE"}""".formatted(person));
                facts.send(
                        "registration.events",
                        one.registration().toString(),
                        "registration.RegistrationConfirmed.v1",
                        UUID.randomUUID(),
                        """
                        {"registrationId":"%s","personId":"%s","examSession":2026,"academy":"33","specialty":"MCO-2024",
                         "category":"SCHOOL","form":"GLOBAL","version":1,"repeating":false,"languages":{"a":"ANGLAIS"},
                         "units":[],"optionalUnits":[],"waivedUnits":[],
                         "consents":{"press":true,"localAuthorities":false},"at":"2025-11-12T09:30:00Z"}"""
                                .formatted(one.registration(), person));
            }
        }
        while (count("SELECT count(*) FROM candidate_file") < count
                || count("SELECT count(*) FROM document WHERE state = 'ASKED'") > 0) {
            Thread.sleep(50);
        }
        return candidates;
    }

    /** Returns once the service says "uploaded". */
    void upload(Candidate candidate, byte[] file) throws Exception {
        var request = HttpRequest.newBuilder(uri("/v1/checklists/" + candidate.registration() + "/pieces/IDENTITE"))
                .header("Authorization", "Bearer " + candidate.token())
                .header("Content-Type", "application/pdf")
                .timeout(Duration.ofMinutes(2))
                .PUT(BodyPublishers.ofByteArray(file))
                .build();
        var answer = HTTP.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 202) {
            throw new IOException("the service answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    /** The same bytes straight into a bucket of the store. */
    void put(String bucket, byte[] file) throws Exception {
        var address = S3Address.signed(store.endpoint(), "PUT", "/" + bucket + "/" + UUID.randomUUID());
        var request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofMinutes(2))
                .PUT(BodyPublishers.ofByteArray(file))
                .build();
        var answer = HTTP.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("the store answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    void bucket(String name) throws Exception {
        var request = HttpRequest.newBuilder(S3Address.signed(store.endpoint(), "PUT", "/" + name))
                .PUT(BodyPublishers.noBody())
                .build();
        HTTP.send(request, BodyHandlers.discarding());
    }

    long count(String sql) throws SQLException {
        try (Connection database =
                        DriverManager.getConnection(postgres.jdbcUrl(SERVICE), "documents_app", "documents_app");
                var rows = database.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Files of at most so many bytes are not waiting any more. */
    void forget(int bytes) throws SQLException {
        try (Connection database =
                        DriverManager.getConnection(postgres.jdbcUrl(SERVICE), "documents_app", "documents_app");
                var statement = database.createStatement()) {
            statement.executeUpdate("DELETE FROM upload WHERE received_bytes <= " + bytes);
        }
    }

    /** The most heap in use, and the most that was left after a collection, in MiB. */
    int[] heap() throws IOException {
        var use = Pattern.compile("(\\d+)M->(\\d+)M\\(");
        int peak = 0;
        int live = 0;
        for (var line : Files.readAllLines(collections, StandardCharsets.UTF_8)) {
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
        if (service != null) {
            stop();
        }
        store.close();
        kafka.close();
        postgres.close();
    }
}
