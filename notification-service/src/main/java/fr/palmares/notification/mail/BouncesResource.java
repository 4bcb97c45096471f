package fr.palmares.notification.mail;

import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/mails/{id}/bounce")
@RunOnVirtualThread
@RolesAllowed("administrator")
@Tag(name = "E-mail", description = "The queue of e-mails, for who runs the platform.")
class BouncesResource {

    private final MailQueue queue;

    BouncesResource(MailQueue queue) {
        this.queue = queue;
    }

    @PUT
    @ResponseStatus(204)
    @Operation(
            operationId = "reportBounce",
            summary = "Report that an e-mail came back",
            description = "For the mailbox that takes the relay's returns. Doing it again changes nothing.")
    @APIResponse(responseCode = "204", description = "Noted; `MessageBounced` is published once.")
    @APIResponse(
            responseCode = "401",
            description = "No valid token.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "403",
            description = "Only administrators.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such e-mail.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public void cameBack(
            @RestPath
                    @Parameter(
                            description = "The left part of its Message-ID.",
                            schema = @Schema(examples = "0190a1b2-0000-7000-8000-00000000000d"))
                    UUID id) {
        if (!queue.cameBack(id)) {
            throw new NotFound("Aucun courriel ne porte cet identifiant.");
        }
    }
}
