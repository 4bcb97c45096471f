package fr.palmares.platform.startup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;

/** Asks the realm whether the demo's client would take a password: in production nobody signs in that way. */
final class PasswordGrant {

    enum Answer {
        CLOSED,
        OPEN,
        UNKNOWN
    }

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Set<String> REFUSALS_OF_THE_CLIENT = Set.of("invalid_client", "unauthorized_client");

    private PasswordGrant() {}

    static Answer asked(URI realm, String client) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "grant_type=password&username=nobody&password=nothing&client_id=" + client))
                .build();
        try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return meaning(answer.statusCode(), answer.body());
        } catch (IOException unreachable) {
            return Answer.UNKNOWN;
        }
    }

    /** A client that may not ask is refused as a client; one that may is refused for the password. */
    static Answer meaning(int status, String body) {
        if (status == 200) {
            return Answer.OPEN;
        }
        try {
            var error = new ObjectMapper().readTree(body).path("error").asText();
            if (REFUSALS_OF_THE_CLIENT.contains(error)) {
                return Answer.CLOSED;
            }
            return error.equals("invalid_grant") ? Answer.OPEN : Answer.UNKNOWN;
        } catch (JsonProcessingException noAnswerOfKeycloak) {
            return Answer.UNKNOWN;
        }
    }
}
