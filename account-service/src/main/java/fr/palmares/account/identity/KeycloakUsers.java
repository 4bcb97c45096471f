package fr.palmares.account.identity;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The few operations of Keycloak's admin API that accounts need. */
@Path("/")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface KeycloakUsers {

    /** Attribute of a user: our id of the person. */
    String PERSON = "person_id";

    String CANDIDATE = "candidate";

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record User(
            @Nullable String id,
            String username,
            @Nullable String email,
            @Nullable Boolean emailVerified,
            @Nullable String firstName,
            @Nullable String lastName,
            boolean enabled,
            @Nullable Map<String, List<String>> attributes,
            @Nullable List<Credential> credentials,
            @Nullable List<String> requiredActions) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Credential(String type, String value, boolean temporary) {
        static Credential password(String value) {
            return new Credential("password", value, false);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Role(String id, String name) {}

    @POST
    @Path("/users")
    Response create(User user);

    @GET
    @Path("/users")
    List<User> find(@RestQuery String username, @RestQuery boolean exact);

    @GET
    @Path("/users")
    List<User> list(@RestQuery int first, @RestQuery int max, @RestQuery boolean briefRepresentation);

    @GET
    @Path("/users/{id}")
    User get(@RestPath String id);

    @PUT
    @Path("/users/{id}")
    void update(@RestPath String id, User user);

    @DELETE
    @Path("/users/{id}")
    void delete(@RestPath String id);

    @PUT
    @Path("/users/{id}/reset-password")
    void resetPassword(@RestPath String id, Credential password);

    @POST
    @Path("/users/{id}/logout")
    void logout(@RestPath String id);

    /** Roles that the user does not have yet and that we may give. */
    @GET
    @Path("/users/{id}/role-mappings/realm/available")
    List<Role> grantable(@RestPath String id);

    @GET
    @Path("/users/{id}/role-mappings/realm")
    List<Role> granted(@RestPath String id);

    @POST
    @Path("/users/{id}/role-mappings/realm")
    void grant(@RestPath String id, List<Role> roles);

    @DELETE
    @Path("/users/{id}/role-mappings/realm")
    void withdraw(@RestPath String id, List<Role> roles);

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Link(String identityProvider) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record IdentityProvider(
            String alias,
            @Nullable String displayName,
            @Nullable Boolean enabled) {}

    @GET
    @Path("/users/{id}/federated-identity")
    List<Link> links(@RestPath String id);

    @DELETE
    @Path("/users/{id}/federated-identity/{provider}")
    void unlink(@RestPath String id, @RestPath String provider);

    @GET
    @Path("/identity-provider/instances")
    List<IdentityProvider> identityProviders();
}
