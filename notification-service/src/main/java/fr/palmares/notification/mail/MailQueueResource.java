package fr.palmares.notification.mail;

import fr.palmares.platform.audit.AuditTrail;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
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

            @Nullable @Size(max = 500) @Schema(examples = "Le relais change d’adresse cet après-midi.")
            String reason) {}

    @Schema(name = "MailQueue")
    record View(
            @Schema(examples = "false") boolean paused,
            @Nullable String reason,
            @Schema(examples = "2025-11-21T09:30:00Z") Instant changedAt,

            @Schema(examples = "12", description = "Not with the relay yet.")
            long waiting,

            @Nullable @Schema(description = "Since when the oldest of them should have left.")
            Instant overdueSince,

            List<Session> sessions) {}

    @Schema(name = "MailSession")
    record Session(
            @Schema(examples = "2026") int examSession,

            @Schema(examples = "1250", description = "E-mails sent so far.")
            long sent,

            @Nullable @Schema(examples = "200000", description = "No more leave than these; null: no cap.")
            Long most) {}

    @Schema(name = "MailCap")
    record Cap(
            @Nullable @PositiveOrZero @Schema(examples = "200000", description = "Null takes the cap away.")
            Long most) {}

    private final org.hibernate.Session database;
    private final AuditTrail audit;

    MailQueueResource(org.hibernate.Session database, AuditTrail audit) {
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
                row.get("overdue_since", Instant.class),
                sessions());
    }

    private List<Session> sessions() {
        return database.createNativeQuery(
                        "SELECT exam_session, sent, most FROM mail_session ORDER BY exam_session DESC LIMIT 20",
                        Tuple.class)
                .getResultStream()
                .map(row -> new Session(
                        row.get("exam_session", Integer.class),
                        row.get("sent", Long.class),
                        row.get("most", Long.class)))
                .toList();
    }

    @PUT
    @Path("/sessions/{examSession}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            operationId = "capMails",
            summary = "Say how many e-mails an exam session may send",
            description =
                    "What is beyond waits until the cap is raised or taken away; messages are in everybody's space"
                            + " all the same.")
    @APIResponse(
            responseCode = "200",
            description = "The queue as it is now.",
            content = @Content(schema = @Schema(implementation = View.class)))
    public View cap(
            @RestPath @Min(2014) @Max(2035) @Parameter(description = "Year of the exam session.") int examSession,
            @Valid @NotNull Cap cap) {
        database.createNativeMutationQuery("""
                        INSERT INTO mail_session (exam_session, most, changed_at) VALUES (?1, ?2, ?3)
                        ON CONFLICT (exam_session) DO UPDATE SET most = excluded.most, changed_at = excluded.changed_at
                        """)
                .setParameter(1, examSession)
                .setParameter(2, cap.most(), Long.class)
                .setParameter(3, Instant.now())
                .executeUpdate();
        audit.record("mail-cap", String.valueOf(examSession), Map.of("most", String.valueOf(cap.most())));
        return read();
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
