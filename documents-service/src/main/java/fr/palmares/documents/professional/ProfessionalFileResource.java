package fr.palmares.documents.professional;

import fr.palmares.documents.file.FileAccess;
import fr.palmares.documents.file.ReviewRequest;
import fr.palmares.documents.file.domain.PieceState;
import fr.palmares.documents.inspection.FileName;
import fr.palmares.documents.upload.Arrival;
import fr.palmares.documents.upload.Arrivals;
import fr.palmares.documents.upload.Destination;
import fr.palmares.documents.upload.OpenedFile;
import fr.palmares.documents.upload.ReceiveFile;
import fr.palmares.documents.storage.Incoming;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.problem.Problem;
import fr.palmares.platform.web.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import org.jspecify.annotations.Nullable;

/** One candidate's professional file: sent, opened, controlled by the academy of its window. */
@Path("/v1/professional-windows/{windowId}/files/{registrationId}")
@Tag(name = "Professional files")
class ProfessionalFileResource {

    @Schema(name = "ProfessionalFile", description = "Where a professional file stands.")
    record View(
            UUID windowId,
            UUID registrationId,
            FileState state,

            @Schema(description = "A file was received and is being checked.") boolean beingChecked,

            @Schema(nullable = true) @Nullable Integer version,
            @Schema(nullable = true) @Nullable String sha256,
            @Schema(nullable = true) @Nullable Instant providedAt,
            PieceState.@Nullable Reason reason,
            @Schema(nullable = true) @Nullable String text,

            @Schema(description = "Why the last file was turned away by the checks.", nullable = true) @Nullable
            String problemText) {}

    private final Windows windows;
    private final ProfessionalFiles files;
    private final FileAccess access;
    private final ReceiveFile receiveFile;
    private final Arrivals arrivals;
    private final AuditTrail audit;
    private final Caller caller;

    ProfessionalFileResource(
            Windows windows,
            ProfessionalFiles files,
            FileAccess access,
            ReceiveFile receiveFile,
            Arrivals arrivals,
            AuditTrail audit,
            Caller caller) {
        this.windows = windows;
        this.files = files;
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
            operationId = "provideProfessionalFile",
            summary = "Send a professional file",
            description = "The body is the file itself; it goes through the same checks as a piece. A refused file may be"
                    + " sent again, until a fortnight after the closing.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/pdf",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "202",
            description = "Received; the checks run.",
            content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(
            responseCode = "409",
            description = "window-not-open, deadline-passed, piece-accepted or uploads-by-establishment.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "413",
            description = "Larger than 30 MiB.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response provide(
            @RestPath UUID windowId,
            @RestPath UUID registrationId,
            @HeaderParam("Content-Disposition") @Nullable String disposition,
            @Context HttpServerRequest request) {
        var command = new ReceiveFile.Command(
                Destination.PROFESSIONAL,
                registrationId,
                windowId.toString(),
                Incoming.of(request),
                FileName.in(disposition),
                caller.subject());
        receiveFile.handle(command, () -> access.provide(registrationId));
        var here = "/v1/professional-windows/" + windowId + "/files/" + registrationId;
        return Response.accepted(view(windowId, registrationId))
                .location(URI.create(here))
                .build();
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Transactional
    @RolesAllowed({"candidate", "establishment", "exam-office"})
    @RunOnVirtualThread
    @Operation(operationId = "getProfessionalFile", summary = "Read where a professional file stands")
    @APIResponse(
            responseCode = "200",
            description = "The file.",
            content = @Content(schema = @Schema(implementation = View.class)))
    public View get(@RestPath UUID windowId, @RestPath UUID registrationId) {
        see(windowId, registrationId);
        return view(windowId, registrationId);
    }

    @GET
    @Path("/content")
    @Produces("application/pdf")
    @Transactional
    @RolesAllowed({"candidate", "establishment", "exam-office"})
    @RunOnVirtualThread
    @Operation(operationId = "openProfessionalFile", summary = "Open a professional file")
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
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response content(@RestPath UUID windowId, @RestPath UUID registrationId) {
        see(windowId, registrationId);
        var file = arrivals.clean(Destination.PROFESSIONAL, registrationId, windowId.toString(), null);
        if (!caller.has("candidate")) {
            audit.record("professional-file.opened", registrationId.toString(), Map.of("window", windowId));
        }
        return OpenedFile.of(file, arrivals.content(file), "dossier-" + file.version());
    }

    @PUT
    @Path("/review")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed("exam-office")
    @RunOnVirtualThread
    @Operation(
            operationId = "reviewProfessionalFile",
            summary = "Accept or refuse a professional file",
            description = "By the academy that opened the window.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = ReviewRequest.class),
                            examples = @ExampleObject(name = "accepted", value = "{\"decision\":\"ACCEPTED\",\"version\":1}")))
    @APIResponse(
            responseCode = "200",
            description = "The file after the decision.",
            content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(
            responseCode = "409",
            description = "piece-not-provided.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public View review(
            @RestPath UUID windowId,
            @RestPath UUID registrationId,
            @Valid @NotNull(message = "Le corps de la requête est vide.") ReviewRequest request) {
        var window = windows.ofOffice(windowId);
        files.review(window, registrationId, request.toReview(), request.version(), caller.subject());
        return view(windowId, registrationId);
    }

    /** The candidate, the school, or the office of the window: a lead academy opens files of every academy. */
    private void see(UUID windowId, UUID registrationId) {
        if (caller.has("exam-office")) {
            windows.ofOffice(windowId);
        } else {
            access.see(registrationId);
        }
    }

    private View view(UUID windowId, UUID registrationId) {
        var state = files.stateOf(windowId, registrationId);
        var last = arrivals.versions(Destination.PROFESSIONAL, registrationId, windowId.toString()).stream()
                .findFirst();
        var file = state.version();
        var refused = state instanceof PieceState.Refused no ? no : null;
        return new View(
                windowId,
                registrationId,
                switch (state) {
                    case PieceState.Expected() -> FileState.EXPECTED;
                    case PieceState.Provided(_) -> FileState.PROVIDED;
                    case PieceState.Accepted(_, _, _) -> FileState.ACCEPTED;
                    case PieceState.Refused(_, _, _, _, _) -> FileState.REFUSED;
                },
                last.filter(one -> one.state() == Arrival.State.CHECKING).isPresent(),
                file.map(PieceState.Version::number).orElse(null),
                file.map(PieceState.Version::sha256).orElse(null),
                file.map(PieceState.Version::at).orElse(null),
                refused == null ? null : refused.reason(),
                refused == null ? null : refused.text().orElse(null),
                last.map(Arrival::problemText).orElse(null));
    }
}
