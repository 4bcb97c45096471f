package fr.palmares.documents.file;

import fr.palmares.documents.file.domain.Colour;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What an exam office has to control. */
@Path("/v1/worklist")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Control", description = "The exam office's control of the pieces.")
class WorklistResource {

    private final Worklist worklist;

    WorklistResource(Worklist worklist) {
        this.worklist = worklist;
    }

    @GET
    @RolesAllowed({"exam-office", "accommodation-office", "accommodation-doctor"})
    @RunOnVirtualThread
    @Operation(
            operationId = "getWorklist",
            summary = "List the files with a piece to control, those declared complete longest ago first",
            description = "The accommodation office sees health documents alone; the exam office everything else.")
    @APIResponse(
            responseCode = "200",
            description = "Files with at least one piece that awaits control.",
            content = @Content(schema = @Schema(implementation = Worklist.Files.class)))
    public Worklist.Files worklist(
            @RestQuery @Nullable Integer examSession,
            @RestQuery @Nullable String specialty,
            @RestQuery @Nullable Colour colour,
            @RestQuery @DefaultValue("50") @Min(1) @Max(500) int limit,
            @RestQuery @Nullable String cursor) {
        return worklist.files(new Worklist.Filter(examSession, specialty, colour, null, true), limit, cursor);
    }
}
