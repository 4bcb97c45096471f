package fr.palmares.registration.enrolment.creation;

import fr.palmares.platform.problem.Problem;
import fr.palmares.platform.web.Idempotency;
import fr.palmares.registration.enrolment.MadeOnce;
import fr.palmares.registration.enrolment.reading.RegistrationView;
import fr.palmares.registration.enrolment.reading.RegistrationViews;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Registrations that independent candidates start themselves. */
@Path("/v1/registrations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Registrations")
@RunOnVirtualThread
class CreationResource {

    private final CreateRegistration createRegistration;
    private final RegistrationViews views;
    private final Idempotency idempotency;

    CreationResource(CreateRegistration createRegistration, RegistrationViews views, Idempotency idempotency) {
        this.createRegistration = createRegistration;
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
}
