package fr.palmares.grading.deliberation.schoolreport;

import fr.palmares.grading.access.Scope;
import fr.palmares.grading.deliberation.domain.Round;
import fr.palmares.grading.marks.MarkGate;
import fr.palmares.platform.problem.Conflict;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The livret scolaire of a candidate: given by the establishment, before the jury sits. */
@Path("/v1/exam-files/{registrationId}/school-report")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Deliberations")
@RolesAllowed({"establishment", "exam-office"})
class SchoolReportResource {

    @Schema(name = "NewSchoolReport")
    record ReportBody(
            @NotNull @NotBlank @Size(max = 200) @Schema(examples = "LSL-2026-0440001M-0042")
            String reference,

            @Nullable @Pattern(regexp = "[0-9a-f]{64}", message = "doit être un SHA-256 écrit en hexadécimal")
            String sha256,

            SchoolReport.@NotNull Opinion opinion) {}

    private final Scope scope;
    private final MarkGate gate;
    private final Clock clock;

    SchoolReportResource(Scope scope, MarkGate gate, Clock clock) {
        this.scope = scope;
        this.gate = gate;
        this.clock = clock;
    }

    @PUT
    @RunOnVirtualThread
    @Transactional
    @Operation(operationId = "putSchoolReport", summary = "Give the livret scolaire that the jury will look at (G-9)")
    @APIResponse(
            responseCode = "200",
            description = "As the jury will see it",
            content = @Content(schema = @Schema(implementation = SchoolReport.View.class)))
    @APIResponse(
            responseCode = "409",
            description = "The jury is already sitting: `/problems/jury-sitting`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public SchoolReport.View put(@RestPath UUID registrationId, @Valid @NotNull ReportBody body) {
        var file = scope.visible(registrationId);
        if (gate.isLocked(file, Round.FIRST)) {
            throw new Conflict(
                    "/problems/jury-sitting", "Jury réuni", "La délibération est ouverte : le livret n’est plus reçu.");
        }
        var report = SchoolReport.<SchoolReport>findByIdOptional(registrationId).orElseGet(SchoolReport::new);
        report.registrationId = registrationId;
        report.reference = body.reference();
        report.sha256 = body.sha256();
        report.opinion = body.opinion();
        report.givenBy = scope.actor();
        report.givenAt = clock.instant();
        report.persist();
        return report.view();
    }

    @GET
    @RunOnVirtualThread
    @Operation(operationId = "getSchoolReport", summary = "The livret scolaire as it was given")
    @APIResponse(
            responseCode = "200",
            description = "The livret",
            content = @Content(schema = @Schema(implementation = SchoolReport.View.class)))
    public SchoolReport.View get(@RestPath UUID registrationId) {
        scope.visible(registrationId);
        return SchoolReport.<SchoolReport>findByIdOptional(registrationId)
                .map(SchoolReport::view)
                .orElseThrow(() -> new NotFound("Aucun livret scolaire n’a été remis pour ce dossier."));
    }
}
