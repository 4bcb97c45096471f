package fr.palmares.account.process;

import static io.restassured.RestAssured.given;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What our rows and Keycloak say about somebody. */
final class BothSides {

    private final Map<String, String> settings;

    BothSides(Map<String, String> settings) {
        this.settings = settings;
    }

    long count(String what) throws SQLException {
        return Long.parseLong(texts("SELECT count(*) FROM " + what).getFirst());
    }

    void change(String sql) throws SQLException {
        try (var database = rows();
                var statement = database.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    /** The name in Keycloak, whether there is such a user or not yet. */
    String username(String email) throws SQLException {
        return texts(
                        "SELECT identifier FROM account WHERE email = '%1$s' UNION SELECT username FROM staff WHERE email = '%1$s'"
                                .formatted(email))
                .getFirst();
    }

    String person(String email) throws SQLException {
        return texts("SELECT CAST(person_id AS text) FROM account WHERE email = '" + email + "'")
                .getFirst();
    }

    List<String> rolesOfRow(String email) throws SQLException {
        return texts("SELECT 'candidate' FROM account WHERE state = 'ACTIVE' AND email = '" + email + "'");
    }

    List<String> rolesOfStaffRow(String email) throws SQLException {
        return texts(
                "SELECT unnest(roles) FROM staff WHERE identity IS NOT NULL AND enabled AND email = '" + email + "'");
    }

    /** What the person may do there; nothing when there is no such user, or one who may not sign in. */
    List<String> rolesInKeycloak(String email) {
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

    private String adminToken() {
        return given().formParams(Map.of(
                        "grant_type", "password", "client_id", "admin-cli", "username", "admin", "password", "admin"))
                .post(settings.get("quarkus.oidc.auth-server-url").replace("/palmares", "/master")
                        + "/protocol/openid-connect/token")
                .path("access_token");
    }

    private List<String> texts(String sql) throws SQLException {
        var texts = new ArrayList<String>();
        try (var database = rows();
                var rows = database.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private Connection rows() throws SQLException {
        return DriverManager.getConnection(settings.get("quarkus.datasource.jdbc.url"), "account_app", "account_app");
    }
}
