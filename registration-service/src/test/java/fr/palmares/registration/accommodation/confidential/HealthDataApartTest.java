package fr.palmares.registration.accommodation.confidential;

import static fr.palmares.registration.Api.candidate;
import static fr.palmares.registration.Api.open;
import static fr.palmares.registration.accommodation.Asking.FULL;
import static fr.palmares.registration.accommodation.Asking.OPINION;
import static fr.palmares.registration.accommodation.Asking.PARTLY;
import static fr.palmares.registration.accommodation.Asking.SECRET;
import static fr.palmares.registration.accommodation.Asking.advise;
import static fr.palmares.registration.accommodation.Asking.asked;
import static fr.palmares.registration.accommodation.Asking.decide;
import static fr.palmares.registration.accommodation.Asking.doctor;
import static fr.palmares.registration.accommodation.Asking.office;
import static fr.palmares.registration.accommodation.Asking.put;
import static fr.palmares.registration.accommodation.Asking.read;
import static fr.palmares.registration.accommodation.Asking.registered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import fr.palmares.backends.TestKafka;
import fr.palmares.registration.accommodation.confidential.HealthDatabase.HealthDatabaseFailed;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Health data are where the rest of the service cannot read them, and nowhere else. */
@QuarkusTest
class HealthDataApartTest {

    private static final int SESSION = 2029;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @Inject
    HealthDatabase database;

    @Inject
    ForgetMedicalTexts forgetMedicalTexts;

    private final UUID person = UUID.randomUUID();

    @ParameterizedTest
    @ValueSource(strings = {"request", "opinion", "decision"})
    void theOrdinaryRoleOfTheServiceCannotReadTheSchema(String table) throws SQLException {
        try (var ordinary = as("registration_app")) {
            assertThatThrownBy(() -> rows(ordinary, "SELECT * FROM accommodation." + table))
                    .hasMessageContaining("permission denied for schema accommodation");
        }
        try (var ordinary = as("registration_app")) {
            assertThatThrownBy(() -> rows(ordinary, "SET ROLE registration_confidential"))
                    .hasMessageContaining("permission denied");
        }
        try (var replication = as("debezium")) {
            assertThatThrownBy(() -> rows(replication, "SELECT * FROM accommodation." + table))
                    .hasMessageContaining("permission denied for schema accommodation");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"registration", "person", "audit_entry", "outbox_event", "idempotency_key"})
    void theRoleOfHealthDataReadsNothingOfTheRest(String table) throws SQLException {
        try (var confidential = as("registration_confidential")) {
            assertThatThrownBy(() -> rows(confidential, "SELECT * FROM " + table))
                    .hasMessageContaining("permission denied for table " + table);
        }
    }

