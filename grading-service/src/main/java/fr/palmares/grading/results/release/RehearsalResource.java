package fr.palmares.grading.results.release;

import fr.palmares.grading.access.Scope;
import fr.palmares.platform.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Rehearsals: the evening of the results before it comes. */
@Path("/v1/publication-rehearsals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Results")
@RolesAllowed("exam-office")
class RehearsalResource {

    private final Scope scope;
    private final RehearsePublication rehearsePublication;

    RehearsalResource(Scope scope, RehearsePublication rehearsePublication) {
        this.scope = scope;
        this.rehearsePublication = rehearsePublication;
    }

    @POST
    @RunOnVirtualThread
    @Operation(
            operationId = "rehearsePublication",
            summary = "Everything that a publication does but the visibility",
            description = "Makes every page, counts what would leave and says what would stop it. Nobody can read"
                    + " anything of it, and no fact is written.")
    @APIResponse(
            responseCode = "200",
            description = "What would be published, and what stands in its way",
            content = @Content(schema = @Schema(implementation = RehearsePublication.Report.class)))
    @APIResponse(
            responseCode = "409",
            description = "`/problems/deliberation-not-closed`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RehearsePublication.Report rehearse(@Valid @NotNull PublicationResource.PublicationBody body) {
        scope.requireSpecialty(body.examSession(), body.academy(), body.specialty());
        return rehearsePublication.handle(body.command(scope.actor()));
    }
}
