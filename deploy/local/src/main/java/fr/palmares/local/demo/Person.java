package fr.palmares.local.demo;

import fr.palmares.local.demo.Api.Surprise;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/** Somebody with a login, who gets an access token from Keycloak when one is needed and a fresh one in time. */
final class Person {

    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final Api api;
    private final URI keycloak;
    private final String login;
    private final String password;
    private String token = "";
    private Instant expires = Instant.EPOCH;

    Person(Api api, URI keycloak, String login, String password) {
        this.api = api;
        this.keycloak = keycloak;
        this.login = login;
        this.password = password;
    }

    String login() {
        return login;
    }

    synchronized String token() {
        if (Instant.now().isAfter(expires)) {
            var form = Map.of(
                            "grant_type", "password",
                            "client_id", "palmares-demo",
                            "scope", "openid",
                            "username", login,
                            "password", password)
                    .entrySet()
                    .stream()
                    .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            var answer = api.post(keycloak, "/realms/palmares/protocol/openid-connect/token")
                    .body("application/x-www-form-urlencoded", form.getBytes(StandardCharsets.UTF_8))
                    .send();
            if (answer.status() != 200) {
                throw new Surprise(login + " cannot log in: " + answer.status() + " " + answer.text());
            }
            token = answer.json().get("access_token").asText();
            expires = Instant.now()
                    .plusSeconds(answer.json().get("expires_in").asLong())
                    .minus(MARGIN);
        }
        return token;
    }
}
