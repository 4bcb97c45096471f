package fr.palmares.account.recovery;

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

@Path("/v1/account-recoveries")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Recovery", description = "An account whose address is lost or taken, given back through the exam office.")
class RecoveredAccountResource {

    private static final String MISSING = "Ce champ est obligatoire.";

    @Schema(name = "RecoveredAccount")
    record Recovered(
            @NotNull(message = MISSING) @Schema(examples = "q8Zk3mT0c1xVd2bLw7sYh5fRgUaPj4eN6oIiKtBvXyE")
            String token,

            @NotNull(message = MISSING) @Schema(examples = "correct-cheval-pile-agrafe")
            String password) {}

    private final RecoveredAccounts recovered;

    RecoveredAccountResource(RecoveredAccounts recovered) {
        this.recovered = recovered;
    }

    @POST
    @PermitAll
    @SecurityRequirements
    @ResponseStatus(204)
    @RateLimited(requests = 300, seconds = 60)
    @Operation(
            operationId = "takeBackAccount",
            summary = "Follow a recovery link: the address counts from now on, with a new password")
    @APIResponse(responseCode = "204", description = "Sign in with the new address and password.")
    @APIResponse(responseCode = "410", description = "`/problems/link-no-longer-valid`.")
    @APIResponse(responseCode = "422", description = "`/problems/password-refused`; the link stays good.")
    public void takeBack(@NotNull(message = MISSING) @Valid Recovered body) {
        recovered.take(body.token(), new NewPassword(body.password()));
    }
}
