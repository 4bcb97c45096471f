package fr.palmares.notification.mail;

import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

@Path("/v1/mail-queue")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed("administrator")
@Tag(name = "E-mail", description = "The queue of e-mails, for who runs the platform.")
class MailQueueResource {

    @Schema(name = "MailSwitch", description = "While paused, e-mails are queued and none leaves.")
    record Switch(
            @Nullable @NotNull @Schema(examples = "true", nullable = false)
            Boolean paused,

            @Nullable @Size(max = 500) @Schema(examples = "Le relais change d'adresse cet après-midi.")
            String reason) {}

    @Schema(name = "MailQueue")
    record View(
            @Schema(examples = "false") boolean paused,
            @Nullable String reason,
            @Schema(examples = "2025-11-21T09:30:00Z") Instant changedAt,

            @Schema(examples = "12", description = "Not with the relay yet.")
            long waiting,

            @Nullable @Schema(description = "Since when the oldest of them should have left.")
            Instant overdueSince) {}

    private final Session database;
    private final AuditTrail audit;

    MailQueueResource(Session database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    @GET
    @Transactional
    @Operation(operationId = "readMailQueue", summary = "See whether e-mails leave, and how many wait")
    @APIResponse(
            responseCode = "200",
            description = "The queue.",
            content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(
            responseCode = "401",
            description = "No valid token.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "403",
            description = "Only administrators.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public View read() {
        var row = database.createNativeQuery("""
                        SELECT paused, reason, changed_at, waiting, overdue_since FROM mail_switch,
                               (SELECT count(*) AS waiting, min(planned_at) FILTER (WHERE planned_at <= ?1) AS overdue_since
                                  FROM mail WHERE state IN ('CREATED', 'SENDING')) AS queue
                        """, Tuple.class)
                .setParameter(1, Instant.now())
                .getSingleResult();
        return new View(
                row.get("paused", Boolean.class),
                row.get("reason", String.class),
                row.get("changed_at", Instant.class),
                row.get("waiting", Long.class),
                row.get("overdue_since", Instant.class));
    }

    @PUT
    @Path("/switch")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(operationId = "switchMails", summary = "Hold e-mails back, or let them go again")
    @APIResponse(
            responseCode = "200",
            description = "The queue as it is now.",
            content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(
            responseCode = "400",
            description = "Not JSON, or an unknown or missing field.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "401",
            description = "No valid token.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "403",
            description = "Only administrators.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public View change(@Valid @NotNull Switch wanted) {
        database.createNativeMutationQuery("UPDATE mail_switch SET paused = ?1, reason = ?2, changed_at = ?3")
                .setParameter(1, wanted.paused())
                .setParameter(2, wanted.reason(), String.class)
                .setParameter(3, Instant.now())
                .executeUpdate();
        audit.record("mail-switch", "mail-queue", Map.of("paused", String.valueOf(wanted.paused())));
        return read();
    }
}