    @Test
    void aDecisionThatWasTakenCannotBeChanged() throws SQLException {
        try (var confidential = as("registration_confidential")) {
            assertThatThrownBy(() -> rows(confidential, "UPDATE accommodation.decision SET verdict = 'GRANTED'"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void nothingOfReasonsOrOpinionsIsInOutboxAuditTrailOrAnyOtherOrdinaryTable() throws SQLException {
        wholeJourney();

        try (var ordinary = as("registration_app")) {
            var tables = rows(ordinary, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
            assertThat(tables).contains("outbox_event", "audit_entry", "idempotency_key", "registration");
            for (var table : tables) {
                if (!table.startsWith("flyway")) {
                    assertThat(rows(
                                    ordinary,
                                    "SELECT t::text FROM " + table + " t WHERE t::text LIKE '%" + SECRET + "%'"))
                            .as(table)
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void nothingOfReasonsOrOpinionsIsLogged() {
        var logged = new ArrayList<String>();
        var listener = new Handler() {
            @Override
            public void publish(LogRecord line) {
                logged.add(line.getMessage() + " " + line.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        var root = Logger.getLogger("");
        root.addHandler(listener);
        try {
            var id = wholeJourney();
            decide("03", id, "{\"arrangements\":[],\"reasons\":\"" + SECRET + "\",\"x\":1}")
                    .statusCode(400);
            put(candidate(person), id, "", "*", FULL).statusCode(409);
            Logger.getLogger("fr.palmares.test").warning("the listener hears");
        } finally {
            root.removeHandler(listener);
        }

        assertThat(logged).anyMatch(line -> line.contains("the listener hears"));
        assertThat(logged).noneMatch(line -> line.contains(SECRET));
    }

    @Test
    void whatTheDatabaseRefusesDoesNotRepeatTheRow() {
        assertThatThrownBy(() -> database.update(
                        "INSERT INTO accommodation.request (id, registration_id, person_id, exam_session, academy,"
                                + " specialty, state, asked, situation, requested_at, changed_at)"
                                + " VALUES (?, ?, ?, 2029, '03', 'CG', 'NONSENSE', '[]', ?, now(), now())",
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        person,
                        SECRET))
                .isInstanceOf(HealthDatabaseFailed.class)
                .hasMessage("SQL state 23514")
                .hasNoCause();
    }

    @Test
    void everyLookOfStaffIsInTheAuditTrailWithoutWhatTheySaw() throws SQLException {
        open(SESSION, "03");
        var id = asked(person, registered(person, SESSION, "03"));
        read(candidate(person), id).statusCode(200);
        assertThat(looks(id)).isEmpty();

        read(doctor("03"), id).statusCode(200);
        advise("03", id, OPINION).statusCode(200);
        read(office("03"), id).statusCode(200);
        decide("03", id, "{\"arrangements\":[]}").statusCode(422);
        read(office("04"), id).statusCode(404);

        assertThat(looks(id))
                .containsExactly(
                        "accommodation.read {\"as\":\"DOCTOR\"}",
                        "accommodation.opinion {\"as\":\"DOCTOR\"}",
                        "accommodation.read {\"as\":\"OFFICE\"}",
                        "accommodation.decision {\"as\":\"OFFICE\"}");
    }

    @Test
    void whoIsErasedLeavesNothingBehindHoweverOftenItIsSaidAndWhateverPoisonComesBefore() {
        var id = wholeJourney();
        var others = UUID.randomUUID();
        var kept = asked(others, registered(others, SESSION, "03"));

        try (var kafka = TestKafka.ofThisRun()) {
            kafka.sendRaw(new ProducerRecord<>("account.events", person.toString(), "no fact at all"));
            for (int i = 0; i < 2; i++) {
                kafka.send(
                        "account.events",
                        person.toString(),
                        "account.AccountErased.v1",
                        UUID.randomUUID(),
                        "{\"personId\":\"" + person + "\"}");
            }
        }

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> read(doctor("03"), id).statusCode(404));
        assertThat(database.query(
                        "SELECT 1 FROM accommodation.opinion WHERE request_id = ?", row -> 1, UUID.fromString(id)))
                .isEmpty();
        assertThat(database.query(
                        "SELECT 1 FROM accommodation.decision WHERE request_id = ?", row -> 1, UUID.fromString(id)))
                .isEmpty();
        read(doctor("03"), kept).statusCode(200);
    }

    @Test
    void whatOnlyDoctorsReadIsForgottenAndTheDecisionStays() {
        open(2014, "03");
        var old = asked(person, registered(person, 2014, "03"));
        advise("03", old, OPINION).statusCode(200);
        decide("03", old, PARTLY).statusCode(200);
        var recent = UUID.randomUUID();
        var kept = asked(recent, registered(recent, SESSION, "03"));

        forgetMedicalTexts.forget();

        read(doctor("03"), old)
                .body("situation", nullValue())
                .body("opinion.medicalNote", nullValue())
                .body("opinion.text", containsString("Avis favorable"))
                .body("decision.reasons", containsString("Motif"));
        read(doctor("03"), kept).body("situation", equalTo(SECRET));
    }

    private String wholeJourney() {
        open(SESSION, "03");
        var id = asked(person, registered(person, SESSION, "03"));
        advise("03", id, OPINION).statusCode(200);
        decide("03", id, PARTLY).statusCode(200);
        return id;
    }

    private List<String> looks(String id) throws SQLException {
        try (var ordinary = as("registration_app")) {
            return rows(
                    ordinary,
                    "SELECT action || ' ' || detail FROM audit_entry WHERE subject = '" + id + "' ORDER BY sequence");
        }
    }

    private Connection as(String role) throws SQLException {
        return DriverManager.getConnection(url, role, role);
    }

    private static List<String> rows(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            var found = new ArrayList<String>();
            if (statement.execute(sql)) {
                var rows = statement.getResultSet();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }
}
