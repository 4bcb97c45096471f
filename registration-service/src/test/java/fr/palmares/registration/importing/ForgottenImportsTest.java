package fr.palmares.registration.importing;

import static fr.palmares.registration.Api.importing;
import static fr.palmares.registration.Api.open;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.palmares.backends.EveryTable;
import fr.palmares.backends.Somebody;
import fr.palmares.backends.TestKafka;
import fr.palmares.backends.TestTokens;
import fr.palmares.registration.Facts;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a school told of somebody who is erased. */
@QuarkusTest
class ForgottenImportsTest {

    private static final String UAI = "0210002N";

    @Inject
    Facts facts;

    @Inject
    DataSource database;

    @Inject
    ForgottenValues values;

    private final String key = UUID.randomUUID().toString();
    private final TestKafka kafka = TestKafka.ofThisRun();
    private final String secretariat = TestTokens.of("establishment")
            .subject("secretariat-" + UAI)
            .uai(UAI)
            .token();

    @AfterEach
    void hangUp() {
        kafka.close();
    }

    @Test
    void whatSchoolsToldOfAnErasedPersonGetsATombstone() {
        var neverImported = new Somebody(UUID.randomUUID(), kafka);

        neverImported.isErased();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(facts.typesAbout(neverImported.id().toString()))
                                .isEqualTo(List.of("registration.ImportedPerson.v1")));
    }

    @Test
    void noTableKnowsAnErasedPersonNotEvenTheAnswerKeptUnderAKey() {
        open(2026, "07");
        var name = "Durand-" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
        var typed = typedIn(name);
        assertThat(EveryTable.knowing(name, database)).containsExactlyInAnyOrder("person", "outbox_event");

        new Somebody(UUID.fromString(typed.getString("personId")), kafka).isErased();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(EveryTable.knowing(name, database)).isEmpty());
        assertThat(typedIn(name).getString("id"))
                .as("the key still stands for the command")
                .isEqualTo(typed.getString("id"));
    }

    @Test
    void aRefusedValueLeavesTheReportAfterAQuarterOfAYear() throws SQLException {
        open(2026, "07");
        var wrong = "wrong-" + key;
        var report = importing(
                2026,
                UAI,
                "ine;nom_famille;prenoms;date_naissance;commune_naissance;categorie;specialite\n" + wrong
                        + ";DURIEUX;Lou;04/03/2005;Dijon;SCOLAIRE;CG\n");
        assertThat(report.getList("problems.value")).containsExactly(wrong);

        finished(report.getString("id"), ForgottenValues.KEPT.minusMinutes(5));
        values.forget();
        assertThat(EveryTable.knowing(wrong, database)).containsExactly("import_line");
        finished(report.getString("id"), ForgottenValues.KEPT.plusMinutes(5));
        values.forget();

        assertThat(EveryTable.knowing(wrong, database)).isEmpty();
    }

    private void finished(String job, Duration ago) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("UPDATE import_job SET finished_at = clock_timestamp()"
                        + " - make_interval(secs => ?) WHERE CAST(id AS text) = ?")) {
            statement.setDouble(1, ago.toSeconds());
            statement.setString(2, job);
            statement.executeUpdate();
        }
    }

    private JsonPath typedIn(String name) {
        return given().auth()
                .oauth2(secretariat)
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body("""
                    {"examSession":2026,"uai":"%s","specialty":"CG","category":"SCHOOL",
                     "person":{"familyName":"%s","givenNames":"Lou","birthDate":"2005-03-04","birthplace":"Dijon",
                               "ine":"500000051AA","postalCode":"21000"},
                     "choices":{"form":"GLOBAL","languages":{"a":"ANGLAIS"},
                                "consents":{"press":true,"localAuthorities":false}}}\
                    """.formatted(UAI, name))
                .post("/v1/registrations/on-behalf")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }
}
