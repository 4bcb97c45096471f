package fr.palmares.account.password;

import fr.palmares.account.person.domain.EmailAddress;
import fr.palmares.account.person.domain.Faults;
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
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermitAll
@SecurityRequirements
@Tag(name = "Password", description = "A forgotten password; the policy and the hashing are Keycloak's.")
class PasswordResource {

    private static final String MISSING = "Ce champ est obligatoire.";

    @Schema(name = "PasswordResetRequest")
    record ResetRequest(
            @NotNull(message = MISSING) @Schema(examples = "nina.dupont@example.org")
            String email) {}

    @Schema(name = "NewPassword")
    record Choice(
            @NotNull(message = MISSING) @Schema(examples = "q8Zk3mT0c1xVd2bLw7sYh5fRgUaPj4eN6oIiKtBvXyE")
            String token,

            @NotNull(message = MISSING) @Schema(examples = "correct-cheval-pile-agrafe")
            String password) {}

    private final PasswordResets resets;

    PasswordResource(PasswordResets resets) {
        this.resets = resets;
    }

    @POST
    @Path("/password-resets")
    @ResponseStatus(202)
    @RateLimited(requests = 300, seconds = 60)
    @Operation(
            operationId = "askPasswordReset",
            summary = "Ask for a link to choose a new password",
            description = "The answer is the same whether the e-mail is known or not. The link lives one hour.")
    @APIResponse(responseCode = "202", description = "If the address has an account, an e-mail is on its way.")
    @APIResponse(responseCode = "422", description = "No valid e-mail address.")
    public void ask(@NotNull(message = MISSING) @Valid ResetRequest body) {
        new Faults().add("/email", EmailAddress.flaw(body.email(), Set.of())).refuse();
        resets.ask(EmailAddress.clean(body.email()));
    }

    @POST
    @Path("/password-changes")
    @ResponseStatus(204)
    @RateLimited(requests = 300, seconds = 60)
    @Operation(
            operationId = "choosePassword",
            summary = "Choose a new password with the token of the e-mailed link",
            description = "Every open session of the account ends.")
    @APIResponse(responseCode = "204", description = "Sign in with the new password.")
    @APIResponse(responseCode = "410", description = "`/problems/link-no-longer-valid`.")
    @APIResponse(responseCode = "422", description = "A password the policy refuses; the link stays good.")
    @APIResponse(responseCode = "503", description = "Keycloak does not answer; the link stays good. See Retry-After.")
    public void choose(@NotNull(message = MISSING) @Valid Choice body) {
        resets.choose(body.token(), new NewPassword(body.password()));
    }
}
