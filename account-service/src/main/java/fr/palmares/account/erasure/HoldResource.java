package fr.palmares.account.erasure;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
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

@Path("/v1/people/{id}/erasure-hold")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed("exam-office")
@Tag(name = "People", description = "Civil status, for the establishment and the exam office of the candidate.")
class HoldResource {

    private static final String MISSING = "Ce champ est obligatoire.";

    @Schema(name = "ErasureHold")
    record Hold(
            @NotNull(message = MISSING) @Schema(examples = "Recours contre la délibération du 3 juillet.")
            String reason) {}

    private final Holds holds;

    HoldResource(Holds holds) {
        this.holds = holds;
    }

    @PUT
    @ResponseStatus(204)
    @Operation(
            operationId = "holdErasure",
            summary = "Keep somebody's data from being erased while an appeal runs",
            description =
                    "Neither the person's own wish nor the end of the retention erases them until it is released.")
    @APIResponse(responseCode = "204", description = "Kept.")
    public void place(@RestPath UUID id, @NotNull(message = MISSING) @Valid Hold body) {
        holds.place(id, body.reason());
    }

    @DELETE
    @ResponseStatus(204)
    @Operation(operationId = "releaseErasureHold", summary = "The appeal is over: nothing keeps the data any more")
    @APIResponse(responseCode = "204", description = "Released.")
    public void release(@RestPath UUID id) {
        holds.release(id);
    }
}
