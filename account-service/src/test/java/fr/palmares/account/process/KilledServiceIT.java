package fr.palmares.account.process;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.palmares.account.World;
import fr.palmares.backends.RealBackends;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The shipped service is killed after each of the writes that a command makes in Keycloak, before our rows are: started
 * again, it brings both sides in line, and what was asked can be asked again.
 */
class KilledServiceIT {

    private static Map<String, String> settings = Map.of();
    private static KeycloakBehindADoor keycloak;
    private static RunningService service;
    private static final ExecutorService CALLERS = Executors.newVirtualThreadPerTaskExecutor();

    @BeforeAll
    static void everythingStarts() throws Exception {
        var backends = new RealBackends();
        backends.init(Map.of("service", "account", "parts", "postgres,kafka,mail,keycloak"));
        settings = new HashMap<>(backends.start());
        keycloak = new KeycloakBehindADoor(
                URI.create(settings.get("quarkus.oidc.auth-server-url")).resolve("/"));
        settings.put("quarkus.profile", "local");
        settings.put("palmares.account.keycloak.admin-realm", keycloak.address() + "/realms/palmares");
        settings.put("palmares.account.keycloak.read-timeout", "120s");
        settings.put("palmares.account.unfinished.every", "1s");
        settings.put("palmares.account.unfinished.quiet", "1s");
        service = new RunningService(settings);
    }

    @AfterAll
    static void everythingEnds() throws Exception {
        CALLERS.shutdownNow();
        service.close();
        keycloak.close();
    }

    @ParameterizedTest(name = "killed after {0} writes in Keycloak")
    @ValueSource(ints = {0, 1, 2, 3})
    void bothSidesAreWholeAfterwards(int writes) throws Exception {
        var candidate = World.freshEmail();
        var agent = World.freshEmail();
        var changed = World.freshEmail();
        var asked = CALLERS.submit(() -> askedForAnAccount(candidate));
        var entered = CALLERS.submit(() -> invited(agent));
        var active = CALLERS.submit(() -> activeAgent(changed));
        var leaving = activeCandidate();
        var leavingPerson = person(leaving);
        var activation = asked.get();
        var invitation = entered.get();
        var changedId = active.get();

        keycloak.letsThrough(writes, 4);
        command(() -> json().body(activation).post(path("/v1/activations")));
        command(() -> json().body(invitation).post(path("/v1/staff-activations")));
        command(() -> administrator()
                .header("If-Match", "*")
                .body(Map.of("familyName", "Le Goff", "givenNames", "Yann", "roles", List.of("administrator")))
                .put(path("/v1/staff/" + changedId)));
        command(() -> as(leaving).post(path("/v1/my-data/erasure")));
        assertThat(keycloak.everybodyIsHeldOrDone(20)).isTrue();
        service.isKilled();
        keycloak.opens();
        service.startsAgain();
        await().atMost(Duration.ofSeconds(60)).until(() -> count("unfinished_identity") == 0);

        assertThat(rolesInKeycloak(candidate)).as("not active here, not there").isEqualTo(rolesOfRow(candidate));
        assertThat(rolesInKeycloak(agent)).isEqualTo(rolesOfStaffRow(agent));
        assertThat(rolesInKeycloak(changed)).isEqualTo(rolesOfStaffRow(changed)).isNotEmpty();
        assertThat(rolesInKeycloak(leaving)).isEqualTo(rolesOfRow(leaving));
        assertThat(count("person WHERE id = '" + leavingPerson + "'") == 1)
                .isEqualTo(!rolesOfRow(leaving).isEmpty());
        if (rolesOfRow(candidate).isEmpty()) {
            json().body(activation).post(path("/v1/activations")).then().statusCode(204);
            assertThat(rolesInKeycloak(candidate)).containsExactly("candidate");
        }
        if (rolesOfStaffRow(agent).isEmpty()) {
            json().body(invitation).post(path("/v1/staff-activations")).then().statusCode(204);
            assertThat(rolesInKeycloak(agent)).containsExactly("exam-office");
        }
    }

    @Test
    void twoThousandAccountsOfOneJobAreMadeOnceEachAcrossAKill() throws Exception {
        keycloak.opens();
        administrator()
                .body(Map.of("name", "Lycée Jules-Verne", "type", "LYCEE", "academy", "17"))
                .put(path("/v1/establishments/0440001M"))
                .then()
                .statusCode(200);
        change("INSERT INTO person (id, family_name, given_names, birth_date, birthplace, academy, uai, account)"
                + " SELECT gen_random_uuid(), 'Dupont', 'Nina', '2004-03-17', 'Nantes', '17', '0440001M', 'NONE'"
                + " FROM generate_series(1, 2000)");
        change("INSERT INTO enrolment (registration_id, person_id, exam_session, uai, live)"
                + " SELECT gen_random_uuid(), id, 2096, '0440001M', true FROM person WHERE account = 'NONE'");
        String id = as("lycee-0440001M", "palmares-local-lycee-0440001M")
                .body(Map.of("examSession", 2096, "all", false))
                .post(path("/v1/establishments/0440001M/account-generations"))
                .then()
                .statusCode(202)
                .body("total", org.hamcrest.Matchers.equalTo(2000))
                .extract()
                .path("id");

        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> made() >= 300);
        service.isKilled();
        var before = made();
        service.startsAgain();
        await().atMost(Duration.ofSeconds(120))
                .until(() -> count("account_generation WHERE state = 'DONE' AND id = '" + id + "'") == 1);

