package fr.palmares.documents.paper;

import fr.palmares.documents.file.FileAccess;
import fr.palmares.documents.paper.composing.PaperKind;
import fr.palmares.documents.storage.Bucket;
import fr.palmares.documents.storage.Objects;
import fr.palmares.platform.problem.InvalidInput;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.web.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Documents the platform wrote, for those they concern. */
@Path("/v1/documents")
@Tag(
        name = "Documents",
        description = "PDFs the platform writes: summaries, checklists, receipts, summons, transcripts.")
class DocumentResource {

    @Schema(name = "Document", description = "A PDF the platform wrote about a registration.")
    record Document(
            UUID id,

            @Schema(description = "Null on a document about a sitting or a deliberation.", nullable = true) @Nullable
            UUID registrationId,

            PaperKind kind,

            @Schema(examples = "Récapitulatif d’inscription")
            String title,

            @Schema(examples = "1") int version,
            @Schema(examples = "2026") int examSession,

            @Schema(examples = "recapitulatif-inscription-2026-v1.pdf")
            String fileName,

            String sha256,
            @Schema(examples = "48213") long bytes,
            Instant issuedAt) {

        static Document of(DocumentRow row) {
            var kind = PaperKind.valueOf(row.kind);
            return new Document(
                    row.id,
                    row.registrationId,
                    kind,
                    kind.title(),
                    row.version,
                    row.examSession,
                    given(row.fileName),
                    given(row.sha256),
                    given(row.bytes),
                    given(row.issuedAt));
        }
    }

    @Schema(name = "Documents", description = "The documents of a registration, the newest first.")
    record Documents(
            List<Document> items,
            @Schema(nullable = true) @Nullable String next) {}

    private final FileAccess access;
    private final Caller caller;
    private final Objects objects;

    DocumentResource(FileAccess access, Caller caller, Objects objects) {
        this.access = access;
        this.caller = caller;
        this.objects = objects;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Transactional
    @RolesAllowed({"candidate", "establishment", "exam-office", "integrator"})
    @RunOnVirtualThread
    @Operation(
            operationId = "listDocuments",
            summary = "List the documents of a registration",
            description = "Documents are rendered in the background: one appears here once it can be opened.")
    @APIResponse(
            responseCode = "200",
            description = "Documents, the newest first.",
            content = @Content(schema = @Schema(implementation = Documents.class)))
    public Documents list(
            @RestQuery @Nullable UUID registrationId,
            @RestQuery
                    @Nullable
                    @Parameter(description = "In place of a registration: a publication of results, for its minutes.")
                    UUID subjectId) {
        var subject = registrationId == null ? subjectId : registrationId;
        if (subject == null) {
            throw InvalidInput.malformed("#registrationId", "Indiquez l’inscription (registrationId).");
        }
        var items =
                DocumentRow.<DocumentRow>list("subjectId = ?1 and state = 'ISSUED' order by issuedAt desc, id", subject)
                        .stream()
                        .filter(this::isSeen)
                        .map(Document::of)
                        .toList();
        return new Documents(items, null);
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Transactional
    @RolesAllowed({"candidate", "establishment", "exam-office", "exam-centre", "integrator"})
    @RunOnVirtualThread
    @Operation(operationId = "getDocument", summary = "Read what is known of a document")
    @APIResponse(
            responseCode = "200",
            description = "The document's description.",
            content = @Content(schema = @Schema(implementation = Document.class)))
    public Document get(@RestPath UUID id) {
        return Document.of(visible(id));
    }

    @GET
    @Path("/{id}/content")
    @Produces("application/pdf")
    @Transactional
    @RolesAllowed({"candidate", "establishment", "exam-office", "exam-centre", "integrator"})
    @RunOnVirtualThread
    @Operation(operationId = "openDocument", summary = "Open a document")
    @APIResponse(
            responseCode = "200",
            description = "The PDF.",
            content =
                    @Content(
                            mediaType = "application/pdf",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response content(@RestPath UUID id) {
        var row = visible(id);
        return Response.ok(objects.get(Bucket.GENERATED, given(row.objectKey)), "application/pdf")
                .header(HttpHeaders.CONTENT_LENGTH, row.bytes)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + row.fileName + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private DocumentRow visible(UUID id) {
        return DocumentRow.<DocumentRow>findByIdOptional(id)
                .filter(row -> row.state.equals("ISSUED"))
                .filter(this::isSeen)
                .orElseThrow(() -> new NotFound("Ce document n’existe pas, ou n’est pas le vôtre."));
    }

    /** A candidate's papers by whoever sees the file; lists by the exam office, a call list by its centre too. */
    private boolean isSeen(DocumentRow row) {
        return row.personId == null
                ? access.isOfOwnAcademy(row.academy, "exam-office")
                        || (row.centre != null
                                && caller.has("exam-centre")
                                && caller.values("uai").contains(row.centre))
                : access.sees(row.personId, row.academy, row.uai);
    }

    private static <T> T given(@Nullable T value) {
        return java.util.Objects.requireNonNull(value);
    }
}
