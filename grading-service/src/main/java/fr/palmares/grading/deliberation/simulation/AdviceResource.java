package fr.palmares.grading.deliberation.simulation;

import fr.palmares.platform.problem.Problem;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Helps whoever has two orals to choose; the body is that of a simulation, its orals are not looked at. */
@Path("/v1/catch-up-advice")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Calculations")
@PermitAll
@SecurityRequirementsSet
class AdviceResource {

    @POST
    @RunOnVirtualThread
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "adviseCatchUp",
            summary = "Which pairs of orals can still reach ten, and what mark each needs; nothing is stored")
    @APIResponse(
            responseCode = "200",
            description = "Every lawful choice, the easiest first",
            content = @Content(schema = @Schema(implementation = AdviceAnswer.class)))
    @APIResponse(
            responseCode = "400",
            description = "`/problems/malformed`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "`/problems/unprocessable`, `/problems/held-mark-refused`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public AdviceAnswer advise(@Valid @NotNull SimulationBody body) {
        return AdviceAnswer.of(SimulationReader.sheet(body));
    }
}
