package fr.palmares.notification.template;

import fr.palmares.notification.inbox.domain.MessageKind;
import fr.palmares.notification.inbox.domain.Typography;
import fr.palmares.notification.mail.Previews;
import fr.palmares.notification.template.TemplateBodies.Draft;
import fr.palmares.notification.template.TemplateBodies.Kind;
import fr.palmares.notification.template.TemplateBodies.Kinds;
import fr.palmares.notification.template.TemplateBodies.Move;
import fr.palmares.notification.template.TemplateBodies.Preview;
import fr.palmares.notification.template.TemplateBodies.View;
import fr.palmares.notification.template.TemplateBodies.Views;
import fr.palmares.notification.template.Templates.Version;
import fr.palmares.notification.template.domain.TemplateState;
import fr.palmares.notification.words.Samples;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.problem.Conflict;
import fr.palmares.platform.web.Caller;
import fr.palmares.platform.web.ETags;
import fr.palmares.platform.web.Idempotency;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

@Path("/v1/message-templates")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed("administrator")
@Tag(
        name = "Message templates",
        description = "The words of messages, in versions: draft, validated, previewed, published.")
class TemplatesResource {

    record Made(int version) {}

    private final Templates templates;
    private final MoveTemplate move;
    private final Previews previews;
    private final Idempotency idempotency;
    private final AuditTrail audit;
    private final Caller caller;

    TemplatesResource(
            Templates templates,
            MoveTemplate move,
            Previews previews,
            Idempotency idempotency,
            AuditTrail audit,
            Caller caller) {
        this.templates = templates;
        this.move = move;
        this.previews = previews;
        this.idempotency = idempotency;
        this.audit = audit;
        this.caller = caller;
    }

    @GET
    @Transactional
    @Operation(operationId = "listMessageTemplates", summary = "List the kinds of messages and their variables")
    @APIResponse(
            responseCode = "200",
            description = "Every kind.",
            content = @Content(schema = @Schema(implementation = Kinds.class)))
    public Kinds kinds() {
        return new Kinds(Arrays.stream(MessageKind.values())
                .map(kind -> new Kind(
                        kind,
                        Variables.of(Samples.of(kind).getClass()),
                        templates.published(kind).map(Version::version).orElse(0)))
                .toList());
    }

    @GET
    @Path("/{kind}/versions")
    @Transactional
    @Operation(
            operationId = "listMessageTemplateVersions",
            summary = "List the versions of a kind's words, newest first")
    @APIResponse(
            responseCode = "200",
            description = "The versions, 200 at the most.",
            content = @Content(schema = @Schema(implementation = Views.class)))
    public Views versions(@RestPath MessageKind kind) {
        return new Views(templates.list(kind).stream().map(View::of).toList());
    }

    @POST
    @Path("/{kind}/versions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(operationId = "draftMessageTemplate", summary = "Begin a new version")
    @APIResponse(
            responseCode = "201",
            description = "The draft.",
            headers = @Header(name = "ETag", schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = View.class)))
    public Response draft(
            @RestPath MessageKind kind,
            @Valid @NotNull Draft draft,
            @RestHeader("Idempotency-Key") @Nullable @Parameter(description = "The same key makes one draft.")
                    String key) {
        var made = idempotency.once(key, Map.of("kind", kind, "draft", draft), Made.class, () -> {
            var version =
                    templates.draft(kind, draft.title().strip(), draft.body().strip(), caller.subject());
            audit.record("template.drafted", kind + "/" + version, Map.of());
            return new Made(version);
        });
        return Response.fromResponse(answer(move.get(kind, made.version())))
                .status(201)
                .location(URI.create("/v1/message-templates/" + kind + "/versions/" + made.version()))
                .build();
    }

    @GET
    @Path("/{kind}/versions/{version}")
    @Transactional
    @Operation(operationId = "readMessageTemplateVersion", summary = "Read one version")
    @APIResponse(
            responseCode = "200",
            description = "The version.",
            headers = @Header(name = "ETag", schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = View.class)))
    public Response one(@RestPath MessageKind kind, @RestPath int version) {
        return answer(move.get(kind, version));
    }

    @PUT
    @Path("/{kind}/versions/{version}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(operationId = "writeMessageTemplate", summary = "Write a draft anew")
    @APIResponse(
            responseCode = "200",
            description = "The draft as it is now.",
            headers = @Header(name = "ETag", schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(
            responseCode = "409",
            description = "It is no draft any more: `/problems/template-state`. Begin a new version.")
    public Response write(
            @RestPath MessageKind kind,
            @RestPath int version,
            @Valid @NotNull Draft draft,
            @RestHeader("If-Match") @Nullable @Parameter(description = "The `ETag` that was read.") String ifMatch) {
        var known = move.get(kind, version);
        ETags.require(ifMatch, known.revision());
        if (!(known.state() instanceof TemplateState.Draft)) {
            throw new Conflict(
                    "/problems/template-state",
                    "Version figée",
                    "Seul un brouillon se modifie : rouvrez cette version, ou commencez-en une nouvelle.");
        }
        templates.write(known, draft.title().strip(), draft.body().strip());
        return answer(move.get(kind, version));
    }

    @PUT
    @Path("/{kind}/versions/{version}/state")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "moveMessageTemplate",
            summary = "Validate, reopen, publish or retire a version",
            description = "Draft → validated (its variables are known) → previewed → published, which retires the"
                    + " version before it; without a published version the service's own words hold.")
    @APIResponse(
            responseCode = "200",
            description = "The version as it is now.",
            content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(
            responseCode = "409",
            description = "Not from where it is (`/problems/template-state`), or nobody has seen its preview"
                    + " (`/problems/not-previewed`).")
    @APIResponse(
            responseCode = "422",
            description = "It names an unknown variable or cannot be read: `/problems/template-refused` names it.")
    public Response move(@RestPath MessageKind kind, @RestPath int version, @Valid @NotNull Move to) {
        return answer(move.handle(kind, version, to.state()));
    }

    @POST
    @Path("/{kind}/versions/{version}/preview")
    @Operation(operationId = "previewMessageTemplate", summary = "See a version filled in with invented data")
    @APIResponse(
            responseCode = "200",
            description = "The message and the e-mail.",
            content = @Content(schema = @Schema(implementation = Preview.class)))
    @APIResponse(
            responseCode = "422",
            description = "It names an unknown variable or cannot be read: `/problems/template-refused` names it.")
    public Preview preview(@RestPath MessageKind kind, @RestPath int version) {
        var words = move.preview(kind, version);
        var title = Typography.french(words.title());
        var message = Typography.french(words.text().strip());
        var mail = previews.of(title, message);
        return new Preview(title, message, mail.text(), mail.html());
    }

    private static Response answer(Version version) {
        return Response.ok(View.of(version))
                .header("ETag", ETags.of(version.revision()))
                .build();
    }
}
