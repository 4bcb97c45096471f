package fr.palmares.account.staff;

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

@Path("/v1/staff-activations")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Staff", description = "Who works on the exam: roles, scopes, access.")
class StaffActivationResource {

    private static final String MISSING = "Ce champ est obligatoire.";

    @Schema(name = "StaffActivation")
    record Activation(
            @NotNull(message = MISSING) @Schema(examples = "q8Zk3mT0c1xVd2bLw7sYh5fRgUaPj4eN6oIiKtBvXyE")
            String token,

            @NotNull(message = MISSING) @Schema(examples = "correct-cheval-pile-agrafe")
            String password) {}

    private final StaffActivation activation;

    StaffActivationResource(StaffActivation activation) {
        this.activation = activation;
    }

    @POST
    @PermitAll
    @SecurityRequirements
    @ResponseStatus(204)
    @RateLimited(requests = 300, seconds = 60)
    @Operation(
            operationId = "activateStaff",
            summary = "Follow an invitation: choose a password",
            description = "The second factor is set up at the first sign-in, which asks for it.")
    @APIResponse(responseCode = "204", description = "Sign in.")
    @APIResponse(
            responseCode = "410",
            description = "`/problems/link-no-longer-valid`: unknown, replaced, used, or older than seven days.")
    @APIResponse(responseCode = "422", description = "`/problems/password-refused`; the link stays good.")
    @APIResponse(responseCode = "503", description = "Keycloak does not answer; the link stays good. See Retry-After.")
    public void activate(@NotNull(message = MISSING) @Valid Activation body) {
        activation.handle(new StaffActivation.Command(body.token(), new NewPassword(body.password())));
    }
}