        assertThat(before).as("killed in the middle").isLessThan(2000);
        assertThat(made()).isEqualTo(2000);
        assertThat(count("account WHERE origin = 'ESTABLISHMENT'")).isEqualTo(2000);
        assertThat(count("outbox_event WHERE type = 'account.AccountCreated.v1' AND payload LIKE '%ESTABLISHMENT%'"))
                .isEqualTo(2000);
        assertThat(count("outbox_event WHERE type = 'account.AccountsGenerated.v1' AND aggregateid = '" + id + "'"))
                .isEqualTo(1);
    }

    private static void command(Runnable asking) {
        CALLERS.execute(() -> {
            try {
                asking.run();
                keycloak.oneIsDone();
            } catch (Exception cut) {
                // killed before it answered; what breaks earlier is missed above, neither held nor done
            }
        });
    }

    private static long made() throws SQLException {
        return count("account_generation_entry WHERE made");
    }

    private static void change(String sql) throws SQLException {
        try (var database = DriverManager.getConnection(
                        settings.get("quarkus.datasource.jdbc.url"), "account_app", "account_app");
                var statement = database.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static Map<String, Object> askedForAnAccount(String email) {
        json().body(World.signUp(email)).post(path("/v1/accounts")).then().statusCode(202);
        return Map.of("token", tokenSentTo(email), "password", World.PASSWORD);
    }

    private static String activeCandidate() {
        var email = World.freshEmail();
        json().body(askedForAnAccount(email))
                .post(path("/v1/activations"))
                .then()
                .statusCode(204);
        return email;
    }

    private static Map<String, Object> invited(String email) {
        enter(email);
        return Map.of("token", tokenSentTo(email), "password", World.PASSWORD);
    }

    private static String activeAgent(String email) {
        var id = enter(email);
        json().body(Map.of("token", tokenSentTo(email), "password", World.PASSWORD))
                .post(path("/v1/staff-activations"))
                .then()
                .statusCode(204);
        return id;
    }

    private static String enter(String email) {
        return administrator()
                .body(Map.of(
                        "email",
                        email,
                        "familyName",
                        "Le Goff",
                        "givenNames",
                        "Yann",
                        "roles",
                        List.of("exam-office"),
                        "academies",
                        List.of("17")))
                .post(path("/v1/staff"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String person(String email) {
        return as(email).get(path("/v1/accounts/me")).path("personId");
    }

    private static String tokenSentTo(String email) {
        return World.tokenIn(await().atMost(World.PATIENCE).until(() -> mailTo(email), mail -> !mail.isEmpty()));
    }

    private static String mailTo(String email) {
        var mails = RestAssured.get(settings.get("palmares.test.mail-api") + "/user/" + email + "/messages");
        return mails.statusCode() != 200
                ? ""
                : mails.jsonPath().getList("$").stream()
                        .map(Object::toString)
                        .filter(mail -> mail.contains("token="))
                        .findFirst()
                        .orElse("");
    }

    /** What the person may do there; nothing when there is no such user, or one who may not sign in. */
    private static List<String> rolesInKeycloak(String email) {
        var realm = settings.get("quarkus.oidc.auth-server-url").replace("/realms/", "/admin/realms/");
        var admin = given().auth().oauth2(adminToken());
        List<String> ids = admin.get(realm + "/users?exact=true&email=" + email).path("findAll { it.enabled }.id");
        if (ids.isEmpty()) {
            return List.of();
        }
        return admin
                .get(realm + "/users/" + ids.getFirst() + "/role-mappings/realm")
                .<List<String>>path("name")
                .stream()
                .filter(role -> !role.startsWith("default-roles"))
                .sorted()
                .toList();
    }

    private static String adminToken() {
        return given().formParams(Map.of(
                        "grant_type", "password", "client_id", "admin-cli", "username", "admin", "password", "admin"))
                .post(settings.get("quarkus.oidc.auth-server-url").replace("/palmares", "/master")
                        + "/protocol/openid-connect/token")
                .path("access_token");
    }

    private static List<String> rolesOfRow(String email) throws SQLException {
        return count("account WHERE state = 'ACTIVE' AND email = '" + email + "'") == 1
                ? List.of("candidate")
                : List.of();
    }

    private static List<String> rolesOfStaffRow(String email) throws SQLException {
        try (var database = DriverManager.getConnection(
                        settings.get("quarkus.datasource.jdbc.url"), "account_app", "account_app");
                var rows = database.createStatement()
                        .executeQuery("SELECT roles[1] FROM staff WHERE identity IS NOT NULL AND enabled AND email = '"
                                + email + "'")) {
            return rows.next() ? List.of(rows.getString(1)) : List.of();
        }
    }

    private static long count(String what) throws SQLException {
        try (var database = DriverManager.getConnection(
                        settings.get("quarkus.datasource.jdbc.url"), "account_app", "account_app");
                var rows = database.createStatement().executeQuery("SELECT count(*) FROM " + what)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static RequestSpecification administrator() {
        return as("administrateur", "palmares-local-administrateur");
    }

    private static RequestSpecification as(String email) {
        return as(email, World.PASSWORD);
    }

    /** One after the other: two sign-ins of one user at the same moment are guessing to Keycloak. */
    private static synchronized RequestSpecification as(String username, String password) {
        return json().auth()
                .oauth2(given().formParams(Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "palmares-demo",
                                "username",
                                username,
                                "password",
                                password))
                        .post(settings.get("quarkus.oidc.auth-server-url") + "/protocol/openid-connect/token")
                        .path("access_token"));
    }

    private static RequestSpecification json() {
        return given().contentType("application/json");
    }

    private static String path(String path) {
        return service.address() + path;
    }
}
