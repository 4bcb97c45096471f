package fr.palmares.notification;

import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.backends.Catalogue;
import fr.palmares.backends.TestTokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;

/** What tests look at beside the service's own answers: the mailbox and the database. */
@ApplicationScoped
public class World {

    private final String mailbox;
    private final String url;
    private final Session database;

    World(
            @ConfigProperty(name = "palmares.test.mail-api") String mailbox,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            Session database) {
        this.mailbox = mailbox;
        this.url = url;
        this.database = database;
    }

    public static RequestSpecification as(UUID person) {
        return given().auth().oauth2(TestTokens.of("candidate").person(person).token());
    }

    public static RequestSpecification administrator() {
        return given().auth().oauth2(TestTokens.of("administrator").token());
    }

    /** A message as a mail server hands it over. */
    public static RequestSpecification mailServer(String message) {
        return administrator()
                .config(RestAssured.config()
                        .encoderConfig(encoderConfig().encodeContentTypeAs("message/rfc822", ContentType.TEXT)))
                .contentType("message/rfc822")
                .body(message);
    }

    /** Holds e-mails back, or lets them go. */
    public void mailSwitch(boolean paused) {
        administrator()
                .contentType(ContentType.JSON)
                .body("{\"paused\":" + paused + "}")
                .put("/v1/mail-queue/switch")
                .then()
                .statusCode(200);
    }

    public static String emailOf(UUID person) {
        return "nina." + person.toString().substring(0, 8) + "@example.org";
    }

    public static String person(UUID id) {
        return """
                {"personId":"%s","familyName":"Dupont","givenNames":"Nina","birthDate":"2004-03-17","birthplace":"Nantes",
                 "email":"%s","academy":"17","account":"ACTIVE"}""".formatted(id, emailOf(id));
    }

    public static String refusedPiece(UUID person) {
        return refusedPiece(person, UUID.randomUUID());
    }

    public static String refusedPiece(UUID person, UUID registration) {
        return """
                {"registrationId":"%s","personId":"%s","academy":"17","code":"IDENTITE","label":"Pièce d’identité",
                 "version":1,"reason":"ILLEGIBLE"}""".formatted(registration, person);
    }

    public List<String> mails(String address) {
        var answer = RestAssured.get(mailbox + "/user/" + address + "/messages");
        return answer.statusCode() == 200
                ? answer.jsonPath().getList("$").stream().map(Object::toString).toList()
                : List.of();
    }

    public String text(String sql, Object... parameters) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var query = database.createNativeQuery(sql, String.class);
            for (var i = 0; i < parameters.length; i++) {
                query.setParameter(i + 1, parameters[i] instanceof UUID id ? id.toString() : parameters[i]);
            }
            return query.getSingleResult();
        });
    }

    public long count(String sql, Object... parameters) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var query = database.createNativeQuery("SELECT count(*) FROM " + sql, Long.class);
            for (var i = 0; i < parameters.length; i++) {
                query.setParameter(i + 1, parameters[i]);
            }
            return query.getSingleResult();
        });
    }

    /** A message as a fact would have left it, within the caller's transaction. */
    public void insertMessage(UUID id, UUID person) {
        database.createNativeMutationQuery("INSERT INTO message (id, fact_id, person_id, kind, title, body, at)"
                        + " VALUES (?1, ?1, ?2, 'PIECE_REFUSED', 'Titre', 'Texte', now())")
                .setParameter(1, id)
                .setParameter(2, person)
                .executeUpdate();
    }

    /** How the database carries a query out; what it changes is undone. */
    public String plan(String sql) {
        QuarkusTransaction.begin();
        try {
            return String.join(
                    "\n",
                    database.createNativeQuery("EXPLAIN (ANALYZE, TIMING OFF, BUFFERS OFF) " + sql, String.class)
                            .getResultList());
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    /** Statistics of a table, which only its owner may take. */
    public void analyze(String table) {
        try (var owner = DriverManager.getConnection(url, "notification_owner", "notification_owner");
                var statement = owner.createStatement()) {
            statement.execute("ANALYZE " + table);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    public void change(String sql, Object... parameters) {
        QuarkusTransaction.requiringNew().run(() -> {
            var query = database.createNativeMutationQuery(sql);
            for (var i = 0; i < parameters.length; i++) {
                query.setParameter(i + 1, parameters[i]);
            }
            query.executeUpdate();
        });
    }

    /** What was told about this message, each fact in keeping with its committed schema. */
    public List<String> delivered(UUID person) {
        var facts = QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery(
                                "SELECT payload FROM outbox_event WHERE type = ?1 AND payload LIKE ?2 ORDER BY sequence",
                                String.class)
                        .setParameter(1, "notification.MessageDelivered.v1")
                        .setParameter(2, "%" + person + "%")
                        .getResultList());
        assertThat(facts)
                .allSatisfy(fact -> assertThat(Catalogue.misfits("notification.MessageDelivered.v1", fact))
                        .isEmpty());
        return facts;
    }
}
