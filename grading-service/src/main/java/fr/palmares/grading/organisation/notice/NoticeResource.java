package fr.palmares.grading.organisation.notice;

import fr.palmares.grading.access.Scope;
import fr.palmares.grading.examfile.Specialty;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.problem.Conflict;
import fr.palmares.platform.problem.InvalidInput;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.problem.Problem;
import fr.palmares.platform.web.Idempotency;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Notices of a specialty: written by its lead academy, read by whoever organises, sits or marks it. */
@Path("/v1/notices")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Organisation")
class NoticeResource {

    @Schema(name = "NewNotice")
    record NoticeBody(
            @NotNull @Schema(examples = "2026") Integer examSession,
            @NotNull @Schema(examples = "MCO-2024") String specialty,

            @Nullable @Schema(description = "None: the whole specialty.", examples = "U2")
            String unit,

            Notice.@NotNull Kind kind,

            @NotNull @NotBlank @Size(max = 200) @Schema(examples = "Matériel autorisé à l’épreuve U2")
            String title,

            @NotNull @NotBlank @Size(max = 20_000) @Schema(examples = "Calculatrice en mode examen.")
            String text) {}

    @Schema(name = "Notice")
    record NoticeAnswer(
            UUID id,
            int examSession,
            String specialty,
            @Nullable String unit,
            Notice.Kind kind,
            String title,
            String text,
            int version,
            Instant publishedAt) {

        static NoticeAnswer of(Notice notice) {
            return new NoticeAnswer(
                    notice.id,
                    notice.examSession,
                    notice.specialty,
                    notice.unit,
                    notice.kind,
                    notice.title,
                    notice.text,
                    notice.version,
                    notice.publishedAt);
        }
    }

    private final Scope scope;
    private final Idempotency idempotency;
    private final AuditTrail audit;
    private final Clock clock;

    NoticeResource(Scope scope, Idempotency idempotency, AuditTrail audit, Clock clock) {
        this.scope = scope;
        this.idempotency = idempotency;
        this.audit = audit;
        this.clock = clock;
    }

    @POST
    @RolesAllowed("exam-office")
    @RunOnVirtualThread
    @Transactional
    @Operation(
            operationId = "publishNotice",
            summary = "Publish a notice for a specialty that the caller's académie leads")
    @APIResponse(
            responseCode = "201",
            description = "Published",
            content = @Content(schema = @Schema(implementation = NoticeAnswer.class)))
    @APIResponse(
            responseCode = "409",
            description = "`/problems/not-lead-academy`: another académie leads this specialty",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "Unknown specialty or unit",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<NoticeAnswer> publish(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull NoticeBody body) {
        refuseUnlessLead(body);
        var notice = idempotency.once(key, body, NoticeAnswer.class, () -> write(new Notice(), body));
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, notice)
                .location(URI.create("/v1/notices/" + notice.id()))
                .build();
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed("exam-office")
    @RunOnVirtualThread
    @Transactional
    @Operation(operationId = "replaceNotice", summary = "Publish the next version of a notice")
    @APIResponse(
            responseCode = "200",
            description = "The next version",
            content = @Content(schema = @Schema(implementation = NoticeAnswer.class)))
    @APIResponse(
            responseCode = "409",
            description = "`/problems/not-lead-academy`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public NoticeAnswer replace(@RestPath UUID id, @Valid @NotNull NoticeBody body) {
        var notice = mine(id);
        refuseUnlessLead(body);
        return write(notice, body);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed("exam-office")
    @RunOnVirtualThread
    @Transactional
    @Operation(operationId = "withdrawNotice", summary = "Take a notice back")
    @APIResponse(responseCode = "204", description = "Withdrawn")
    public void withdraw(@RestPath UUID id) {
        mine(id).withdrawnAt = clock.instant();
        audit.record("notice.withdrawn", id.toString(), Map.of());
    }

    @GET
    @RolesAllowed({"candidate", "establishment", "exam-office", "exam-centre", "examiner", "jury"})
    @RunOnVirtualThread
    @Operation(
            operationId = "listNotices",
            summary = "The notices of a specialty: circular, allowed material, instructions")
    @APIResponse(responseCode = "200", description = "Newest first")
    public List<NoticeAnswer> list(@RestQuery @NotNull Integer examSession, @RestQuery @NotNull String specialty) {
        return Notice.<Notice>list(
                        "examSession = ?1 and specialty = ?2 and withdrawnAt is null order by publishedAt desc, id",
                        examSession,
                        specialty)
                .stream()
                .map(NoticeAnswer::of)
                .toList();
    }

    private NoticeAnswer write(Notice notice, NoticeBody body) {
        if (notice.id == null) {
            notice.id = UUID.randomUUID();
        }
        notice.examSession = body.examSession();
        notice.specialty = body.specialty();
        notice.unit = body.unit();
        notice.kind = body.kind();
        notice.title = body.title();
        notice.text = body.text();
        notice.version++;
        notice.publishedBy = scope.actor();
        notice.publishedAt = clock.instant();
        notice.persist();
        audit.record("notice.published", notice.id.toString(), Map.of("version", notice.version));
        return NoticeAnswer.of(notice);
    }

    /** A specialty that nobody leads is each académie's own: there is nobody to speak for all. */
    private void refuseUnlessLead(NoticeBody body) {
        var grid = Specialty.of(body.examSession(), body.specialty())
                .orElseThrow(() -> InvalidInput.unprocessable("/specialty", "Cette spécialité n’est pas publiée."));
        if (body.unit() != null && grid.unit(body.unit()).isEmpty()) {
            throw InvalidInput.unprocessable("/unit", "Cette unité n’est pas de la spécialité.");
        }
        if (!scope.leads(body.examSession(), body.specialty())) {
            throw new Conflict(
                    "/problems/not-lead-academy",
                    "Académie non pilote",
                    grid.leadAcademy == null
                            ? "Aucune académie ne pilote cette spécialité."
                            : "L’académie " + grid.leadAcademy + " pilote cette spécialité et publie ses notices.");
        }
    }

    private Notice mine(UUID id) {
        return Notice.<Notice>findByIdOptional(id)
                .filter(notice -> notice.withdrawnAt == null && scope.leads(notice.examSession, notice.specialty))
                .orElseThrow(() -> new NotFound("Aucune notice ne correspond à cette adresse."));
    }
}
