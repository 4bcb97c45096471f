package fr.palmares.documents.file;

import fr.palmares.documents.checklist.ShippedRules;
import fr.palmares.documents.file.domain.Colour;
import fr.palmares.platform.problem.Problem;
import fr.palmares.platform.web.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** A candidate's checklist: read, declared complete, controlled piece by piece. */
@Path("/v1/checklists")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Checklists", description = "What a candidate must provide, until when and why.")
class ChecklistResource {

    private static final String PROBLEM = Problem.MEDIA_TYPE;

    private final FileStore files;
    private final FileAccess access;
    private final Worklist worklist;
    private final CompleteFile completeFile;
    private final ReviewPiece reviewPiece;
    private final ShippedRules rules;
    private final Caller caller;
    private final Clock clock;

    ChecklistResource(
            FileStore files,
            FileAccess access,
            Worklist worklist,
            CompleteFile completeFile,
            ReviewPiece reviewPiece,
            ShippedRules rules,
            Caller caller,
            Clock clock) {
        this.files = files;
        this.access = access;
        this.worklist = worklist;
        this.completeFile = completeFile;
        this.reviewPiece = reviewPiece;
        this.rules = rules;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("/{registrationId}")
    @Transactional
    @RolesAllowed({"candidate", "establishment", "exam-office", "integrator"})
    @RunOnVirtualThread
    @Operation(
            operationId = "getChecklist",
            summary = "Read the checklist of a registration and where each piece stands")
    @APIResponse(
            responseCode = "200",
            description = "The checklist.",
            content = @Content(schema = @Schema(implementation = ChecklistView.class)))
    public Response get(@RestPath UUID registrationId) {
        access.see(registrationId);
        return answer(registrationId);
    }

    @GET
    @RolesAllowed({"candidate", "establishment", "exam-office", "integrator"})
    @RunOnVirtualThread
    @Operation(
            operationId = "listChecklists",
            summary = "Follow the files one may see, with their colours",
            description = "A candidate's own files; an establishment's candidates; the files of an academy.")
    @APIResponse(
            responseCode = "200",
            description = "Files by registration id.",
            content = @Content(schema = @Schema(implementation = Worklist.Files.class)))
    public Worklist.Files list(
            @RestQuery @Nullable Integer examSession,
            @RestQuery @Nullable String specialty,
            @RestQuery @Nullable Colour colour,
            @RestQuery @Nullable @Parameter(description = "One establishment, among those one may see.") String uai,
            @RestQuery @DefaultValue("50") @Min(1) @Max(500) int limit,
            @RestQuery @Nullable String cursor) {
        return worklist.files(new Worklist.Filter(examSession, specialty, colour, uai, false), limit, cursor);
    }

    @PUT
    @Path("/{registrationId}/completion")
    @RolesAllowed({"candidate", "establishment"})
    @RunOnVirtualThread
    @Operation(
            operationId = "completeChecklist",
            summary = "Declare that all pieces were provided",
            description =
                    "« J’ai fourni toutes mes pièces »: locks the registration and the pieces of the first deadline."
                            + " Pieces with a later deadline stay open. Said twice, it changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "Complete; a receipt with the hashes follows among the documents.",
            content = @Content(schema = @Schema(implementation = ChecklistView.class)))
    @APIResponse(
            responseCode = "409",
            description = "pieces-missing, pieces-being-checked or file-closed; `codes` names the pieces.",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
    public Response complete(@RestPath UUID registrationId) {
        access.provide(registrationId);
        completeFile.handle(new CompleteFile.Command(registrationId));
        return answer(registrationId);
    }

    @PUT
    @Path("/{registrationId}/pieces/{code}/review")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"exam-office", "accommodation-office", "accommodation-doctor"})
    @RunOnVirtualThread
    @Tag(name = "Control", description = "The exam office's control of the pieces.")
    @Operation(
            operationId = "reviewPiece",
            summary = "Accept or refuse a piece",
            description =
                    "A refused piece reopens alone, for the candidate to send it again. The file is approved with its"
                            + " last piece. Health documents are controlled by the doctor, who alone opens them, or by the office that"
                            + " decides on accommodations.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = ReviewRequest.class),
                            examples = {
                                @ExampleObject(name = "accepted", value = "{\"decision\":\"ACCEPTED\",\"version\":1}"),
                                @ExampleObject(
                                        name = "refused",
                                        value = "{\"decision\":\"REFUSED\",\"reason\":\"ILLEGIBLE\","
                                                + "\"text\":\"Le bas de la page est coupé.\",\"version\":1}")
                            }))
    @APIResponse(
            responseCode = "200",
            description = "The file after the decision.",
            content = @Content(schema = @Schema(implementation = ChecklistView.class)))
    @APIResponse(
            responseCode = "409",
            description = "piece-not-provided, file-approved or file-closed.",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "412",
            description = "Another version was provided in the meantime.",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "A refusal without a reason, or OTHER without a text.",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = Problem.class)))
    public Response review(
            @RestPath UUID registrationId,
            @RestPath @Parameter(example = "IDENTITE") String code,
            @Valid @NotNull(message = "Le corps de la requête est vide.") ReviewRequest request) {
        access.control(registrationId, code);
        reviewPiece.handle(
                new ReviewPiece.Command(registrationId, code, request.toReview(), request.version(), caller.subject()));
        return answer(registrationId);
    }

    private Response answer(UUID registrationId) {
        var row = files.row(registrationId).orElseThrow(FileAccess::absent);
        return Response.ok(ChecklistView.of(row, access.shown(files.file(row)), rules, clock.instant()))
                .build();
    }
}
