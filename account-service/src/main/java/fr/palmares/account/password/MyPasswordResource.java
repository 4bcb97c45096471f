package fr.palmares.account.password;

import fr.palmares.account.person.domain.NewPassword;
import fr.palmares.platform.web.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/v1/accounts/me/password")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(
        name = "Password",
        description = "A forgotten password, or another one; the policy and the hashing are Keycloak's.")
class MyPasswordResource {

    private static final String MISSING = "Ce champ est obligatoire.";

    @Schema(name = "PasswordChange")
    record Change(
            @NotNull(message = MISSING) @Schema(examples = "correct-cheval-pile-agrafe")
            String currentPassword,

            @NotNull(message = MISSING) @Schema(examples = "quatre-mots-pris-au-hasard")
            String password) {}

    private final ChangeOwnPassword change;
    private final Caller caller;

    MyPasswordResource(ChangeOwnPassword change, Caller caller) {
        this.change = change;
        this.caller = caller;
    }

    @PUT
    @RolesAllowed("candidate")
    @ResponseStatus(204)
    @Operation(
            operationId = "changeMyPassword",
            summary = "Choose another password while signed in",
            description =
                    "Every open session ends, this one too; an e-mail says that it happened. Wrong present passwords"
                            + " count as failed sign-ins. Staff change theirs on the sign-in pages (`kc_action=UPDATE_PASSWORD`).")
    @APIResponse(responseCode = "204", description = "Sign in with the new password.")
    @APIResponse(
            responseCode = "422",
            description = "`/problems/present-password-wrong`, `/problems/password-refused`.")
    @APIResponse(responseCode = "503", description = "Keycloak does not answer; the password stays. See Retry-After.")
    public void change(@NotNull(message = MISSING) @Valid Change body) {
        change.handle(new ChangeOwnPassword.Command(
                caller.person(), new NewPassword(body.currentPassword()), new NewPassword(body.password())));
    }
}
