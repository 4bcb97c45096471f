package fr.palmares.notification.webhook;

import fr.palmares.notification.journal.Cursors;
import fr.palmares.notification.journal.Journal;
import fr.palmares.notification.webhook.WebhookBodies.Created;
import fr.palmares.notification.webhook.WebhookBodies.Secret;
import fr.palmares.notification.webhook.WebhookBodies.StateBody;
import fr.palmares.notification.webhook.WebhookBodies.View;
import fr.palmares.notification.webhook.WebhookBodies.Views;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.problem.Conflict;
import fr.palmares.platform.web.Cursor;
import fr.palmares.platform.web.ETags;
import fr.palmares.platform.web.Idempotency;
import fr.palmares.platform.web.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({"integrator", "administrator"})
@Tag(name = WebhooksResource.TAG, description = WebhooksResource.ABOUT)
class WebhooksResource {

    static final String TAG = "Webhooks";
    static final String ABOUT =
            "Facts brought to another system as they happen, signed, in the order of each registration.";

    private static final int MOST = 20;

    /** What creation keeps under an idempotency key: the secret is derived again, and stored nowhere. */
    record Made(UUID id) {}

    private final Webhooks webhooks;
    private final Secrets secrets;
    private final Wishes wishes;
    private final Journal journal;
    private final Idempotency idempotency;
    private final AuditTrail audit;

    WebhooksResource(
            Webhooks webhooks,
            Secrets secrets,
            Wishes wishes,
            Journal journal,
            Idempotency idempotency,
            AuditTrail audit) {
        this.webhooks = webhooks;
        this.secrets = secrets;
        this.wishes = wishes;
        this.journal = journal;
        this.idempotency = idempotency;
        this.audit = audit;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listWebhooks",
            summary = "List the own webhooks, oldest first",
            description = "An administrator sees those of everybody.")
    @APIResponse(
            responseCode = "200",
            description = "One page.",
            content = @Content(schema = @Schema(implementation = Views.class)))
    public Views list(
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) @Parameter(description = "How many at the most.")
                    int limit,
            @RestQuery @Nullable @Parameter(description = "`next` of the previous page.") String cursor) {
        var page =
                Page.of(webhooks.list(after(cursor), limit), limit, last -> Cursor.encode("webhooks", last.sequence()));
        return new Views(
                page.items().stream().map(one -> View.of(one, journal, secrets)).toList(), page.next());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("integrator")
    @Transactional
    @Operation(
            operationId = "createWebhook",
            summary = "Ask to be told of facts",
            description = "From now on, facts of these types that lie within the académies and establishments of the"
                    + " token are posted to the address as CloudEvents (structured mode), signed with the secret of"
                    + " this answer. Facts that name neither an académie nor an establishment go to a token with `*`"
                    + " alone. `docs/integrators.md` shows how to check a signature.")
    @APIResponse(
            responseCode = "201",
            description = "Made. The secret is told here and never again.",
            headers = {
                @Header(name = "Location", schema = @Schema(implementation = String.class)),
                @Header(name = "ETag", schema = @Schema(implementation = String.class))
            },
            content = @Content(schema = @Schema(implementation = Created.class)))
    @APIResponse(responseCode = "409", description = "20 webhooks are there already: `/problems/too-many-webhooks`.")
    @APIResponse(
            responseCode = "422",
            description = "The address is not public or not HTTPS, a type is not in the catalogue, or the scope goes"
                    + " beyond the token's; `errors` names the field. Or the idempotency key served for another wish.")
    @APIResponse(
            responseCode = "503",
            description = "The installation has no key to sign with: `/problems/webhooks-not-set-up`.")
    public Response create(
            @Valid @NotNull WebhookBodies.Wish body,
            @RestHeader("Idempotency-Key")
                    @Nullable
                    @Parameter(description = "The same key and wish give the same webhook, never a second one.")
                    String key) {
        var made = idempotency.once(key, body, Made.class, () -> make(body));
        var webhook = webhooks.get(made.id());
        var created = new Created(View.of(webhook, journal, secrets), new Secret(1, secrets.value(made.id(), 1)));
        return Response.created(URI.create("/v1/webhooks/" + made.id()))
                .header("ETag", ETags.of(webhook.version()))
                .entity(created)
                .build();
    }

    private Made make(WebhookBodies.Wish body) {
        var wish = wishes.accepted(body);
        if (webhooks.ownCount() >= MOST) {
            throw new Conflict(
                    "/problems/too-many-webhooks",
                    "Trop d’abonnements",
                    "Vous avez déjà " + MOST + " abonnements : modifiez-en un, ou supprimez-en un.");
        }
        var id = UUID.randomUUID();
        webhooks.create(id, wish);
        secrets.value(id, secrets.next(id));
        audit.record("webhook.created", id.toString(), Map.of("url", wish.url()));
        return new Made(id);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "readWebhook", summary = "Read one webhook, and how far it has come")
    @APIResponse(
            responseCode = "200",
            description = "The webhook.",
            headers = @Header(name = "ETag", schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = View.class)))
    public Response one(@RestPath UUID id) {
        return answer(webhooks.get(id));
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("integrator")
    @Transactional
    @Operation(
            operationId = "changeWebhook",
            summary = "Change what a webhook is told, and where",
            description = "Holds for the facts to come; what waits already goes to the new address.")
    @APIResponse(
            responseCode = "200",
            description = "The webhook as it is now.",
            headers = @Header(name = "ETag", schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = View.class)))
    public Response change(
            @RestPath UUID id,
            @Valid @NotNull WebhookBodies.Wish body,
            @RestHeader("If-Match") @Nullable @Parameter(description = "The `ETag` that was read.") String ifMatch) {
        ETags.require(ifMatch, webhooks.lock(id).version());
        webhooks.change(id, wishes.accepted(body));
        audit.record("webhook.changed", id.toString(), Map.of("url", body.url()));
        return answer(webhooks.get(id));
    }

    @PUT
    @Path("/{id}/state")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            operationId = "switchWebhook",
            summary = "Pause a webhook, or let it go on",
            description = "While it is paused its facts are kept for as long as the journal, 7 days by default; when it"
                    + " goes on they are brought in order. Doing it again changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "The webhook as it is now.",
            content = @Content(schema = @Schema(implementation = View.class)))
    public Response change(@RestPath UUID id, @Valid @NotNull StateBody body) {
        webhooks.lock(id);
        webhooks.change(id, body.state());
        audit.record(
                "webhook.switched", id.toString(), Map.of("state", body.state().name()));
        return answer(webhooks.get(id));
    }

    @DELETE
    @Path("/{id}")
    @ResponseStatus(204)
    @Transactional
    @Operation(operationId = "deleteWebhook", summary = "End a webhook; what waits for it is dropped")
    @APIResponse(responseCode = "204", description = "Ended.")
    public void delete(@RestPath UUID id) {
        webhooks.lock(id);
        webhooks.delete(id);
        audit.record("webhook.deleted", id.toString(), Map.of());
    }

    private Response answer(Webhooks.Webhook webhook) {
        return Response.ok(View.of(webhook, journal, secrets))
                .header("ETag", ETags.of(webhook.version()))
                .build();
    }

    private static long after(@Nullable String cursor) {
        return Cursors.number("webhooks", cursor, 0);
    }
}
