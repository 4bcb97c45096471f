import fr.palmares.backends.Connect;
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
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * grading-service alone, as it is packaged, on a durable PostgreSQL (fsync on) and a Kafka of its own, with ports of its
 * own: nothing else takes the machine while it is measured.
 */
final class GradingStand implements AutoCloseable {

    static final String SPECIALTY = "BEN-2026";
    static final String CODE_KEY = "the-key-of-the-bench-is-no-secret-at-all";

    private static final String HEAP = "512m";
    private static final String SERVICE = "grading";
    private static final String FACTS = SERVICE + ".events";
    private static final int PARTITIONS = 3;
    private static final Path JAR = Path.of("grading-service/target/quarkus-app/quarkus-run.jar");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Postgres postgres;
    private final Kafka kafka;
    private final Connect connect;
    private final Path collections;
    private Process service;
    final int port;

    GradingStand() throws Exception {
        if (!Files.exists(JAR)) {
            throw new IOException(JAR + " is not there: ./mvnw package first");
        }
        var ports = Ports.free(5);
        var home = Home.temporary();
        postgres = new Postgres(home, ports.get(0));
        kafka = new Kafka(home, ports.get(1), ports.get(2));
        port = ports.get(3);
        connect = new Connect(home, ports.get(4), kafka.bootstrapServers());
        postgres.start();
        postgres.createDatabase(SERVICE);
        kafka.start();
        try (var admin = admin()) {
            admin.createTopics(List.of(new NewTopic(FACTS, Optional.of(PARTITIONS), Optional.empty())))
                    .all()
                    .get();
        }
        TestTokens.of("administrator").token(); // makes the keys
        collections = Files.createTempFile("gc", ".log");
        start();
    }

    /** Also after {@link #kill}, on the same database. */
    void start() throws Exception {
        service = new ProcessBuilder(command())
                .redirectErrorStream(true)
                .redirectOutput(Files.createTempFile("grading-service", ".log").toFile())
                .start();
        awaitReady();
    }

    /** As when the machine goes. */
    void kill() throws Exception {
        service.destroyForcibly().waitFor();
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
                "-Dquarkus.http.host=0.0.0.0",
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.datasource.jdbc.url=" + postgres.jdbcUrl(SERVICE),
                "-Dquarkus.datasource.username=grading_app",
                "-Dquarkus.datasource.password=grading_app",
                "-Dquarkus.flyway.username=grading_owner",
                "-Dquarkus.flyway.password=grading_owner",
                "-Dkafka.bootstrap.servers=" + kafka.bootstrapServers(),
                "-Dpalmares.grading.results-code.key=" + CODE_KEY,
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
        throw new IOException("grading-service did not start");
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** As the exam office of Nantes. */
    HttpResponse<String> ask(String method, String path, String json) throws Exception {
        var request = HttpRequest.newBuilder(uri(path))
                .header(
                        "Authorization",
                        "Bearer "
                                + TestTokens.of("exam-office")
                                        .academies("17")
                                        .subject("bench")
                                        .token())
                .header("Content-Type", "application/json")
                .timeout(Duration.ofMinutes(10))
                .method(method, BodyPublishers.ofString(json))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    String call(String method, String path, String json) throws Exception {
        var answer = ask(method, path, json);
        if (answer.statusCode() >= 300) {
            throw new IOException(method + " " + path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    static String field(String json, String name) {
        var found = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
        if (!found.find()) {
            throw new IllegalStateException(json);
        }
        return found.group(1);
    }

    /** A specialty of seven units and so many candidates with all their marks, their results due since yesterday. */
    void examine(int candidates) throws Exception {
        run("""
                INSERT INTO specialty (exam_session, id, acronym, title, verified, units, told_at)
                SELECT 2026, '%s', 'BEN', 'Management commercial opérationnel', true, jsonb_agg(jsonb_build_object(
                    'unit', 'U' || n, 'test', 'E' || n, 'title', 'Épreuve obligatoire numéro ' || n,
                    'coefficient', '3', 'optional', false, 'form', 'ponctuelle écrite',
                    'domain', CASE WHEN n <= 3 THEN 'GENERAL' ELSE 'PROFESSIONAL' END)), now()
                FROM generate_series(1, 7) n ON CONFLICT DO NOTHING""".formatted(SPECIALTY),
                """
                INSERT INTO exam_calendar (exam_session, academy, version, zone, results_embargo)
                VALUES (2026, '17', 1, 'Europe/Paris', now() - interval '1 day') ON CONFLICT DO NOTHING""",
                """
                INSERT INTO exam_file (registration_id, person_id, exam_session, academy, uai, specialty, category, form,
                    registration_version, state, candidate_number, units, optional_units, press, local_authorities, told_at)
                SELECT md5('registration' || n)::uuid, md5('person' || n)::uuid, 2026, '17', '0440001M', '%s', 'SCHOOL',
                    'GLOBAL', 1, 'VALIDATED', '2617' || lpad(n::text, 6, '0'), '[]', '[]', true, false, now()
                FROM generate_series(1, %d) n""".formatted(SPECIALTY, candidates),
                """
                INSERT INTO mark (registration_id, unit, round, kind, value, state, version)
                SELECT md5('registration' || n)::uuid, 'U' || u, 'FIRST', 'MARK', ((n * 7 + u * 13) %% 31) / 2.0 + 2,
                    'SUBMITTED', 1
                FROM generate_series(1, %d) n, generate_series(1, 7) u""".formatted(candidates),
                "VACUUM ANALYZE exam_file",
                "VACUUM ANALYZE mark",
                "CHECKPOINT");
    }

    String appoint() throws Exception {
        return field(
                call("POST", "/v1/juries", """
                        {"examSession":2026,"academy":"17","specialty":"%s",
                         "appointment":{"reference":"DEC5-2026-118","date":"2026-05-04"},
                         "president":{"name":"Claire Morvan","quality":"IA_IPR"},
                         "members":[{"name":"Yann Le Goff","capacity":"TEACHER"},
                                    {"name":"Inès Roux","capacity":"PROFESSIONAL"}]}""".formatted(SPECIALTY)),
                "id");
    }

    static String about(String more) {
        return "{\"examSession\":2026,\"academy\":\"17\",\"specialty\":\"" + SPECIALTY + "\"," + more + "}";
    }

    /** As the superuser. */
    void run(String... statements) throws SQLException {
        try (var connection = postgres.administer(SERVICE);
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    Connection connect() throws SQLException {
        return postgres.administer(SERVICE);
    }

    void forgetEverything() throws SQLException {
        run("TRUNCATE exam_file, mark, jury, deliberation, proposal, decision, publication, published_result,"
                + " outbox_event CASCADE");
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

    /** Publishes the outbox by Debezium from now on; what is in it already comes first. */
    void publish() throws Exception {
        connect.start();
        connect.publishOutboxOf(SERVICE, postgres);
    }

    /** What is written from now on waits in the write-ahead log. */
    void publishNoMore() {
        connect.stop();
    }

    /** Facts on the topic. */
    long published() throws Exception {
        try (var admin = admin()) {
            var latest = new HashMap<TopicPartition, OffsetSpec>();
            for (int partition = 0; partition < PARTITIONS; partition++) {
                latest.put(new TopicPartition(FACTS, partition), OffsetSpec.latest());
            }
            return admin.listOffsets(latest).all().get().values().stream()
                    .mapToLong(end -> end.offset())
                    .sum();
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    @Override
    public void close() throws Exception {
        connect.stop();
        service.destroy();
        service.waitFor();
        kafka.close();
        postgres.close();
    }
}
