package fr.palmares.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.palmares.backends.Catalogue;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;

/** What tests look at beside the service's own answers: the mailbox, Keycloak, the database. */
@ApplicationScoped
public class World {

    /** A letter that the relay did not take waits for its next attempt. */
    public static final Duration PATIENCE = Duration.ofSeconds(75);

    private static final Pattern TOKEN = Pattern.compile("token=([A-Za-z0-9_-]{43})");

    /** What people of these tests choose; the policy has nothing against it. */
    public static final String PASSWORD = "correct-cheval-pile-agrafe";

    private static final String ACTIVATE = "Activez votre compte";

    private final String mailbox;
    private final String realm;
    private final Session database;

    World(
            @ConfigProperty(name = "palmares.test.mail-api") String mailbox,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") String realm,
            Session database) {
        this.mailbox = mailbox;
        this.realm = realm;
        this.database = database;
    }

    /** An address that no other test uses. */
    public static String freshEmail() {
        return "nina." + UUID.randomUUID().toString().substring(0, 8) + "@example.org";
    }

    /** What an independent candidate types to open an account. */
    public static Map<String, Object> signUp(String email) {
        return new HashMap<>(Map.of(
                "email", email,
                "familyName", "Dupont",
                "givenNames", "Nina",
                "birthDate", "2004-03-17",
                "birthplace", "Nantes",
                "academy", "17"));
    }

    public void asksForAnAccount(String email) {
        json().body(signUp(email)).post("/v1/accounts").then().statusCode(202);
    }

    /** What whoever received the activation link sends: its token and the password chosen there. */
    public Map<String, Object> activation(String email) {
        return Map.of("token", tokenIn(mail(email, ACTIVATE)), "password", PASSWORD);
    }

    /** Somebody with an account of their own, who signs in with the address and {@link #PASSWORD}. */
    public String candidate() {
        var email = freshEmail();
        asksForAnAccount(email);
        json().body(activation(email)).post("/v1/activations").then().statusCode(204);
        return email;
    }

    public static RequestSpecification json() {
        return given().contentType("application/json");
    }

    /** The service, as somebody who signed in with Keycloak. */
    public RequestSpecification as(String username) {
        return json().auth().oauth2(token(username, "palmares-local-" + username));
    }

    public RequestSpecification as(String username, String password) {
        return json().auth().oauth2(token(username, password));
    }

    /** Another system, by its own credentials. */
    public RequestSpecification asIntegrator() {
        return json().auth().oauth2(integratorsToken());
    }

    public String integratorsToken() {
        return clientToken("palmares-integrator", "palmares-integrator-local");
    }

    public String tokenOf(String username, String password) {
        return token(username, password);
    }

    private String clientToken(String client, String secret) {
        return given().formParams(Map.of(
                        "grant_type", "client_credentials",
                        "client_id", client,
                        "client_secret", secret))
                .post(realm + "/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    /** The access token of one of the local stack's staff. */
    public String tokenOf(String username) {
        return token(username, "palmares-local-" + username);
    }

    public int signIn(String username, String password) {
        return tokenRequest(username, password).statusCode();
    }

    private String token(String username, String password) {
        return tokenRequest(username, password).then().statusCode(200).extract().path("access_token");
    }

    private io.restassured.response.Response tokenRequest(String username, String password) {
        return given().formParams(Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "palmares-demo",
                        "username",
                        username,
                        "password",
                        password))
                .post(realm + "/protocol/openid-connect/token");
    }

    /** The newest e-mail to this address with this subject, once it is there. */
    public String mail(String address, String subject) {
        return await("mail to " + address)
                .atMost(PATIENCE)
                .until(
                        () -> mails(address).stream()
                                .filter(mail -> mail.contains(subject))
                                .reduce((first, second) -> second)
                                .orElse(""),
                        mail -> !mail.isEmpty());
    }

    public List<String> mails(String address) {
        var answer = RestAssured.get(mailbox + "/user/" + address + "/messages");
        if (answer.statusCode() != 200) {
            return List.of();
        }
        return answer.jsonPath().getList("$").stream().map(Object::toString).toList();
    }

    public static String tokenIn(String mail) {
        var matcher = TOKEN.matcher(mail.replace("=\r\n", "").replace("=\n", "").replace("=3D", "="));
        if (!matcher.find()) {
            throw new AssertionError("no token in " + mail);
        }
        return matcher.group(1);
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

    public String text(String sql, Object... parameters) {
        return texts(sql, parameters).getFirst();
    }

    public List<String> texts(String sql, Object... parameters) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var query = database.createNativeQuery(sql, String.class);
            for (var i = 0; i < parameters.length; i++) {
                query.setParameter(i + 1, parameters[i]);
            }
            return query.getResultList();
        });
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

    /** What was told, each fact in keeping with its committed schema; empty for a tombstone. */
    public List<Map<String, Object>> facts(String type, String key) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery(
                                "SELECT payload FROM outbox_event WHERE type = ?1 AND aggregateid = ?2 ORDER BY sequence",
                                String.class)
                        .setParameter(1, type)
                        .setParameter(2, key)
                        .getResultList())
                .stream()
                .map(payload -> payload == null ? Map.<String, Object>of() : fitting(type, payload))
                .toList();
    }

    private static Map<String, Object> fitting(String type, String payload) {
        assertThat(Catalogue.misfits(type, payload)).as(type).isEmpty();
        return JsonPath.from(payload).getMap("$");
    }
}
