package fr.palmares.grading.marks.importing;

import fr.palmares.grading.access.Scope;
import fr.palmares.grading.deliberation.domain.Round;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Files of marks. */
@Path("/v1/mark-imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Marks")
@RolesAllowed("exam-office")
class MarkImportResource {

    private final Scope scope;
    private final ImportMarks importMarks;
    private final AuditTrail audit;

    MarkImportResource(Scope scope, ImportMarks importMarks, AuditTrail audit) {
        this.scope = scope;
        this.importMarks = importMarks;
        this.audit = audit;
    }

    @POST
    @Consumes("text/csv")
    @RunOnVirtualThread
    @Transactional
    @Operation(
            operationId = "importMarks",
            summary = "Import a file of marks; bad lines are named, the rest goes through")
    @RequestBody(
            required = true,
            description = "Columns registrationId or candidateNumber, unit, mark, and reason where a mark is changed;"
                    + " separator , or ;. A mark is a decimal, ABS (absent), ABJ (absent, excused) or NP (not sat).",
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(type = SchemaType.STRING),
                            examples =
                                    @ExampleObject(
                                            name = "two-lines",
                                            value =
                                                    "candidateNumber;unit;mark\n2617000042;U1;12,5\n2617000043;U1;ABS\n")))
    @APIResponse(
            responseCode = "201",
            description = "How many lines were taken, and why others were not",
            content = @Content(schema = @Schema(implementation = ImportMarks.Report.class)))
    @APIResponse(
            responseCode = "422",
            description = "No file of marks: empty, or without its columns",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<ImportMarks.Report> importFile(@RestQuery @Nullable Round round, byte[] csv) {
        var report = importMarks.handle(csv, round == null ? Round.FIRST : round);
        audit.record(
                "marks.imported",
                report.id().toString(),
                Map.of("accepted", report.accepted(), "refused", report.refused()));
        return RestResponse.status(RestResponse.Status.CREATED, report);
    }

    @GET
    @Path("/{id}")
    @RunOnVirtualThread
    @Operation(operationId = "getMarkImport", summary = "Read the report of one's own import again")
    @APIResponse(
            responseCode = "200",
            description = "The report",
            content = @Content(schema = @Schema(implementation = ImportMarks.Report.class)))
    public ImportMarks.Report report(@RestPath UUID id) {
        return MarkImport.<MarkImport>findByIdOptional(id)
                .filter(kept -> kept.importedBy.equals(scope.actor()))
                .map(ImportMarks::report)
                .orElseThrow(() -> new NotFound("Aucun import ne correspond à cette adresse."));
    }
}
