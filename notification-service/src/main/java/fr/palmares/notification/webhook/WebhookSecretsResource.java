package fr.palmares.notification.webhook;

import fr.palmares.notification.webhook.WebhookBodies.Secret;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.problem.Conflict;
import fr.palmares.platform.problem.NotFound;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/webhooks/{id}/secrets")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed("integrator")
@Tag(name = WebhooksResource.TAG, description = WebhooksResource.ABOUT)
class WebhookSecretsResource {

    private final Webhooks webhooks;
    private final Secrets secrets;
    private final AuditTrail audit;

    WebhookSecretsResource(Webhooks webhooks, Secrets secrets, AuditTrail audit) {
        this.webhooks = webhooks;
        this.secrets = secrets;
        this.audit = audit;
    }

    @POST
    @ResponseStatus(201)
    @Transactional
    @Operation(
            operationId = "rotateWebhookSecret",
            summary = "Take a new secret beside the old one",
            description = "Both sign from now on, so that no message is refused while the receiver learns the new one."
                    + " The old one ends after 7 days, or when it is deleted.")
    @APIResponse(
            responseCode = "201",
            description = "The new secret, told once.",
            content = @Content(schema = @Schema(implementation = Secret.class)))
    @APIResponse(
            responseCode = "409",
            description = "Two are valid already: `/problems/rotation-under-way`. Delete the older one first.")
    public Secret rotate(@RestPath UUID id) {
        webhooks.lock(id);
        if (secrets.list(id).size() > 1) {
            throw new Conflict(
                    "/problems/rotation-under-way",
                    "Changement de secret en cours",
                    "Deux secrets sont déjà valables : supprimez l’ancien quand votre système emploie le nouveau.");
        }
        var serial = secrets.next(id);
        audit.record("webhook.secret-added", id.toString(), Map.of("serial", serial));
        return new Secret(serial, secrets.value(id, serial));
    }

    @DELETE
    @Path("/{serial}")
    @ResponseStatus(204)
    @Transactional
    @Operation(operationId = "endWebhookSecret", summary = "End a secret; it signs nothing more")
    @APIResponse(responseCode = "204", description = "Ended.")
    @APIResponse(
            responseCode = "409",
            description = "It is the only one: `/problems/only-secret`. Take a new one first.")
    public void end(
            @RestPath UUID id,
            @RestPath @Parameter(description = "Its serial number.", schema = @Schema(examples = "1")) int serial) {
        webhooks.lock(id);
        var valid = secrets.list(id);
        if (valid.stream().noneMatch(secret -> secret.serial() == serial)) {
            throw new NotFound("Cet abonnement n’a pas de secret valable de ce numéro.");
        }
        if (valid.size() == 1) {
            throw new Conflict(
                    "/problems/only-secret",
                    "Seul secret de l’abonnement",
                    "C’est le seul secret valable : prenez-en d’abord un nouveau.");
        }
        secrets.end(id, serial);
        audit.record("webhook.secret-ended", id.toString(), Map.of("serial", serial));
    }
}
