package fr.palmares.documents.file;

import fr.palmares.documents.checklist.RuleAccess;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What new rules mean for files that are running: tried first, then moved. */
@Path("/v1/checklist-rules/{examSession}/{academy}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Checklist rules")
class RulesMoveResource {

    @Schema(name = "RulesMove", description = "How many files will follow the rules in force.")
    record Move(@Schema(examples = "412") int files) {}

    private final RulesImpact impact;
    private final MoveFiles moves;
    private final RuleAccess access;

    RulesMoveResource(RulesImpact impact, MoveFiles moves, RuleAccess access) {
        this.impact = impact;
        this.moves = moves;
        this.access = access;
    }

    @GET
    @Path("/draft/impact")
    @RolesAllowed({"exam-office", "administrator"})
    @RunOnVirtualThread
    @Operation(
            operationId = "tryChecklistRulesDraft",
            summary = "Try the draft on the running files",
            description = "A dry run: nothing changes. It says of how many files which piece would be asked more or no"
                    + " more, if all of them were moved.")
    @APIResponse(
            responseCode = "200",
            description = "What would change.",
            content = @Content(schema = @Schema(implementation = RulesImpact.Impact.class)))
    public RulesImpact.Impact tryDraft(
            @RestPath @Parameter(example = "2026") int examSession,
            @RestPath @Parameter(example = "17") String academy) {
        access.edit(examSession, academy);
        return impact.of(examSession, academy);
    }

    @PUT
    @Path("/files")
    @RolesAllowed({"exam-office", "administrator"})
    @RunOnVirtualThread
    @Operation(
            operationId = "moveFilesToChecklistRules",
            summary = "Move the running files to the rules in force",
            description =
                    "In the background; each file gets a new checklist. Approved and closed files stay as they are. A"
                            + " piece asked after its deadline is granted a fortnight. Said twice, it moves what is left.")
    @APIResponse(
            responseCode = "202",
            description = "The files are being moved.",
            content = @Content(schema = @Schema(implementation = Move.class)))
    public Response move(
            @RestPath int examSession,
            @RestPath String academy,
            @RestQuery @Nullable @Parameter(description = "Only the files of this specialty.") String specialty) {
        access.edit(examSession, academy);
        return Response.accepted(new Move(moves.mark(examSession, academy, specialty)))
                .build();
    }
}
