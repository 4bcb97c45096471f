package fr.palmares.grading.marks;

import fr.palmares.grading.access.Scope;
import fr.palmares.grading.deliberation.domain.Round;
import fr.palmares.grading.marks.domain.Entry;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What an absence is worth: excused by force majeure it counts zero, otherwise it eliminates (G-6, D643-24). */
@Path("/v1/exam-files/{registrationId}/absences/{unit}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Marks")
@RolesAllowed("exam-office")
class AbsenceResource {

    @Schema(name = "AbsenceDecision")
    record AbsenceBody(
            @NotNull @Schema(description = "Whether force majeure is established.")
            Boolean excused,

            @NotNull @NotBlank @Size(max = 500) @Schema(examples = "Hospitalisation, certificat du 11 mai")
            String reason) {}

    private final Scope scope;
    private final EnterMark enterMark;
    private final AuditTrail audit;

    AbsenceResource(Scope scope, EnterMark enterMark, AuditTrail audit) {
        this.scope = scope;
        this.enterMark = enterMark;
        this.audit = audit;
    }

    @PUT
    @RunOnVirtualThread
    @Transactional
    @Operation(operationId = "decideAbsence", summary = "Decide whether an absence is excused, and why")
    @APIResponse(
            responseCode = "200",
            description = "What stands for the unit now",
            content = @Content(schema = @Schema(implementation = MarkResource.MarkAnswer.class)))
    @APIResponse(
            responseCode = "409",
            description = "`/problems/marks-locked`, `/problems/file-cancelled`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "`/problems/unknown-unit`, `/problems/exempt-unit`, `/problems/held-unit`,"
                    + " `/problems/deferred-unit`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public MarkResource.MarkAnswer decide(
            @RestPath UUID registrationId, @RestPath String unit, @Valid @NotNull AbsenceBody body) {
        var file = scope.managed(registrationId);
        enterMark
                .handle(new EnterMark.Command(
                        file,
                        unit,
                        Round.FIRST,
                        new Entry.Absent(body.excused()),
                        MarkRow.State.SUBMITTED,
                        body.reason(),
                        scope.actor(),
                        false))
                .ifPresent(refusal -> {
                    throw new MarkRefused(refusal);
                });
        audit.record("absence.decided", registrationId.toString(), Map.of("unit", unit, "excused", body.excused()));
        return MarkResource.MarkAnswer.of(MarkRow.findById(new MarkRow.Key(registrationId, unit, Round.FIRST)));
    }
}
