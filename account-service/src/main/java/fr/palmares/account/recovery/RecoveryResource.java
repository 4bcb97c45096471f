package fr.palmares.account.recovery;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/people/{id}/account-recoveries")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Recovery", description = "An account whose address is lost or taken, given back through the exam office.")
class RecoveryResource {

    private static final String MISSING = "Ce champ est obligatoire.";

    @Schema(name = "AccountRecovery")
    record Recovery(
            @NotNull(message = MISSING) @Schema(examples = "nina.dupont@example.org")
            String email,

            @NotNull(message = MISSING) @Schema(examples = "Boîte aux lettres perdue ; identité vérifiée au guichet.")
            String reason) {}

    private final RecoverAccount recover;

    RecoveryResource(RecoverAccount recover) {
        this.recover = recover;
    }

    @POST
    @RolesAllowed("exam-office")
    @ResponseStatus(202)
    @Operation(
            operationId = "recoverAccount",
            summary = "Join another e-mail address to a candidate's account",
            description =
                    "For a candidate of the office's academies whose identity was checked. Open sessions end and the"
                            + " password opens nothing any more; a link of 48 hours goes to the new address, and the former one is"
                            + " told. Audited with the reason.")
    @APIResponse(responseCode = "202", description = "An e-mail is on its way to the new address.")
    @APIResponse(responseCode = "409", description = "`/problems/account-not-active`, `/problems/email-used`.")
    public void recover(@RestPath UUID id, @NotNull(message = MISSING) @Valid Recovery body) {
        recover.handle(new RecoverAccount.Command(id, body.email(), body.reason()));
    }
}
