package fr.palmares.registration.enrolment;

import fr.palmares.platform.problem.Problem;
import fr.palmares.platform.web.Idempotency;
import fr.palmares.platform.web.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Registrations: started by independent candidates, read, and confirmed with their choices. */
@Path("/v1/registrations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Registrations")
@RunOnVirtualThread
class RegistrationResource {

    private final CreateRegistration createRegistration;
    private final ConfirmRegistration confirmRegistration;
    private final Versions versions;
    private final Access access;
    private final RegistrationViews views;
    private final Idempotency idempotency;

    RegistrationResource(
            CreateRegistration createRegistration,
            ConfirmRegistration confirmRegistration,
            Versions versions,
            Access access,
            RegistrationViews views,
            Idempotency idempotency) {
        this.createRegistration = createRegistration;
        this.confirmRegistration = confirmRegistration;
        this.versions = versions;
        this.access = access;
        this.views = views;
        this.idempotency = idempotency;
    }

    @POST
    @RolesAllowed("candidate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            operationId = "startRegistration",
            summary = "Start a registration as an independent candidate",
            description = "In the académie where the candidate lives. Confirm it afterwards.")
    @APIResponse(
            responseCode = "201",
            description = "The registration, still to be confirmed.",
            content = @Content(schema = @Schema(implementation = RegistrationView.class)))
    @APIResponse(
            responseCode = "409",
            description = "`/problems/window-closed`, or `/problems/already-registered`.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description =
                    "`/problems/register-through-establishment`, `/problems/other-academy`, or a value that cannot be.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<RegistrationView> start(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull CreationRequest request) {
        return views.made(idempotency.once(
                key, request, MadeOnce.class, () -> new MadeOnce(createRegistration.handle(request).id)));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"candidate", "establishment", "exam-office"})
    @Transactional
    @Operation(
            operationId = "readRegistration",
            summary = "Read a registration",
            description = "With the choices made and the civil status, as account-service knows it.")
    @APIResponse(
            responseCode = "200",
            description = "The registration; its `ETag` is what changes need as `If-Match`.",
            content = @Content(schema = @Schema(implementation = RegistrationView.class)))
    public RestResponse<RegistrationView> read(@RestPath UUID id) {
        return views.tagged(access.toRead(id));
    }

    @PUT
    @Path("/{id}/confirmation")
    @RolesAllowed({"candidate", "establishment"})
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            operationId = "confirmRegistration",
            summary = "Confirm a registration, or amend it until closing",
            description = "Judged by the rules of `eligibility-checks`. Each save with other choices is a new version;"
                    + " choosing to sit a unit whose mark is held waives that mark.")
    @APIResponse(
            responseCode = "200",
            description = "The registration as saved.",
            content = @Content(schema = @Schema(implementation = RegistrationView.class)))
    @APIResponse(
            responseCode = "409",
            description = "`/problems/window-closed`, `/problems/state-does-not-allow` or"
                    + " `/problems/finished-by-establishment`.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "`/problems/not-eligible` with every refusal of the rules in `refusals`,"
                    + " `/problems/category-set-by-establishment`, or a value that cannot be.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<RegistrationView> confirm(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull ConfirmationRequest request) {
        return views.tagged(confirmRegistration.handle(new ConfirmRegistration.Command(id, ifMatch, request)));
    }

    @GET
    @Path("/{id}/versions")
    @RolesAllowed({"candidate", "establishment", "exam-office"})
    @Operation(
            operationId = "listRegistrationVersions",
            summary = "Read every version saved and what it changed",
            description = "Who saved each one, why where an exam office corrected it, and each field before and after.")
    @APIResponse(responseCode = "200", description = "The versions, the first one first.")
    public Page<Versions.Version> versions(@RestPath UUID id) {
        return new Page<>(versions.of(id), null);
    }
}
