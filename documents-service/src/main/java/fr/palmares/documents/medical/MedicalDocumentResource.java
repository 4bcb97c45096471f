package fr.palmares.documents.medical;

import fr.palmares.documents.file.FileAccess;
import fr.palmares.documents.inspection.FileName;
import fr.palmares.documents.storage.Incoming;
import fr.palmares.documents.upload.Arrival;
import fr.palmares.documents.upload.Arrivals;
import fr.palmares.documents.upload.Destination;
import fr.palmares.documents.upload.OpenedFile;
import fr.palmares.documents.upload.ReceiveFile;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.problem.InvalidInput;
import fr.palmares.platform.problem.Problem;
import fr.palmares.platform.web.Caller;
import fr.palmares.platform.web.Idempotency;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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

/** Health documents: sent by the candidate, opened by the doctor of the academy and by nobody else, each access audited. */
@Path("/v1/medical-documents/{registrationId}")
@Tag(
        name = "Medical documents",
        description = "Health documents of an accommodation request: own bucket, key and role.")
class MedicalDocumentResource {

    enum Kind {
        MEDICAL_CERTIFICATE,
        DISABILITY_RECOGNITION,
        SUPPORT_PLAN,
        ASSESSMENT,
        EARLIER_DECISION,
        OTHER
    }

    @Schema(
            name = "MedicalDocument",
            description = "One health document that was sent; its content is the doctor's alone.")
    record Document(
            UUID id,
            Kind kind,
            Arrival.State state,
            Instant uploadedAt,
            @Schema(nullable = true) @Nullable String originalName,
            @Schema(nullable = true) @Nullable Integer pages,
            @Schema(nullable = true) @Nullable Long bytes,

            @Schema(description = "Why the file was turned away: a stable code.", nullable = true) @Nullable
            String problem,

            @Schema(description = "The same, for the person who sent it.", nullable = true) @Nullable
            String problemText,

            @Schema(description = "What to look at again.", nullable = true) @Nullable
            String advice) {

        static Document of(Arrival file) {
            return new Document(
                    file.id(),
                    Kind.valueOf(file.code()),
                    file.state(),
                    file.at(),
                    file.originalName(),
                    file.pages(),
                    file.bytes(),
                    file.problem(),
                    file.problemText(),
                    file.advice());
        }
    }

    @Schema(name = "MedicalDocuments", description = "The health documents of a registration, the last one first.")
    record Documents(List<Document> items) {}

    @Schema(name = "MedicalDocumentReceived", description = "The file was received; its checks follow.")
    record Received(
            UUID id,
            Kind kind,

            @Schema(examples = "2025-11-10T09:30:00Z") Instant uploadedAt) {}

    private record Command(
            UUID registrationId, Kind kind, @Nullable String sha256) {}

    private final FileAccess access;
    private final ReceiveFile receiveFile;
    private final Arrivals arrivals;
    private final Idempotency idempotency;
    private final AuditTrail audit;
    private final Caller caller;

    MedicalDocumentResource(
            FileAccess access,
            ReceiveFile receiveFile,
            Arrivals arrivals,
            Idempotency idempotency,
            AuditTrail audit,
            Caller caller) {
        this.access = access;
        this.receiveFile = receiveFile;
        this.arrivals = arrivals;
        this.idempotency = idempotency;
        this.audit = audit;
        this.caller = caller;
    }

    @POST
    @Consumes({"application/pdf", "image/jpeg", "image/png"})
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed("candidate")
    @RunOnVirtualThread
    @Operation(
            operationId = "addMedicalDocument",
            summary = "Send a health document for an accommodation request",
            description =
                    "The body is the file itself. It goes through the same checks as any file, is encrypted with a"
                            + " key of its own and opens for the doctor of the academy alone. At most twenty a registration.")
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
                                            value = "{\"id\":\"0190a1b2-0000-7000-8000-000000000060\","
                                                    + "\"kind\":\"MEDICAL_CERTIFICATE\","
                                                    + "\"uploadedAt\":\"2025-11-10T09:30:00Z\"}")))
    @APIResponse(
            responseCode = "409",
            description = "file-closed or too-many-medical-documents.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "413",
            description = "Larger than 20 MiB.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response add(
            @RestPath UUID registrationId,
            @RestQuery @Nullable @Parameter(description = "What it is, as the candidate says.", required = true)
                    Kind kind,
            @HeaderParam("Content-Disposition")
                    @Nullable
                    @Parameter(description = "The name of the file, for its sender to recognise it.")
                    String disposition,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context HttpServerRequest request) {
        if (kind == null) {
            access.own(registrationId);
            throw InvalidInput.malformed("#kind", "Indiquez ce qu’est le document (kind).");
        }
        var command = new ReceiveFile.Command(
                Destination.MEDICAL,
                registrationId,
                kind.name(),
                Incoming.of(request),
                FileName.in(disposition),
                caller.subject());
        var received = receiveFile.handle(
                command,
                () -> access.own(registrationId),
                sha256 -> new Command(registrationId, kind, sha256),
                (once, work) -> idempotency.once(key, once, ReceiveFile.Received.class, work));
        audit.record("medical-document.sent", registrationId.toString(), Map.of("document", received.id()));
        return Response.accepted(new Received(received.id(), kind, received.at()))
                .location(URI.create("/v1/medical-documents/" + registrationId))
                .build();
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Transactional
    @RolesAllowed({"candidate", "accommodation-doctor"})
    @RunOnVirtualThread
    @Operation(
            operationId = "listMedicalDocuments",
            summary = "List the health documents of a registration",
            description =
                    "For the candidate, to see what arrived; for the doctor of the academy. Each look is audited.")
    @APIResponse(
            responseCode = "200",
            description = "The documents, the last one first, without their content.",
            content = @Content(schema = @Schema(implementation = Documents.class)))
    public Documents list(@RestPath UUID registrationId) {
        if (caller.has("candidate")) {
            access.own(registrationId);
        } else {
            access.ofAcademy(registrationId, "accommodation-doctor");
        }
        audit.record("medical-documents.listed", registrationId.toString(), Map.of());
        return new Documents(arrivals.all(Destination.MEDICAL, registrationId).stream()
                .map(Document::of)
                .toList());
    }

    @GET
    @Path("/{documentId}/content")
    @Produces("application/pdf")
    @RolesAllowed("accommodation-doctor")
    @RunOnVirtualThread
    @Operation(
            operationId = "openMedicalDocument",
            summary = "Open a health document",
            description = "The doctor of the academy alone. The audit trail has its line before the document is read.")
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
    public Response content(@RestPath UUID registrationId, @RestPath UUID documentId) {
        access.ofAcademy(registrationId, "accommodation-doctor");
        var file = arrivals.all(Destination.MEDICAL, registrationId).stream()
                .filter(document -> document.id().equals(documentId))
                .findFirst()
                .map(arrivals::clean)
                .orElseThrow(FileAccess::absent);
        audit.record("medical-document.opened", registrationId.toString(), Map.of("document", documentId));
        return OpenedFile.of(file, arrivals.content(file), "document-" + documentId);
    }
}
