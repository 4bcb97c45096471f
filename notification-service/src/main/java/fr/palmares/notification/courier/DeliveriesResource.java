package fr.palmares.notification.courier;

import fr.palmares.notification.journal.Cursors;
import fr.palmares.notification.journal.Journal;
import fr.palmares.notification.webhook.Webhooks;
import fr.palmares.platform.web.Cursor;
import fr.palmares.platform.web.Page;
import fr.palmares.platform.web.RateLimited;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/webhooks/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Webhooks")
class DeliveriesResource {

    @Schema(name = "WebhookDelivery", description = "One time that a fact was brought.")
    record View(
            @Schema(examples = "0190a1b2-0000-7000-8000-00000000000a")
            UUID factId,

            @Schema(examples = "registration.RegistrationConfirmed.v1")
            String type,

            @Schema(examples = "1", description = "The how many-th time; 0: a test.")
            int attempt,

            @Schema(examples = "2025-11-21T09:30:00Z") Instant at,

            @Schema(
                    examples = "TAKEN",
                    enumeration = {
                        "TAKEN",
                        "REFUSED",
                        "REDIRECTED",
                        "GONE",
                        "TIMED_OUT",
                        "PRIVATE_ADDRESS",
                        "UNREACHABLE"
                    })
            String outcome,

            @Nullable @Schema(examples = "200", description = "HTTP status; null without an answer.")
            Integer status,

            @Schema(examples = "42") int millis) {}

    @Schema(name = "WebhookDeliveryPage")
    record Views(
            List<View> items,

            @Nullable @Schema(description = "Cursor of the following page; null on the last.")
            String next) {}

    @Schema(name = "WebhookReplay")
    record Replay(
            @Nullable
            @Schema(
                    examples = "d2ViaG9vay1qb3VybmFs",
                    description = "`cursor` of a message or of the webhook; absent: all that the journal still has.")
            String after) {}

    @Schema(name = "WebhookReplayed")
    record Replayed(
            @Schema(examples = "128", description = "How many facts are brought again.")
            int facts) {}

    @Schema(name = "WebhookTest")
    record Tested(
            boolean taken,

            @Schema(examples = "TAKEN") String outcome,

            @Nullable @Schema(examples = "200") Integer status,

            @Schema(examples = "reçu (HTTP 200)", description = "The same for people.")
            String detail) {}

    private final Webhooks webhooks;
    private final Journal journal;
    private final Attempts attempts;
    private final TestPost test;

    DeliveriesResource(Webhooks webhooks, Journal journal, Attempts attempts, TestPost test) {
        this.webhooks = webhooks;
        this.journal = journal;
        this.attempts = attempts;
        this.test = test;
    }

    @GET
    @Path("/deliveries")
    @RolesAllowed({"integrator", "administrator"})
    @Transactional
    @Operation(
            operationId = "listWebhookDeliveries",
            summary = "See what was brought, and what came of it",
            description = "Newest first, of the last 7 days.")
    @APIResponse(
            responseCode = "200",
            description = "One page.",
            content = @Content(schema = @Schema(implementation = Views.class)))
    public Views list(
            @RestPath UUID id,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) @Parameter(description = "How many at the most.")
                    int limit,
            @RestQuery @Nullable @Parameter(description = "`next` of the previous page.") String cursor) {
        webhooks.get(id);
        var before = Cursors.number("webhook-deliveries", cursor, Long.MAX_VALUE);
        var page = Page.of(
                attempts.of(id, before, limit), limit, last -> Cursor.encode("webhook-deliveries", last.sequence()));
        return new Views(page.items().stream().map(Attempts.Attempt::view).toList(), page.next());
    }

    @POST
    @Path("/replays")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("integrator")
    @ResponseStatus(202)
    @Transactional
    @Operation(
            operationId = "replayWebhook",
            summary = "Have facts brought again from a place on",
            description = "All facts of the journal after the cursor that fit the webhook, those before its creation"
                    + " included, in the order of each registration. Facts that come meanwhile wait behind them.")
    @APIResponse(
            responseCode = "202",
            description = "They are on their way.",
            content = @Content(schema = @Schema(implementation = Replayed.class)))
    @APIResponse(
            responseCode = "400",
            description = "The cursor is of another list or another webhook: `/problems/foreign-cursor`.")
    @APIResponse(
            responseCode = "422",
            description = "What follows the cursor is no longer in the journal: `/problems/cursor-expired`; the change"
                    + " feeds still have it.")
    public Replayed replay(@RestPath UUID id, @Valid @NotNull Replay from) {
        webhooks.get(id);
        return new Replayed(journal.replay(id, journal.place(from.after(), id)));
    }

    @POST
    @Path("/test-deliveries")
    @RolesAllowed("integrator")
    @RateLimited(requests = 30, seconds = 60)
    @Operation(
            operationId = "testWebhook",
            summary = "Send a signed test message now, also while paused",
            description = "Its type is `notification.WebhookTested.v1`; it is in no journal and no catalogue.")
    @APIResponse(
            responseCode = "200",
            description = "What the receiver answered, good or bad.",
            content = @Content(schema = @Schema(implementation = Tested.class)))
    public Tested test(@RestPath UUID id) {
        var outcome = test.send(id);
        return new Tested(
                outcome.isTaken(),
                outcome.code(),
                outcome.httpStatus() == 0 ? null : outcome.httpStatus(),
                Warnings.said(outcome));
    }
}
