package fr.palmares.backends;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From a row in the outbox to a record on Kafka, with the connector of the stack. */
class OutboxPublicationTest {

    private static final Home HOME = Home.temporary();
    private static final List<Integer> PORTS = Ports.free(4);
    private static final Postgres POSTGRES = new Postgres(HOME, PORTS.get(0));
    private static final Kafka KAFKA = new Kafka(HOME, PORTS.get(1), PORTS.get(2));
    private static final Connect CONNECT = new Connect(HOME, PORTS.get(3), KAFKA.bootstrapServers());
    private static final UUID BEFORE_THE_CONNECTOR = UUID.randomUUID();

    private static @Nullable TestKafka topics;

    @BeforeAll
    static void startTheChain() throws SQLException {
        KAFKA.start();
        POSTGRES.start();
        POSTGRES.createDatabase("sample");
        try (var owner = connect("sample_owner");
                var statement = owner.createStatement()) {
            statement.execute("""
                    CREATE TABLE outbox_event (
                        id uuid PRIMARY KEY, aggregatetype text NOT NULL, aggregateid text NOT NULL,
                        type text NOT NULL, payload text, specversion text NOT NULL DEFAULT '1.0',
                        source text NOT NULL, subject text NOT NULL, time text NOT NULL, traceparent text)""");
            statement.execute("GRANT SELECT ON outbox_event TO debezium");
            statement.execute("GRANT INSERT ON outbox_event TO sample_app");
            statement.execute("CREATE PUBLICATION palmares_outbox FOR TABLE outbox_event WITH (publish = 'insert')");
        }
        append(BEFORE_THE_CONNECTOR, "early", "{\"early\":true}");
        CONNECT.start();
        CONNECT.publishOutboxOf("sample", POSTGRES);
        topics = new TestKafka(KAFKA.bootstrapServers());
    }

    @AfterAll
    static void stopTheChain() {
        CONNECT.stop();
        KAFKA.stop();
        POSTGRES.stop();
    }

    @Test
    void aCommittedRowBecomesARecordWithKeyAndCloudEventsHeaders() throws SQLException {
        var id = UUID.randomUUID();

        append(id, "key-1", "{\"mark\":\"12.5\",\"é\":[1]}");

        var record = arrived(id);
        assertThat(record.topic()).isEqualTo("sample.events");
        assertThat(record.key()).isEqualTo("key-1");
        assertThat(record.value()).isEqualTo("{\"mark\":\"12.5\",\"é\":[1]}");
        assertThat(TestKafka.header(record, "ce_type")).isEqualTo("sample.Happened.v1");
        assertThat(TestKafka.header(record, "ce_source")).isEqualTo("/palmares/sample");
        assertThat(TestKafka.header(record, "ce_subject")).isEqualTo("key-1");
        assertThat(TestKafka.header(record, "ce_time")).isEqualTo("2026-06-01T08:00:00Z");
        assertThat(TestKafka.header(record, "ce_specversion")).isEqualTo("1.0");
        assertThat(TestKafka.header(record, "traceparent"))
                .isEqualTo("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    }

    @Test
    void aRowWrittenBeforeTheConnectorEverRanIsPublished() {
        assertThat(arrived(BEFORE_THE_CONNECTOR).key()).isEqualTo("early");
    }

    @Test
    void aRolledBackRowIsNeverPublished() throws SQLException {
        var rolledBack = UUID.randomUUID();
        try (var app = connect("sample_app")) {
            app.setAutoCommit(false);
            insert(app, rolledBack, "key-2", "{}");
            app.rollback();
        }
        var after = UUID.randomUUID();
        append(after, "key-2", "{}");

        arrived(after);

        assertThat(topics().read("sample.events"))
                .noneMatch(record -> rolledBack.toString().equals(TestKafka.header(record, "ce_id")));
    }

    @Test
    void aRowWithoutPayloadIsATombstone() throws SQLException {
        var id = UUID.randomUUID();

        append(id, "forgotten", null);

        var record = arrived(id);
        assertThat(record.key()).isEqualTo("forgotten");
        assertThat(record.value()).isNull();
    }

    @Test
    void whatIsWrittenWhileTheConnectorIsDeadArrivesAfterwards() throws SQLException {
        var before = UUID.randomUUID();
        append(before, "key-3", "{}");
        arrived(before);
        ProcessHandle.of(CONNECT.pid()).orElseThrow().destroyForcibly();
        var meanwhile = UUID.randomUUID();
        append(meanwhile, "key-3", "{}");

        CONNECT.start();

        assertThat(arrived(meanwhile).key()).isEqualTo("key-3");
    }

    @Test
    void theSlotMovesOnWhileTheOutboxIsIdle() throws Exception {
        var moved = false;
        try (var connection = POSTGRES.administer("sample");
                var statement = connection.createStatement()) {
            var first = position(statement);
            for (int i = 0; i < 300 && !moved; i++) {
                java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
                moved = !position(statement).equals(first);
            }
        }
        assertThat(moved).as("confirmed position moves by heartbeat alone").isTrue();
    }

    private static String position(java.sql.Statement statement) throws SQLException {
        try (var rows = statement.executeQuery(
                "SELECT confirmed_flush_lsn::text FROM pg_replication_slots WHERE slot_name = 'palmares_sample'")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static ConsumerRecord<String, String> arrived(UUID id) {
        return topics().await("sample.events", record -> id.toString().equals(TestKafka.header(record, "ce_id")));
    }

    private static TestKafka topics() {
        return java.util.Objects.requireNonNull(topics);
    }

    private static void append(UUID id, String key, @Nullable String payload) throws SQLException {
        try (var app = connect("sample_app")) {
            insert(app, id, key, payload);
        }
    }

    private static void insert(Connection app, UUID id, String key, @Nullable String payload) throws SQLException {
        try (var insert = app.prepareStatement("""
                INSERT INTO outbox_event (id, aggregatetype, aggregateid, type, payload, source, subject, time, traceparent)
                VALUES (?, 'sample.events', ?, 'sample.Happened.v1', ?, '/palmares/sample', ?,
                        '2026-06-01T08:00:00Z', '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01')""")) {
            insert.setObject(1, id);
            insert.setString(2, key);
            insert.setString(3, payload);
            insert.setString(4, key);
            insert.executeUpdate();
        }
    }

    private static Connection connect(String role) throws SQLException {
        return DriverManager.getConnection(POSTGRES.jdbcUrl("sample"), role, role);
    }
}
