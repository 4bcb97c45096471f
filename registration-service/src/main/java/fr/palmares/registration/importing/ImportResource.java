package fr.palmares.registration.importing;

import fr.palmares.platform.problem.Problem;
import fr.palmares.platform.web.Page;
import fr.palmares.registration.importing.file.FileFormat;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Imports: a file is received at once and taken in line by line afterwards. */
@Path("/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Imports")
@RolesAllowed({"establishment", "exam-office"})
@RunOnVirtualThread
class ImportResource {

    private static final String CSV = "text/csv";

    private final ReceiveImport receiveImport;
    private final ImportReport report;

    ImportResource(ReceiveImport receiveImport, ImportReport report) {
        this.receiveImport = receiveImport;
        this.report = report;
    }

    @POST
    @Consumes({CSV, MediaType.TEXT_PLAIN, MediaType.APPLICATION_XML, MediaType.TEXT_XML})
    @Operation(
            operationId = "importCandidates",
            summary = "Send a file of candidates",
            description =
                    "CSV in UTF-8 or Windows-1252, values parted by `;` or `,`, quoted where needed, the first line names"
                            + " the columns (see `/v1/imports/template`); or XML (see `/v1/imports/schema`). Good lines go"
                            + " through whatever the others hold; sending the same file again changes nothing. A file that"
                            + " declares a document type is refused, and nothing is ever fetched.")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = MediaType.APPLICATION_XML, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(
            responseCode = "202",
            description = "The file is kept; `Location` tells its progress.",
            content = @Content(schema = @Schema(implementation = ImportReport.View.class)))
    @APIResponse(
            responseCode = "409",
            description = "`/problems/window-closed`: the académie takes no registrations at this moment.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "413",
            description = "`/problems/too-large`: more than 60 MiB; nothing of it is kept.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "`/problems/unreadable-file`: binary, empty, or an XML file with a document type;"
                    + " `/problems/idempotency-key-reused`: another file under the same key; or a number of"
                    + " establishment or an exam session that does not exist.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<ImportReport.View> send(
            @RestQuery @NotNull Integer examSession,
            @RestQuery @NotNull @Parameter(description = "The establishment.") String uai,
            @RestQuery @DefaultValue("false") @Parameter(description = "Only report what would happen.") boolean dryRun,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Parameter(hidden = true) MediaType type,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            InputStream body) {
        var format = type.getSubtype().equals("xml") ? FileFormat.XML : FileFormat.CSV;
        var id = receiveImport.handle(new ReceiveImport.Command(examSession, uai, dryRun, format, key, body));
        return RestResponse.ResponseBuilder.<ImportReport.View>accepted()
                .location(URI.create("/v1/imports/" + id))
                .entity(report.read(id))
                .build();
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "readImport",
            summary = "Read how far a file is",
            description = "Where a whole file is refused, `refusal` says why; the lines before the place where it broke"
                    + " off stand.")
    @APIResponse(
            responseCode = "200",
            description = "Progress, counts, and the lines that need a look.",
            content = @Content(schema = @Schema(implementation = ImportReport.View.class)))
    public ImportReport.View read(@RestPath UUID id) {
        return report.read(id);
    }

    @GET
    @Path("/{id}/lines")
    @Operation(
            operationId = "listImportLines",
            summary = "Read what became of each line",
            description = "In the order of the file; for XML, `line` is the rank of the candidate.")
    @APIResponse(responseCode = "200", description = "A part of the report.")
    public Page<ImportReport.Line> lines(
            @RestPath UUID id,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        return report.lines(id, cursor, limit);
    }
}
