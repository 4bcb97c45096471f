package fr.palmares.documents.followup;

import fr.palmares.platform.web.Caller;
import fr.palmares.platform.web.Idempotency;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Statistics of the control, and reminders to candidates. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Control", description = "The exam office's control of the pieces.")
class FollowUpResource {

    @Schema(name = "RemindersRequest", description = "Whom to remind: every candidate of the school who lacks a piece.")
    record Request(
            @NotNull(message = "La session d’examen est obligatoire.") @Nullable
            Integer examSession,

            @Schema(description = "Only candidates of this specialty.", nullable = true) @Nullable
            String specialty,

            @Size(min = 1, max = 500, message = "Nommez entre 1 et 500 inscriptions, ou aucune.")
            @Schema(description = "Only these registrations.", nullable = true)
            @Nullable
            List<UUID> registrationIds) {}

    private final ControlStatistics statistics;
    private final Reminders reminders;
    private final Idempotency idempotency;
    private final Caller caller;

    FollowUpResource(ControlStatistics statistics, Reminders reminders, Idempotency idempotency, Caller caller) {
        this.statistics = statistics;
        this.reminders = reminders;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @GET
    @Path("/control-statistics")
    @RolesAllowed("exam-office")
    @RunOnVirtualThread
    @Operation(
            operationId = "getControlStatistics",
            summary = "See how far the control of an exam session is",
            description =
                    "Files of one's academies by specialty and colour, what waits and since when, refusals by reason.")
    @APIResponse(
            responseCode = "200",
            description = "The statistics.",
            content = @Content(schema = @Schema(implementation = ControlStatistics.Statistics.class)))
    public ControlStatistics.Statistics statistics(
            @RestQuery @NotNull(message = "Indiquez la session d’examen (examSession).") @Nullable Integer examSession,
            @RestQuery @Nullable String specialty) {
        return statistics.of(Objects.requireNonNull(examSession), List.copyOf(caller.values("academies")), specialty);
    }

    @POST
    @Path("/reminders")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("establishment")
    @RunOnVirtualThread
    @Tag(name = "Checklists")
    @Operation(
            operationId = "remindCandidates",
            summary = "Remind one's candidates of the pieces they lack",
            description = "Each gets a message that names the pieces and their deadlines, once in 24 hours at most.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = Request.class),
                            examples = @ExampleObject(name = "everybody", value = "{\"examSession\":2026}")))
    @APIResponse(
            responseCode = "200",
            description = "Who was reminded.",
            content = @Content(schema = @Schema(implementation = Reminders.Sent.class)))
    public Reminders.Sent remind(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull(message = "Le corps de la requête est vide.") Request request) {
        return idempotency.once(
                key,
                request,
                Reminders.Sent.class,
                () -> reminders.remind(
                        Objects.requireNonNull(request.examSession()),
                        List.copyOf(caller.values("uai")),
                        request.specialty(),
                        request.registrationIds(),
                        caller.subject()));
    }
}
