package fr.palmares.documents.file;

import fr.palmares.platform.problem.Problem;
import fr.palmares.platform.web.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Taking a file in hand before controlling it. */
@Path("/v1/checklists/{registrationId}/claim")
@Tag(name = "Control", description = "The exam office's control of the pieces.")
class ClaimResource {

    private static final String PROBLEM = Problem.MEDIA_TYPE;

    /** Not a piece: the file as a whole belongs to the exam office. */
    private static final String WHOLE_FILE = "";

    @Schema(name = "Claim", description = "The file is the caller's until then.")
    record Claim(UUID registrationId, Instant endsAt) {}

    private final FileAccess access;
    private final Claims claims;
    private final Caller caller;

    ClaimResource(FileAccess access, Claims claims, Caller caller) {
        this.access = access;
        this.claims = claims;
        this.caller = caller;
    }

    @PUT
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed("exam-office")
    @RunOnVirtualThread
    @Operation(
            operationId = "claimFile",
            summary = "Take a file in hand for a quarter of an hour",
            description = "Repeated by the same agent it lasts longer; it ends by itself.")
    @APIResponse(
            responseCode = "200",
            description = "The file is yours.",
            content = @Content(schema = @Schema(implementation = Claim.class)))
    @APIResponse(
            responseCode = "409",
            description = "file-claimed: another agent has it.",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
    public Claim take(@RestPath UUID registrationId) {
        access.control(registrationId, WHOLE_FILE);
        return new Claim(registrationId, claims.take(registrationId, caller.subject()));
    }

    @DELETE
    @RolesAllowed("exam-office")
    @RunOnVirtualThread
    @Operation(operationId = "releaseFile", summary = "Give a file back before its claim ends")
    @APIResponse(responseCode = "204", description = "Given back, or not yours to begin with.")
    public void release(@RestPath UUID registrationId) {
        access.control(registrationId, WHOLE_FILE);
        claims.release(registrationId, caller.subject());
    }
}
