package fr.palmares.registration.importing;

import fr.palmares.platform.problem.Problem;
import fr.palmares.platform.web.Page;
import fr.palmares.registration.importing.domain.Column;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Imports: a file is received at once and taken in line by line afterwards. */
@Path("/v1/imports")
@Tag(name = "Imports")
@RunOnVirtualThread
class ImportResource {

    private static final String CSV = "text/csv";
    private static final String SAMPLE = """
            123456789FF;MARTIN;;Camille;12/04/2005;Nantes;camille.martin@exemple.fr;3 rue des Lilas;44000;Nantes;SCOLAIRE;MCO-2024
            """;

    private final ReceiveImport receiveImport;
    private final ImportReport report;

    ImportResource(ReceiveImport receiveImport, ImportReport report) {
        this.receiveImport = receiveImport;
        this.report = report;
    }

    @POST
    @RolesAllowed({"establishment", "exam-office"})
    @Consumes({CSV, MediaType.TEXT_PLAIN})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "importCandidates",
            summary = "Send a file of candidates",
            description =
                    "CSV in UTF-8 or Windows-1252, values parted by `;` or `,`, quoted where needed; the first line"
                            + " names the columns (see the template). Good lines go through whatever the others hold; sending"
                            + " the same file again changes nothing.")
    @RequestBody(required = true, content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(
            responseCode = "202",
            description = "The file is kept; `Location` tells its progress.",
            content = @Content(schema = @Schema(implementation = ImportReport.View.class)))
    @APIResponse(
            responseCode = "400",
            description = "Malformed request.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "401",
            description = "No valid token.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "403",
            description = "The role may never do this.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "Absent, or not yours.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "The present state says no; `type` says why.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "A rule of the exam, or a value, says no.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<ImportReport.View> send(
            @RestQuery @NotNull Integer examSession,
            @RestQuery @NotNull @Parameter(description = "The establishment.") String uai,
            @RestQuery @DefaultValue("false") @Parameter(description = "Only report what would happen.") boolean dryRun,
            InputStream body) {
        var job = receiveImport.handle(new ReceiveImport.Command(examSession, uai, dryRun, body));
        return RestResponse.ResponseBuilder.<ImportReport.View>accepted()
                .location(URI.create("/v1/imports/" + job.id))
                .entity(report.read(job.id))
                .build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"establishment", "exam-office"})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "readImport", summary = "Read how far a file is")
    @APIResponse(
            responseCode = "200",
            description = "Progress, counts, and the lines that need a look.",
            content = @Content(schema = @Schema(implementation = ImportReport.View.class)))
    @APIResponse(
            responseCode = "401",
            description = "No valid token.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "403",
            description = "The role may never do this.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "Absent, or not yours.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public ImportReport.View read(@RestPath UUID id) {
        return report.read(id);
    }

    @GET
    @Path("/{id}/lines")
    @RolesAllowed({"establishment", "exam-office"})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listImportLines", summary = "Read what became of each line")
    @APIResponse(responseCode = "200", description = "A part of the report.")
    @APIResponse(
            responseCode = "400",
            description = "Malformed request.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "401",
            description = "No valid token.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "403",
            description = "The role may never do this.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "Absent, or not yours.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Page<ImportReport.Line> lines(
            @RestPath UUID id,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        return report.lines(id, cursor, limit);
    }

    @GET
    @Path("/template")
    @PermitAll
    @SecurityRequirementsSet
    @Produces(CSV)
    @Operation(operationId = "downloadImportTemplate", summary = "Download an example of the file")
    @APIResponse(
            responseCode = "200",
            description = "The columns and one line, in UTF-8.",
            content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(
            responseCode = "406",
            description = "CSV only.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<String> template() {
        var columns = Arrays.stream(Column.values()).map(Column::header).collect(Collectors.joining(";"));
        return RestResponse.ResponseBuilder.ok("\uFEFF" + columns + "\n" + SAMPLE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"candidats.csv\"")
                .build();
    }
}
