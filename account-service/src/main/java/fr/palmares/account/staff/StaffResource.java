package fr.palmares.account.staff;

import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.web.Cursor;
import fr.palmares.platform.web.ETags;
import fr.palmares.platform.web.Idempotency;
import fr.palmares.platform.web.Page;
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
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/staff")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed("administrator")
@Tag(name = "Staff", description = "Who works on the exam: roles, scopes, access.")
class StaffResource {

    private static final String MISSING = "Ce champ est obligatoire.";

    @Schema(name = "StaffPage")
    record Views(List<StaffView> items, @Nullable String next) {}

    @Schema(name = "StaffAccess")
    record Access(
            @NotNull(message = MISSING) @Schema(examples = "false", description = "Whether the person may sign in.")
            Boolean enabled) {}

    /** What is kept under an {@code Idempotency-Key}. */
    record Entered(UUID id) {}

    private final ChangeStaff change;
    private final StaffMembers staff;
    private final Idempotency idempotency;
    private final AuditTrail audit;

    StaffResource(ChangeStaff change, StaffMembers staff, Idempotency idempotency, AuditTrail audit) {
        this.change = change;
        this.staff = staff;
        this.idempotency = idempotency;
        this.audit = audit;
    }

    @POST
    @Transactional
    @Operation(
            operationId = "enterStaff",
            summary = "Enter a member of staff, who gets an invitation by e-mail",
            description =
                    "Roles say what, scopes (`uais`, `academies`) on which rows; both arrive in the access token as"
                            + " the claims `uai` and `academies`. `administrator` and `accommodation-doctor` stand alone.")
    @APIResponse(
            responseCode = "201",
            description = "Entered; its version is the ETag.",
            content = @Content(schema = @Schema(implementation = StaffView.class)))
    @APIResponse(responseCode = "409", description = "`/problems/email-used`: somebody signs in with this address.")
    public RestResponse<StaffView> enter(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull(message = MISSING) @Valid StaffView.Body body) {
        var entered = idempotency.once(
                key,
                body,
                Entered.class,
                () -> new Entered(change.enter(body.entry()).id()));
        var member = staff.find(entered.id()).orElseThrow(StaffMembers::unknown);
        return RestResponse.ResponseBuilder.<StaffView>created(URI.create("/v1/staff/" + member.id()))
                .entity(StaffView.of(member))
                .header(HttpHeaders.ETAG, ETags.of(member.version()))
                .build();
    }

    @GET
    @Transactional
    @Operation(operationId = "listStaff", summary = "List staff, by name", description = "Every look is audited.")
    @APIResponse(responseCode = "200", description = "One page.")
    public Views list(
            @RestQuery @Nullable @Parameter(description = "Such as `exam-office`.") String role,
            @RestQuery @Nullable @Parameter(description = "Such as 17.") String academy,
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
            @RestQuery @Nullable @Parameter(description = "`next` of the previous page.") String cursor) {
        var keys = Cursor.decode(cursor);
        if (!keys.isEmpty() && keys.size() != 3) {
            throw Cursor.unknown();
        }
        audit.record(
                "staff.listed",
                Objects.requireNonNullElse(academy, "*"),
                Map.of("role", Objects.requireNonNullElse(role, "*")));
        var page = Page.of(
                staff.list(role, academy, keys, limit + 1),
                limit,
                last -> Cursor.encode(last.familyName(), last.givenNames(), last.id()));
        return new Views(page.items().stream().map(StaffView::of).toList(), page.next());
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getStaff", summary = "Read one member of staff")
    @APIResponse(
            responseCode = "200",
            description = "The entry; its version is the ETag.",
            content = @Content(schema = @Schema(implementation = StaffView.class)))
    public RestResponse<StaffView> get(@RestPath UUID id) {
        var member = staff.find(id).orElseThrow(StaffMembers::unknown);
        audit.record("staff.read", id.toString(), Map.of());
        return answer(StaffView.of(member), member.version());
    }

    @PUT
    @Path("/{id}")
    @Operation(
            operationId = "changeStaff",
            summary = "Change name, roles and scopes",
            description = "They count from the next token on; open sessions end at once. Nobody changes the own entry.")
    @APIResponse(
            responseCode = "200",
            description = "As it is now; its version is the ETag.",
            content = @Content(schema = @Schema(implementation = StaffView.class)))
    @APIResponse(responseCode = "409", description = "`/problems/own-rights`.")
    public RestResponse<StaffView> change(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull(message = MISSING) @Valid StaffView.Change body) {
        var changed = change.describe(id, body.description(), ifMatch);
        return answer(StaffView.of(changed), changed.version());
    }

    @PUT
    @Path("/{id}/access")
    @Operation(
            operationId = "setStaffAccess",
            summary = "Close somebody's access, or open it again",
            description = "Closing ends open sessions at once. Nobody closes the own access.")
    @APIResponse(
            responseCode = "200",
            description = "As it is now; its version is the ETag.",
            content = @Content(schema = @Schema(implementation = StaffView.class)))
    @APIResponse(responseCode = "409", description = "`/problems/own-rights`.")
    public RestResponse<StaffView> access(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull(message = MISSING) @Valid Access body) {
        var changed = change.allow(id, body.enabled(), ifMatch);
        return answer(StaffView.of(changed), changed.version());
    }

    @POST
    @Path("/{id}/invitations")
    @Consumes(MediaType.WILDCARD)
    @ResponseStatus(202)
    @Operation(operationId = "inviteStaff", summary = "Send the invitation again; the older link ends")
    @APIResponse(responseCode = "202", description = "An e-mail is on its way.")
    @APIResponse(responseCode = "409", description = "`/problems/staff-already-active`, `/problems/staff-disabled`.")
    public void invite(@RestPath UUID id) {
        change.invite(id);
    }

    private static RestResponse<StaffView> answer(StaffView view, long version) {
        return RestResponse.ResponseBuilder.ok(view)
                .header(HttpHeaders.ETAG, ETags.of(version))
                .build();
    }
}
