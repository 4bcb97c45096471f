package fr.palmares.account.identity;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.oidc.client.OidcClientException;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The way to Keycloak, and what its refusals mean to us. */
@ApplicationScoped
class KeycloakConnection {

    private final KeycloakUsers users;
    private final PasswordCheck passwords;

    KeycloakConnection(
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") URI realm,
            @ConfigProperty(name = "palmares.account.keycloak.admin-realm") URI adminRealm,
            KeycloakAccess access,
            @ConfigProperty(name = "palmares.account.keycloak.connect-timeout", defaultValue = "2s") Duration connect,
            @ConfigProperty(name = "palmares.account.keycloak.read-timeout", defaultValue = "10s") Duration read) {
        this.users = QuarkusRestClientBuilder.newBuilder()
                .baseUri(URI.create(adminRealm.toString().replace("/realms/", "/admin/realms/")))
                .connectTimeout(connect.toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(read.toMillis(), TimeUnit.MILLISECONDS)
                .register(access)
                .build(KeycloakUsers.class);
        this.passwords = QuarkusRestClientBuilder.newBuilder()
                .baseUri(realm)
                .connectTimeout(connect.toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(read.toMillis(), TimeUnit.MILLISECONDS)
                .build(PasswordCheck.class);
    }

    KeycloakUsers users() {
        return users;
    }

    PasswordCheck passwords() {
        return passwords;
    }

    /** @throws IdentitiesUnavailable when Keycloak does not answer */
    static <T> T asking(Supplier<T> question) {
        try {
            return question.get();
        } catch (WebApplicationException refused) {
            throw understood(refused);
        } catch (ProcessingException | OidcClientException unreachable) {
            throw new IdentitiesUnavailable(unreachable);
        }
    }

    private static RuntimeException understood(WebApplicationException refused) {
        var answer = refused.getResponse();
        if (answer.getStatus() == 400) {
            var body = answer.readEntity(JsonNode.class);
            var error = body == null
                    ? ""
                    : body.path("error").asText() + body.path("errorMessage").asText();
            if (error.contains("assword")) {
                return new PasswordRefused(
                        error,
                        body == null ? "" : body.path("error_description").asText());
            }
        }
        return answer.getStatus() == 400 || answer.getStatus() == 409 || answer.getStatus() == 404
                ? refused
                : new IdentitiesUnavailable(refused);
    }
}
