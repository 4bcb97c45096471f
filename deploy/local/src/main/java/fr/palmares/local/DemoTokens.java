package fr.palmares.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Tokens for the invented people whose passwords the portal prints, so that a try needs one click; local stack only. */
final class DemoTokens {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Stack stack;
    private final HttpClient http = HttpClient.newHttpClient();

    DemoTokens(Stack stack) {
        this.stack = stack;
    }

    void issue(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            refuse(exchange, 405, "Envoyez la personne par POST.");
            return;
        }
        var asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var person = person(PortalServer.parameter(asked, "login"));
        if (person.isMissingNode()) {
            refuse(exchange, 404, "Cette personne n’est pas de la démonstration.");
            return;
        }
        try {
            var answer = http.send(request(person), HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() == 200) {
                PortalServer.answer(exchange, 200, "json", answer.body());
            } else {
                refuse(
                        exchange,
                        409,
                        person.path("afterDemo").asBoolean()
                                ? "Son compte n’existe qu’après « ./palmares demo »."
                                : "Keycloak a refusé : " + new String(answer.body(), StandardCharsets.UTF_8));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static JsonNode person(String login) throws IOException {
        var people = PortalServer.read("/people.json");
        for (var person : JSON.readTree(people == null ? new byte[] {'[', ']'} : people)) {
            if (person.path("login").asText().equals(login)) {
                return person;
            }
        }
        return JSON.missingNode();
    }

    private HttpRequest request(JsonNode person) {
        var login = person.path("login").asText();
        var password = person.path("password").asText();
        var form = person.path("role").asText().equals("integrator")
                ? Map.of("grant_type", "client_credentials", "client_id", login, "client_secret", password)
                : Map.of(
                        "grant_type", "password",
                        "client_id", "palmares-demo",
                        "scope", "openid",
                        "username", login,
                        "password", password);
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(URI.create("http://localhost:"
                        + stack.addresses().keycloak() + "/realms/palmares/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(Duration.ofSeconds(20))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static void refuse(HttpExchange exchange, int status, String detail) throws IOException {
        var problem = JSON.createObjectNode().put("status", status).put("detail", detail);
        PortalServer.answer(exchange, status, "json", JSON.writeValueAsBytes(problem));
    }
}
