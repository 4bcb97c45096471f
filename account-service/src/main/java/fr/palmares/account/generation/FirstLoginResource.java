package fr.palmares.account.generation;

import fr.palmares.account.person.domain.NewPassword;
import fr.palmares.platform.web.RateLimited;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

@Path("/v1/first-logins")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(
        name = "Login slips",
        description = "A school makes accounts for its candidates, who sign in a first time with a code.")
class FirstLoginResource {

    private static final String MISSING = "Ce champ est obligatoire.";

    @Schema(name = "FirstLogin")
    record FirstLoginRequest(
            @NotNull(message = MISSING) @Schema(examples = "n.dupont-4f7k")
            String identifier,

            @NotNull(message = MISSING)
            @Schema(examples = "K7QX-2MPR", description = "Case, spaces and the dash do not matter.")
            String code,

            @NotNull(message = MISSING) @Schema(examples = "correct-cheval-pile-agrafe")
            String password,

            @Nullable
            @Schema(
                    examples = "nina.dupont@example.org",
                    description = "Where messages shall go; a link is sent there to prove it.")
            String email) {}

    private final FirstLogin firstLogin;

    FirstLoginResource(FirstLogin firstLogin) {
        this.firstLogin = firstLogin;
    }

    @POST
    @PermitAll
    @SecurityRequirements
    @ResponseStatus(204)
    @RateLimited(requests = 300, seconds = 60)
    @Operation(
            operationId = "signInFirst",
            summary = "Use a login slip: choose the password that replaces its code",
            description = "Five tries per identifier and quarter of an hour.")
    @APIResponse(responseCode = "204", description = "Active: sign in with identifier and password.")
    @APIResponse(
            responseCode = "401",
            description = "`/problems/first-login-refused`: identifier or code, the answer does not tell which.")
    @APIResponse(responseCode = "409", description = "`/problems/account-already-active`: the code has served.")
    @APIResponse(
            responseCode = "422",
            description = "A value that cannot be, or a password the policy refuses; the code stays good.")
    @APIResponse(responseCode = "429", description = "`/problems/too-many-attempts`. See Retry-After.")
    @APIResponse(responseCode = "503", description = "Keycloak does not answer; the code stays good. See Retry-After.")
    public void signIn(@NotNull(message = MISSING) @Valid FirstLoginRequest body) {
        firstLogin.handle(
                new FirstLogin.Command(body.identifier(), body.code(), new NewPassword(body.password()), body.email()));
    }
}
