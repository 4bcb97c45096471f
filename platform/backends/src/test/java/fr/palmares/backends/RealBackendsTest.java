package fr.palmares.backends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a service's test is given. */
class RealBackendsTest {

    private static Map<String, String> settings = Map.of();

    @BeforeAll
    static void startOnce() {
        var backends = new RealBackends();
        backends.init(Map.of("service", "sample", "parts", "postgres,kafka,s3,mail"));
        var before = System.nanoTime();
        settings = backends.start();
        System.out.printf("parts ready after %d ms%n", (System.nanoTime() - before) / 1_000_000);
    }

    @Test
    void theOwnerMigratesAndTheServiceMayNot() throws SQLException {
        var url = settings.get("quarkus.datasource.jdbc.url");
        try (var owner = DriverManager.getConnection(url, "sample_owner", "sample_owner");
                var statement = owner.createStatement()) {
            statement.execute("CREATE TABLE thing (id int)");
            statement.execute("CREATE PUBLICATION things FOR TABLE thing");
        }
        try (var app = DriverManager.getConnection(url, "sample_app", "sample_app");
                var statement = app.createStatement()) {
            assertThatThrownBy(() -> statement.execute("DROP TABLE thing")).hasMessageContaining("must be owner");
            assertThatThrownBy(() -> statement.execute("CREATE TABLE other (id int)"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void theConfidentialRoleSeesWhatMigrationsGiveItAndNothingElse() throws SQLException {
        var url = settings.get("quarkus.datasource.jdbc.url");
        try (var owner = DriverManager.getConnection(url, "sample_owner", "sample_owner");
                var statement = owner.createStatement()) {
            statement.execute("CREATE TABLE ordinary (id int)");
            statement.execute("CREATE SCHEMA apart");
            statement.execute("CREATE TABLE apart.secret (id int)");
            statement.execute("GRANT USAGE ON SCHEMA apart TO sample_confidential");
            statement.execute("GRANT SELECT ON apart.secret TO sample_confidential");
        }
        try (var confidential = DriverManager.getConnection(url, "sample_confidential", "sample_confidential");
                var statement = confidential.createStatement()) {
            statement.execute("SELECT * FROM apart.secret");
            assertThatThrownBy(() -> statement.execute("SELECT * FROM ordinary"))
                    .hasMessageContaining("permission denied");
        }
        try (var app = DriverManager.getConnection(url, "sample_app", "sample_app");
                var statement = app.createStatement()) {
            assertThatThrownBy(() -> statement.execute("SELECT * FROM apart.secret"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void theDatabaseIsDurableAndDecodesLogically() throws SQLException {
        try (var owner = DriverManager.getConnection(
                        settings.get("quarkus.datasource.jdbc.url"), "sample_owner", "sample_owner");
                var statement = owner.createStatement();
                var rows = statement.executeQuery(
                        "SELECT current_setting('fsync'), current_setting('wal_level'), version()")) {
            rows.next();
            assertThat(rows.getString(1)).isEqualTo("on");
            assertThat(rows.getString(2)).isEqualTo("logical");
            assertThat(rows.getString(3)).startsWith("PostgreSQL 18");
        }
    }

    @Test
    void aFactSentIsAFactRead() {
        var id = UUID.randomUUID();
        try (var kafka = TestKafka.ofThisRun()) {
            kafka.send("sample.events", "key", "sample.Happened.v1", id, "{\"a\":1}");

            var record = kafka.await("sample.events", r -> id.toString().equals(TestKafka.header(r, "ce_id")));

            assertThat(record.key()).isEqualTo("key");
            assertThat(record.value()).isEqualTo("{\"a\":1}");
            assertThat(TestKafka.header(record, "ce_type")).isEqualTo("sample.Happened.v1");
        }
    }

    @Test
    void aTopicNobodyWroteToIsEmpty() {
        try (var kafka = TestKafka.ofThisRun()) {
            assertThat(kafka.read("sample.silence")).isEmpty();
        }
    }

    @Test
    void theObjectStoreAsksWhoIsThere() {
        assertThat(Http.status(settings.get("palmares.s3.endpoint") + "/")).isEqualTo(403);
    }

    @Test
    void theMailboxAnswers() {
        assertThat(Http.status(settings.get("palmares.test.mail-api") + "/user"))
                .isEqualTo(200);
    }

    @Test
    void aSecondTestProfileGetsTheSameParts() {
        var again = new RealBackends();
        again.init(Map.of("service", "sample", "parts", "postgres,kafka,s3,mail"));

        assertThat(again.start()).isEqualTo(settings);
    }
}
