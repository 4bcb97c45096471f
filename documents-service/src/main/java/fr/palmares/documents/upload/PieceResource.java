package fr.palmares.documents.upload;

import fr.palmares.documents.file.FileAccess;
import fr.palmares.documents.inspection.FileName;
import fr.palmares.documents.storage.Incoming;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.problem.Problem;
import fr.palmares.platform.web.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The files of a piece: sent, followed through the checks, opened. */
@Path("/v1/checklists/{registrationId}/pieces/{code}")
@Tag(name = "Pieces", description = "Files of supporting documents: provided, checked, opened.")
class PieceResource {

    private static final String PROBLEM = Problem.MEDIA_TYPE;

    @Schema(name = "PieceReceived", description = "The file was received; its checks follow.")
    record Received(
            @Schema(examples = "IDENTITE") String code,
            @Schema(examples = "1") int version,
            Arrival.State state,
            Instant uploadedAt,

            @Schema(description = "What providing this piece also states, where the note says so.", nullable = true)
            @Nullable
            String statement) {}

    private final FileAccess access;
    private final ReceiveFile receiveFile;
    private final Arrivals arrivals;
    private final AuditTrail audit;
    private final Caller caller;

    PieceResource(FileAccess access, ReceiveFile receiveFile, Arrivals arrivals, AuditTrail audit, Caller caller) {
        this.access = access;
        this.receiveFile = receiveFile;
        this.arrivals = arrivals;
        this.audit = audit;
        this.caller = caller;
    }

    @PUT
    @Consumes({"application/pdf", "image/jpeg", "image/png"})
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({"candidate", "establishment"})
    @RunOnVirtualThread
    @Operation(
            operationId = "providePiece",
            summary = "Provide the file of a piece",
            description =
                    "The body is the file itself: a PDF, or a JPEG or PNG image that becomes one. The answer comes as"
                            + " soon as the file is stored; its checks follow within seconds, and their outcome is read on the"
                            + " checklist or on the versions. A new file takes the place of the one before once it is clean.")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = "application/pdf", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "image/jpeg", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "image/png", schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(
            responseCode = "202",
            description = "Received; the checks run.",
            content =
                    @Content(
                            schema = @Schema(implementation = Received.class),
                            examples =
                                    @ExampleObject(
                                            name = "received",
                                            value =
                                                    "{\"code\":\"IDENTITE\",\"version\":1,\"state\":\"CHECKING\",\"uploadedAt\":\"2025-11-10T09:30:00Z\",\"statement\":null}")))
    @APIResponse(
            responseCode = "409",
            description =
                    "deadline-passed, file-locked, file-approved, file-closed, piece-accepted or uploads-by-establishment.",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "413",
            description = "Larger than this piece may be.",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "Empty, or not what its first bytes should say.",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
    public Response provide(
            @RestPath UUID registrationId,
            @RestPath @Parameter(example = "IDENTITE") String code,
            @HeaderParam("Content-Disposition")
                    @Nullable
                    @Parameter(description = "The name of the file, for people to recognise it.")
                    String disposition,
            @Context HttpServerRequest request) {
        var command = new ReceiveFile.Command(
                Destination.PIECE,
                registrationId,
                code,
                Incoming.of(request),
                FileName.in(disposition),
                caller.subject());
        var received = receiveFile.handle(command, () -> access.provide(registrationId));
        return Response.accepted(new Received(
                        code, received.version(), Arrival.State.CHECKING, received.at(), received.statement()))
                .location(URI.create("/v1/checklists/" + registrationId + "/pieces/" + code + "/versions"))
                .build();
    }

    @GET
    @Path("/versions")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({"candidate", "establishment", "exam-office", "accommodation-office", "accommodation-doctor"})
    @RunOnVirtualThread
    @Operation(operationId = "listPieceVersions", summary = "List the files sent for a piece, the last one first")
    @APIResponse(responseCode = "200", description = "The versions, with the outcome of their checks.")
    public List<PieceVersion> versions(@RestPath UUID registrationId, @RestPath String code) {
        access.open(registrationId, code);
        return arrivals.versions(Destination.PIECE, registrationId, code).stream()
                .map(PieceVersion::of)
                .toList();
    }

    @GET
    @Path("/content")
    @Produces("application/pdf")
    @RolesAllowed({"candidate", "establishment", "exam-office", "accommodation-doctor"})
    @RunOnVirtualThread
    @Operation(
            operationId = "openPiece",
            summary = "Open the file of a piece",
            description =
                    "The PDF that is kept, once it is found clean. Staff who open one leave a line in the audit trail.")
    @APIResponse(
            responseCode = "200",
            description = "The PDF.",
            content =
                    @Content(
                            mediaType = "application/pdf",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "409",
            description = "being-checked: served to nobody before it is clean.",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
    public Response content(
            @RestPath UUID registrationId,
            @RestPath String code,
            @RestQuery @Nullable @Parameter(description = "A version; absent: the last one.") Integer version) {
        access.open(registrationId, code);
        var file = arrivals.clean(Destination.PIECE, registrationId, code, version);
        if (!caller.has("candidate")) {
            audit.record("piece.opened", registrationId.toString(), Map.of("code", code, "version", file.version()));
        }
        return OpenedFile.of(file, arrivals.content(file), code + "-" + file.version());
    }
}
