package fr.palmares.backends;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The realm, as a real Keycloak understands it. */
class KeycloakTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static String realm = "";

    @BeforeAll
    static void startOnce() {
        var backends = new RealBackends();
        backends.init(Map.of("service", "sample", "parts", "keycloak"));
        realm = backends.start().get("quarkus.oidc.auth-server-url");
    }

    @Test
    void theTokenOfAnExamOfficeSaysRoleAcademyPersonAndAudience() throws Exception {
        var claims = claimsOf(passwordToken("dec-nantes"));

        assertThat(claims.at("/realm_access/roles"))
                .extracting(JsonNode::asText)
                .contains("exam-office");
        assertThat(claims.get("academies")).extracting(JsonNode::asText).containsExactly("17");
        assertThat(claims.get("person").asText()).isEqualTo("0190a1b2-0000-7000-8000-000000000102");
        assertThat(claims.get("email").asText()).isEqualTo("dec-nantes@palmares.example");
        assertThat(claims.get("aud").toString()).contains("palmares-api");
        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isEqualTo(300);
    }

    @Test
    void theTokenOfAHeadNamesTheSchool() throws Exception {
        var claims = claimsOf(passwordToken("lycee-0440001M"));

        assertThat(claims.get("uai")).extracting(JsonNode::asText).containsExactly("0440001M");
        assertThat(claims.at("/realm_access/roles"))
                .extracting(JsonNode::asText)
                .contains("establishment");
    }

    @Test
    void anIntegratorComesWithItsOwnSecret() throws Exception {
        var claims = claimsOf(clientToken("palmares-integrator", "palmares-integrator-local"));

        assertThat(claims.at("/realm_access/roles"))
                .extracting(JsonNode::asText)
                .contains("integrator");
        assertThat(claims.get("academies")).extracting(JsonNode::asText).containsExactly("17");
        assertThat(claims.get("aud").toString()).contains("palmares-api");
    }

    @Test
    void thePasswordGrantIsTheDemosAlone() throws Exception {
        var answer = token(Map.of(
                "grant_type", "password",
                "client_id", "palmares-front",
                "username", "dec-nantes",
                "password", Keycloak.passwordOf("dec-nantes")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("unauthorized_client");
    }

    @Test
    void theAccountServiceMakesUsersAndGivesThemTheirRole() throws Exception {
        var token = clientToken("palmares-account", "palmares-account-local");
        var user = """
                {"username": "martin.lea", "enabled": true,
                 "attributes": {"person_id": ["0190a1b2-0000-7000-8000-000000000001"]},
                 "credentials": [{"type": "password", "value": "un mot de passe long", "temporary": false}]}""";

        var created = admin(token, "POST", "/users", user);
        var id = created.headers().firstValue("Location").orElseThrow().replaceAll(".*/", "");
        var role = admin(token, "GET", "/roles/candidate", "");
        var granted = admin(token, "POST", "/users/" + id + "/role-mappings/realm", "[" + role.body() + "]");

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(role.statusCode()).isEqualTo(200);
        assertThat(granted.statusCode()).isEqualTo(204);
        var claims = claimsOf(passwordToken("martin.lea", "un mot de passe long"));
        assertThat(claims.get("person").asText()).isEqualTo("0190a1b2-0000-7000-8000-000000000001");
        assertThat(claims.at("/realm_access/roles"))
                .extracting(JsonNode::asText)
                .contains("candidate");
    }

    @Test
    void theAccountServiceMayNotTouchTheRealm() throws Exception {
        var token = clientToken("palmares-account", "palmares-account-local");

        assertThat(admin(token, "PUT", "", "{\"displayName\": \"x\"}").statusCode())
                .isEqualTo(403);
        assertThat(admin(token, "GET", "/clients", "").body()).doesNotContain("palmares-integrator-local");
    }

    @Test
    void aShortPasswordIsRefused() throws Exception {
        var token = clientToken("palmares-account", "palmares-account-local");
        var user = """
                {"username": "short", "enabled": true,
                 "credentials": [{"type": "password", "value": "elevencha11", "temporary": false}]}""";

        assertThat(admin(token, "POST", "/users", user).statusCode()).isEqualTo(400);
    }

    private static String passwordToken(String staff) throws IOException, InterruptedException {
        return passwordToken(staff, Keycloak.passwordOf(staff));
    }

    private static String passwordToken(String username, String password) throws IOException, InterruptedException {
        return accessToken(token(Map.of(
                "grant_type", "password", "client_id", "palmares-demo", "username", username, "password", password)));
    }

    private static String clientToken(String client, String secret) throws IOException, InterruptedException {
        return accessToken(
                token(Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret)));
    }

    private static String accessToken(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).get("access_token").asText();
    }

    private static HttpResponse<String> token(Map<String, String> form) throws IOException, InterruptedException {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> admin(String token, String method, String path, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(realm.replace("/realms/", "/admin/realms/") + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode claimsOf(String token) throws IOException {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }
}
