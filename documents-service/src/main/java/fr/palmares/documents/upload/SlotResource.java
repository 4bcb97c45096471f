package fr.palmares.documents.upload;

import fr.palmares.documents.file.FileAccess;
import fr.palmares.documents.inspection.FileName;
import fr.palmares.documents.inspection.FileType;
import fr.palmares.platform.problem.Problem;
import fr.palmares.platform.web.Caller;
import fr.palmares.platform.web.Idempotency;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Files that go straight to the store, without passing through the service. */
@Path("/v1/checklists/{registrationId}/pieces/{code}/upload-slots")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Pieces", description = "Files of supporting documents: provided, checked, opened.")
class SlotResource {

    /** The media types of P-3, by the names the contract gives them. */
    enum Type {
        PDF,
        JPEG,
        PNG
    }

    @Schema(name = "UploadSlotRequest", description = "What will be sent.")
    record Request(
            @NotNull(message = "Indiquez le type du fichier : PDF, JPEG ou PNG.") @Nullable
            Type type,

            @Size(max = 300, message = "Le nom du fichier dépasse 300 caractères.")
            @Schema(examples = "carte-identite.pdf")
            @Nullable
            String fileName) {}

    @Schema(
            name = "UploadSlot",
            description = "Send a multipart/form-data POST to `url`: each of `fields`, then the file as `file`.")
    record Slot(
            UUID id,

            @Schema(examples = "http://localhost:19000/quarantine")
            String url,

            Map<String, String> fields,
            @Schema(examples = "10485760") long maxBytes,
            Instant endsAt) {}

    private final FileAccess access;
    private final Slots slots;
    private final CheckFiles checks;
    private final Idempotency idempotency;
    private final Caller caller;

    SlotResource(FileAccess access, Slots slots, CheckFiles checks, Idempotency idempotency, Caller caller) {
        this.access = access;
        this.slots = slots;
        this.checks = checks;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"candidate", "establishment"})
    @RunOnVirtualThread
    @Operation(
            operationId = "openUploadSlot",
            summary = "Ask for a place to send a file straight to the store",
            description = "The address is signed for a quarter of an hour and for one type; the store itself refuses a"
                    + " larger file. The file then goes through the same checks as any other.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = Request.class),
                            examples =
                                    @ExampleObject(
                                            name = "pdf",
                                            value = "{\"type\":\"PDF\",\"fileName\":\"carte-identite.pdf\"}")))
    @APIResponse(
            responseCode = "201",
            description = "Where to send the file, and with which fields.",
            content = @Content(schema = @Schema(implementation = Slot.class)))
    @APIResponse(
            responseCode = "409",
            description = "As for providing a piece, or too-many-upload-slots.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response open(
            @RestPath UUID registrationId,
            @RestPath @Parameter(example = "IDENTITE") String code,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull(message = "Le corps de la requête est vide.") Request request) {
        access.provide(registrationId);
        record Command(UUID registrationId, String code, Request request) {}
        var slot = idempotency.once(key, new Command(registrationId, code, request), Slot.class, () -> {
            var opened = slots.open(
                    Destination.PIECE,
                    registrationId,
                    code,
                    FileType.valueOf(
                            java.util.Objects.requireNonNull(request.type()).name()),
                    FileName.safe(request.fileName()),
                    caller.subject());
            return new Slot(
                    opened.id(), opened.post().url(), opened.post().fields(), opened.maxBytes(), opened.endsAt());
        });
        return Response.created(URI.create(
                        "/v1/checklists/" + registrationId + "/pieces/" + code + "/upload-slots/" + slot.id()))
                .entity(slot)
                .build();
    }

    @PUT
    @Path("/{slotId}/completion")
    @RolesAllowed({"candidate", "establishment"})
    @RunOnVirtualThread
    @Operation(
            operationId = "completeUploadSlot",
            summary = "Say that the file was sent to the store",
            description = "Its checks start. Said twice, it is taken in once; never said, it is found after a minute.")
    @APIResponse(
            responseCode = "202",
            description = "Received; the checks run.",
            content = @Content(schema = @Schema(implementation = PieceResource.Received.class)))
    @APIResponse(
            responseCode = "409",
            description = "file-not-arrived, or as for providing a piece.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response complete(@RestPath UUID registrationId, @RestPath String code, @RestPath UUID slotId) {
        access.provide(registrationId);
        var received = slots.close(Destination.PIECE, registrationId, code, slotId);
        checks.wake();
        return Response.accepted(new PieceResource.Received(
                        code, received.version(), Arrival.State.CHECKING, received.at(), received.statement()))
                .location(URI.create("/v1/checklists/" + registrationId + "/pieces/" + code + "/versions"))
                .build();
    }
}
