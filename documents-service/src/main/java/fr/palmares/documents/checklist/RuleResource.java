package fr.palmares.documents.checklist;

import fr.palmares.platform.web.ETags;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
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

/** The rules of an academy: read, drafted, published as a new version. */
@Path("/v1/checklist-rules/{examSession}/{academy}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Checklist rules", description = "What an academy asks: drafted, tried on the running files, published.")
class RuleResource {

    static final String EXAMPLE = """
            {"source":"Note Nantes 2026, rectifiée le 3 novembre 2025","inheritsNational":true,
             "speaksFor":["SCHOOL","FORMER_SCHOOL","APPRENTICE","FORMER_APPRENTICE"],"missingAtDeadline":"CANCEL",
             "removed":[],"lines":[{"code":"LANGUE_RARE","when":{"any":["RARE_LANGUAGE"]}},
             {"code":"RENONCEMENT","when":{"any":["WAIVERS"]},"reason":"Une note abandonnée ne peut plus être demandée."}]}""";

    @Schema(
            name = "PublishedChecklistRules",
            description = "The rules in force; version 0 is the note the platform ships.")
    record View(
            @Schema(examples = "2026") int examSession,
            @Schema(examples = "17") String academy,
            @Schema(examples = "1") int version,
            @Schema(nullable = true) @Nullable String publishedBy,
            @Schema(nullable = true) @Nullable Instant publishedAt,
            RuleSet rules) {}

    private final RuleEditing editing;
    private final RuleAccess access;

    RuleResource(RuleEditing editing, RuleAccess access) {
        this.editing = editing;
        this.access = access;
    }

    @GET
    @RolesAllowed({"exam-office", "administrator"})
    @RunOnVirtualThread
    @Operation(
            operationId = "getChecklistRules",
            summary = "Read the rules in force",
            description = "`national` in place of an academy is the list that holds where no academy speaks.")
    @APIResponse(
            responseCode = "200",
            description = "The rules in force.",
            content = @Content(schema = @Schema(implementation = View.class)))
    public View inForce(
            @RestPath @Parameter(example = "2026") int examSession,
            @RestPath @Parameter(example = "17") String academy) {
        access.read(examSession, academy);
        return view(examSession, academy, editing.inForce(examSession, academy));
    }

    @GET
    @Path("/draft")
    @RolesAllowed({"exam-office", "administrator"})
    @RunOnVirtualThread
    @Operation(operationId = "getChecklistRulesDraft", summary = "Read the draft; its ETag is what a change names")
    @APIResponse(
            responseCode = "200",
            description = "The draft.",
            content = @Content(schema = @Schema(implementation = RuleSet.class)))
    public Response draft(@RestPath int examSession, @RestPath String academy) {
        access.edit(examSession, academy);
        return answer(editing.draft(examSession, academy));
    }

    @PUT
    @Path("/draft")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"exam-office", "administrator"})
    @RunOnVirtualThread
    @Operation(
            operationId = "writeChecklistRulesDraft",
            summary = "Begin or change the draft",
            description =
                    "The first time without If-Match; then with the ETag that was read. Nothing changes for anybody"
                            + " until it is published. The same rules as for everybody else are kept: engagement étudiant, what"
                            + " replaces R408, transition projects.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = RuleSet.class),
                            examples = @ExampleObject(name = "oneMorePiece", value = EXAMPLE)))
    @APIResponse(
            responseCode = "200",
            description = "The draft as it is kept.",
            content = @Content(schema = @Schema(implementation = RuleSet.class)))
    public Response write(
            @RestPath int examSession,
            @RestPath String academy,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull(message = "Le corps de la requête est vide.") RuleSet rules) {
        access.edit(examSession, academy);
        return answer(editing.write(examSession, academy, rules, ifMatch));
    }

    @DELETE
    @Path("/draft")
    @RolesAllowed({"exam-office", "administrator"})
    @RunOnVirtualThread
    @Operation(operationId = "discardChecklistRulesDraft", summary = "Throw the draft away")
    @APIResponse(responseCode = "204", description = "There is no draft any more.")
    public void discard(@RestPath int examSession, @RestPath String academy) {
        access.edit(examSession, academy);
        editing.discard(examSession, academy);
    }

    @PUT
    @Path("/publication")
    @RolesAllowed({"exam-office", "administrator"})
    @RunOnVirtualThread
    @Operation(
            operationId = "publishChecklistRules",
            summary = "Publish the draft as the next version",
            description = "It holds for checklists issued from now on. Running files keep their version until they are"
                    + " moved. If-Match names the draft that was read.")
    @APIResponse(
            responseCode = "200",
            description = "The version that is now in force.",
            content = @Content(schema = @Schema(implementation = View.class)))
    public View publish(
            @RestPath int examSession, @RestPath String academy, @HeaderParam("If-Match") @Nullable String ifMatch) {
        access.edit(examSession, academy);
        return view(examSession, academy, editing.publish(examSession, academy, ifMatch));
    }

    private static View view(int examSession, String academy, RuleEditing.Published found) {
        return new View(examSession, academy, found.version(), found.by(), found.at(), found.rules());
    }

    private static Response answer(RuleEditing.Draft draft) {
        return Response.ok(draft.rules())
                .header("ETag", ETags.of(draft.revision()))
                .build();
    }
}
