package fr.palmares.account.email;

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

@Path("/v1/email-confirmations")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "My account", description = "What a candidate sees and changes of the own account.")
class EmailConfirmationResource {

    private static final String MISSING = "Ce champ est obligatoire.";

    @Schema(name = "EmailConfirmation")
    record EmailConfirmation(
            @NotNull(message = MISSING) @Schema(examples = "q8Zk3mT0c1xVd2bLw7sYh5fRgUaPj4eN6oIiKtBvXyE")
            String token) {}

    private final ProvenEmails emails;

    EmailConfirmationResource(ProvenEmails emails) {
        this.emails = emails;
    }

    @POST
    @PermitAll
    @SecurityRequirements
    @ResponseStatus(204)
    @RateLimited(requests = 300, seconds = 60)
    @Operation(operationId = "confirmEmail", summary = "Prove an e-mail address with the token of the link sent there")
    @APIResponse(responseCode = "204", description = "Messages go there from now on.")
    @APIResponse(responseCode = "410", description = "`/problems/link-no-longer-valid`.")
    @APIResponse(responseCode = "503", description = "Keycloak does not answer; the link stays good. See Retry-After.")
    public void confirm(@NotNull(message = MISSING) @Valid EmailConfirmation body) {
        emails.confirm(body.token());
    }
}
