package fr.palmares.grading.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/**
 * A deliberation of some hundred candidates fails at every step, in the database itself, and is asked for again: each
 * candidate is decided once and what is written is byte for byte what an undisturbed deliberation writes.
 */
@QuarkusTest
class CrashTest {

    private static final int CANDIDATES = 120;
    private static final Office OFFICE = new Office("CRA-2026");
    private static final Office UNDISTURBED = new Office("CRB-2026");

    @Inject
    World world;

    @Inject
    EntityManager database;

    @Test
    void eachCandidateIsDecidedOnceWhateverStepFailed() throws SQLException {
        world.publishSpecialty("CRA-2026");
        world.publishSpecialty("CRB-2026");
        world.publishCalendar(Instant.now().minus(Duration.ofDays(1)));
        crowd("CRA-2026", 1);
        crowd("CRB-2026", 2);

        var jury = OFFICE.appoint();
        for (var row : List.of(1, 20, 50, 51, CANDIDATES - 50)) {
            failing(
                    "proposal",
                    row,
                    () -> OFFICE.office()
                            .body(OFFICE.deliberation(jury))
                            .post("/v1/deliberations")
                            .then()
                            .statusCode(500));
        }
        assertThat(states()).isEqualTo("COMPUTING");
        var deliberation = OFFICE.open(jury, "FIRST");
        for (var row : List.of(1, 60, CANDIDATES)) {
            failing("decision", row, () -> close(deliberation, 500));
            assertThat(count("decision", "CRA-2026")).isZero();
        }
        failing("outbox_event", 1, () -> close(deliberation, 500));
        failing("published_result", 70, () -> close(deliberation, 500));
        assertThat(count("decision", "CRA-2026")).isEqualTo(CANDIDATES);
        assertThat(world.facts("grading.DeliberationClosed.v1", "CRA-2026")).hasSize(1);
        for (var row : List.of(1, 77, CANDIDATES + 10)) {
            failing("outbox_event", row, () -> OFFICE.publish("FIRST", 500));
            assertThat(world.facts("grading.ResultDecided.v1", "CRA-2026")).isEmpty();
        }
        OFFICE.publish("FIRST").body("results", equalTo(CANDIDATES));
        UNDISTURBED.close(UNDISTURBED.open(UNDISTURBED.appoint(), "FIRST"));
        UNDISTURBED.publish("FIRST").body("results", equalTo(CANDIDATES));

        assertThat(count("decision", "CRA-2026")).isEqualTo(CANDIDATES);
        assertThat(count("published_result", "CRA-2026")).isEqualTo(CANDIDATES);
        assertThat(outcomes("CRA-2026")).hasSize(CANDIDATES).isEqualTo(outcomes("CRB-2026"));
        assertThat(world.facts("grading.ResultDecided.v1", "CRA-2026")).hasSize(CANDIDATES);
    }

    private static void close(String deliberation, int status) {
        OFFICE.office()
                .body("{\"schoolReportsSeen\":true}")
                .put("/v1/deliberations/" + deliberation + "/closure")
                .then()
                .statusCode(status);
    }

    /** The same marks for both crowds, and identifiers that sort alike. */
    private void crowd(String specialty, int last) {
        QuarkusTransaction.requiringNew().run(() -> {
            for (int i = 0; i < CANDIDATES; i++) {
                var id = "%08d-0000-7000-8000-%012d".formatted(i, last);
                database.createNativeQuery("INSERT INTO exam_file (registration_id, person_id, exam_session, academy,"
                                + " specialty, category, form, registration_version, state, candidate_number, units,"
                                + " optional_units, press, local_authorities, told_at) VALUES (CAST(?1 AS uuid),"
                                + " gen_random_uuid(), 2026, '17', ?2, 'SCHOOL', 'GLOBAL', 1, 'VALIDATED', ?3, '[]', '[]',"
                                + " false, false, now())")
                        .setParameter(1, id)
                        .setParameter(2, specialty)
                        .setParameter(3, specialty + i)
                        .executeUpdate();
                for (var unit : List.of("U1", "U2", "U3", "U5")) {
                    database.createNativeQuery("INSERT INTO mark (registration_id, unit, round, kind, value, state,"
                                    + " version) VALUES (CAST(?1 AS uuid), ?2, 'FIRST', 'MARK', ?3, 'SUBMITTED', 1)")
                            .setParameter(1, id)
                            .setParameter(2, unit)
                            .setParameter(
                                    3,
                                    BigDecimal.valueOf((i * 7 + unit.hashCode()) % 41, 0)
                                            .divide(BigDecimal.TWO))
                            .executeUpdate();
                }
            }
        });
    }

    /** The nth row of a table cannot be written while {@code work} runs, as when the disk is full or the server gone. */
    private static void failing(String table, int row, Runnable work) throws SQLException {
        owner(
                "CREATE SEQUENCE crash_rows",
                "CREATE FUNCTION crash() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN IF"
                        + " nextval('crash_rows') = " + row
                        + " THEN RAISE EXCEPTION 'crash at row " + row + "'; END IF; RETURN NEW; END $$",
                "CREATE TRIGGER crash BEFORE INSERT ON " + table + " FOR EACH ROW EXECUTE FUNCTION crash()");
        try {
            work.run();
        } finally {
            owner("DROP TRIGGER crash ON " + table, "DROP FUNCTION crash()", "DROP SEQUENCE crash_rows");
        }
    }

    private static void owner(String... statements) throws SQLException {
        var config = ConfigProvider.getConfig();
        try (var connection = DriverManager.getConnection(
                        config.getValue("quarkus.datasource.jdbc.url", String.class),
                        config.getValue("quarkus.flyway.username", String.class),
                        config.getValue("quarkus.flyway.password", String.class));
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private String states() {
        return database.createNativeQuery("SELECT state FROM deliberation WHERE specialty = 'CRA-2026'", String.class)
                .getSingleResult()
                .toString();
    }

    private int count(String table, String specialty) {
        return ((Number) database.createNativeQuery("SELECT count(*) FROM " + table + " t JOIN exam_file f"
                                + " ON f.registration_id = t.registration_id WHERE f.specialty = ?1")
                        .setParameter(1, specialty)
                        .getSingleResult())
                .intValue();
    }

    private List<?> outcomes(String specialty) {
        return database.createNativeQuery(
                        "SELECT left(f.registration_id::text, 8) || d.decision || d.outcome"
                                + " FROM decision d JOIN exam_file f ON f.registration_id = d.registration_id"
                                + " WHERE f.specialty = ?1 ORDER BY f.registration_id",
                        String.class)
                .setParameter(1, specialty)
                .getResultList();
    }
}
