package fr.palmares.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.palmares.backends.Home;
import fr.palmares.backends.Keycloak;
import fr.palmares.backends.Ports;
import fr.palmares.backends.Postgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The packaged documents-service in the production profile, beside a real PostgreSQL and the realm of the demo. */
class ProductionProfileTest {

    private static final Path JAR = Path.of(System.getProperty("palmares.root", "../.."))
            .resolve("documents-service/target/quarkus-app/quarkus-run.jar");
    private static final Home HOME = Home.temporary();
    private static final List<Integer> PORTS = Ports.free(3);
    private static final Postgres POSTGRES = Postgres.underKeycloak(HOME, PORTS.get(0));
    private static final Keycloak KEYCLOAK = new Keycloak(HOME, PORTS.get(1), Keycloak.Database.in(POSTGRES));

    record Outcome(int status, String said, List<String> reasons) {}

    @BeforeAll
    static void startWhatItNeeds() throws Exception {
        assumeTrue(Files.exists(JAR), "documents-service is not packaged");
        POSTGRES.start();
        POSTGRES.createOwnedDatabase("keycloak");
        POSTGRES.createDatabase("documents");
        KEYCLOAK.start();
    }

    @AfterAll
    static void stop() {
        KEYCLOAK.stop();
        POSTGRES.stop();
    }

    @Test
    void itMigratesAndEndsAsTheJobBeforeARollout() throws Exception {
        var outcome = run(Map.of("QUARKUS_INIT_AND_EXIT", "true", "QUARKUS_FLYWAY_MIGRATE_AT_START", "true"));

        assertThat(outcome.status()).as(outcome.said()).isZero();
        try (var database = POSTGRES.administer("documents");
                var rows = database.createStatement().executeQuery("SELECT count(*) FROM flyway_schema_history")) {
            rows.next();
            assertThat(rows.getInt(1)).isGreaterThan(1);
        }
    }

    @Test
    void withTheSettingsOfTheDemoItSaysEveryReasonAtOnceAndEnds() throws Exception {
        var outcome = run(Map.of(
                "PALMARES_CLOCK_FILE", "/tmp/no-such-clock",
                "PALMARES_S3_SECRET_KEY", "palmares-local",
                "PALMARES_DOCUMENTS_CLAMD_HOST", "",
                "QUARKUS_DATASOURCE_PASSWORD", "documents_app",
                "QUARKUS_HTTP_CORS_ORIGINS", "http://localhost:8080",
                "PALMARES_PRODUCTION_DEMO_CLIENT", "palmares-demo"));

        assertThat(outcome.status()).as(outcome.said()).isNotZero();
        assertThat(outcome.reasons())
                .anyMatch(reason -> reason.startsWith("palmares.clock.file moves the clock"))
                .anyMatch(reason -> reason.startsWith("palmares.s3.secret-key holds a secret of the demo"))
                .anyMatch(reason -> reason.startsWith("quarkus.datasource.password holds a secret of the demo"))
                .anyMatch(reason -> reason.startsWith("Without a virus scanner"))
                .anyMatch(reason -> reason.startsWith("quarkus.http.cors.origins"))
                .anyMatch(reason -> reason.startsWith("quarkus.oidc.auth-server-url leaves the house without TLS"))
                .anyMatch(reason -> reason.contains("takes passwords from the client palmares-demo"));
    }

    @Test
    void withItsOwnSecretsAndAClosedPasswordGrantOnlyTheRealmWithoutTlsIsLeft() throws Exception {
        var outcome = run(Map.of());

        assertThat(outcome.status()).as(outcome.said()).isNotZero();
        assertThat(outcome.reasons())
                .singleElement()
                .asString()
                .startsWith("quarkus.oidc.auth-server-url leaves the house without TLS");
    }

    /** Settings of a careful house, but for Keycloak, which speaks no TLS here; and what a test changes. */
    private static Outcome run(Map<String, String> changes) throws IOException, InterruptedException {
        try (var database = POSTGRES.administer("documents");
                var statement = database.createStatement()) {
            statement.execute("ALTER ROLE documents_app PASSWORD '"
                    + changes.getOrDefault("QUARKUS_DATASOURCE_PASSWORD", "Vx61kkQz9s") + "'");
            statement.execute("ALTER ROLE documents_owner PASSWORD 't8Ff0uPq3m'");
        } catch (java.sql.SQLException unexpected) {
            throw new IOException(unexpected);
        }
        var settings = new HashMap<>(Map.of(
                "QUARKUS_HTTP_PORT", "" + PORTS.get(2),
                "QUARKUS_HTTP_CORS_ORIGINS", "https://candidats.example",
                "QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING", "true",
                "QUARKUS_DATASOURCE_JDBC_URL", POSTGRES.jdbcUrl("documents"),
                "QUARKUS_DATASOURCE_PASSWORD", "Vx61kkQz9s",
                "QUARKUS_FLYWAY_PASSWORD", "t8Ff0uPq3m",
                "QUARKUS_OIDC_AUTH_SERVER_URL", KEYCLOAK.realm(),
                "KAFKA_BOOTSTRAP_SERVERS", "localhost:1",
                "PALMARES_PRODUCTION_DEMO_CLIENT", "palmares-front"));
        settings.putAll(Map.of(
                "PALMARES_S3_ENDPOINT", "https://objets.example",
                "PALMARES_S3_SECRET_KEY", "x8sJq01Lw",
                "PALMARES_DOCUMENTS_CLAMD_HOST", "clamd.example",
                "PALMARES_DOCUMENTS_MEDICAL_KEY", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
                "PALMARES_PERSONAL_DATA_SECRET", "0190a1b2c3d4e5f60190a1b2c3d4e5f6"));
        settings.putAll(changes);
        var process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx200m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-jar",
                JAR.toString());
        process.environment().putAll(settings);
        var running = process.redirectErrorStream(true).start();
        var timer = new Thread(() -> endAfterTwoMinutes(running));
        timer.setDaemon(true);
        timer.start();
        var said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(running.waitFor(), said, reasons(said));
    }

    private static void endAfterTwoMinutes(Process process) {
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    /** Production logs lines of JSON; the refusal is an exception's message in one of them. */
    private static List<String> reasons(String said) throws IOException {
        var json = new ObjectMapper();
        for (var line : said.lines().filter(one -> one.startsWith("{")).toList()) {
            for (var message : json.readTree(line).findValuesAsText("message")) {
                if (message.contains("does not start in production")) {
                    return message.lines()
                            .filter(reason -> reason.startsWith(" - "))
                            .map(reason -> reason.substring(3))
                            .toList();
                }
            }
        }
        return List.of();
    }
}
