package fr.palmares.registration.followup;

import static fr.palmares.registration.Api.examOffice;
import static fr.palmares.registration.Api.openSession;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The follow-up list of the largest académie: 50 000 registrations among 150 000. */
@QuarkusTest
class FollowUpPlanTest {

    private static final String CROWD = """
            INSERT INTO person (id, family_name, given_names, birth_date, birthplace, ine, identity_key, family_key, given_key)
            SELECT gen_random_uuid(), 'NOM' || n, 'Prénom' || n, DATE '2005-01-01', 'Lyon', lpad(n::text, 9, '0') || 'ZZ',
                   'PLAN' || n, 'NOM' || n, 'PRENOM' || n
              FROM generate_series(1, 150000) n
            """;

    private static final String REGISTRATIONS = """
            INSERT INTO registration (id, person_id, exam_session, academy, uai, specialty, category, repeating, origin,
                                      state, file_colour, created_at, changed_at)
            SELECT gen_random_uuid(), p.id, 2031, CASE WHEN n % 3 = 0 THEN '10' ELSE '11' END, '0690001' || 'A', 'CG',
                   'SCHOOL', false, 'IMPORT', CASE WHEN n % 997 = 0 THEN 'REPEATING' ELSE 'PRE_REGISTERED' END, 'RED',
                   now(), now()
              FROM (SELECT id, row_number() OVER () AS n FROM person WHERE identity_key LIKE 'PLAN%') p
            """;

    /** From then on a database might keep one plan for whatever is asked. */
    private static final int OFTEN = 12;

    /** How often everybody may be read in the time of one page. */
    private static final int READINGS = 10;

    @Inject
    EntityManager database;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @BeforeEach
    void crowd() throws SQLException {
        openSession(2031);
        QuarkusTransaction.requiringNew().timeout(120).run(() -> {
            if (database.createNativeQuery("SELECT 1 FROM registration WHERE exam_session = 2031 LIMIT 1")
                    .getResultList()
                    .isEmpty()) {
                database.createNativeQuery(CROWD).executeUpdate();
                database.createNativeQuery(REGISTRATIONS).executeUpdate();
            }
        });
        try (var owner = DriverManager.getConnection(url, "registration_owner", "registration_owner");
                var statement = owner.createStatement()) {
            // only the owner may: asked by the service itself, it is skipped without an error
            statement.execute("VACUUM ANALYZE person, registration");
        }
    }

    private String plan(Conditions statement) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.unwrap(Session.class).doReturningWork(connection -> {
                    var plan = new StringBuilder();
                    try (var explain = statement.prepare(connection, "EXPLAIN ");
                            var rows = explain.executeQuery()) {
                        while (rows.next()) {
                            plan.append(rows.getString(1)).append('\n');
                        }
                    }
                    return plan.toString();
                }));
    }

    private static Conditions ofTheAcademy() {
        var conditions = new Conditions();
        conditions.add("r.academy = ?", "10");
        conditions.add("r.exam_session = ?", 2031);
        return conditions;
    }

    @Test
    void everyFilterOfTheListIsServedByAnIndex() {
        var byState = ofTheAcademy();
        byState.add("r.state = ?", "REPEATING");
        var byName = ofTheAcademy();
        FollowUpFilter.search(byName, "Nom14999");
        var byNumber = ofTheAcademy();
        FollowUpFilter.search(byNumber, "0190a1b2-0000");
        var byIne = ofTheAcademy();
        FollowUpFilter.search(byIne, "000149");

        for (var page : List.of(ofTheAcademy(), byState, byName, byNumber, byIne)) {
            assertThat(plan(RegistrationList.page(page, null, 51)))
                    .doesNotContain("Seq Scan on registration")
                    .doesNotContain("Seq Scan on person");
        }
        assertThat(plan(RegistrationList.counted(ofTheAcademy())))
                .contains("registration_follow_up")
                .doesNotContain("Seq Scan");
    }

    /** The time the database takes to read all 150 000, the yardstick of this machine. */
    private Duration everybodyRead() {
        var started = System.nanoTime();
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery("SELECT count(p.family_name || r.state) FROM registration r"
                                + " JOIN person p ON p.id = r.person_id WHERE p.birthplace LIKE '%yon'")
                        .getSingleResult());
        return Duration.ofNanos(System.nanoTime() - started);
    }

    @Test
    void pagesCountsAndSearchesOfFiftyThousandNeverReadEverybodyOverAndOver() {
        var limit = everybodyRead().multipliedBy(READINGS);
        var office = examOffice("10");
        for (var query : List.of(
                "?examSession=2031",
                "?examSession=2031&state=REPEATING",
                "?examSession=2031&q=nom14999",
                "/counts?examSession=2031")) {
            for (int i = 0; i < OFTEN; i++) {
                given().auth()
                        .oauth2(office)
                        .get("/v1/registrations" + query)
                        .then()
                        .statusCode(200);
            }
            var started = System.nanoTime();
            given().auth()
                    .oauth2(office)
                    .get("/v1/registrations" + query)
                    .then()
                    .statusCode(200);
            assertThat(Duration.ofNanos(System.nanoTime() - started)).as(query).isLessThan(limit);
        }
        assertThat(given().auth()
                        .oauth2(office)
                        .get("/v1/registrations/counts?examSession=2031")
                        .then()
                        .extract()
                        .<Integer>path("total"))
                .isEqualTo(50_000);
    }

    @Test
    void fiftyThousandLinesAreExportedWithoutHoldingThem() throws Exception {
        var lines = given().auth()
                .oauth2(examOffice("10"))
                .accept("text/csv")
                .get("/v1/registrations/export?examSession=2031")
                .then()
                .statusCode(200)
                .extract()
                .asInputStream();

        try (var reader = new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8))) {
            assertThat(reader.lines().count()).isEqualTo(50_001);
        }
    }
}
