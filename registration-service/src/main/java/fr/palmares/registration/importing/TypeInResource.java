package fr.palmares.registration.importing;

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

/** Registrations that an establishment types in. */
@Path("/v1/registrations/on-behalf")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Registrations")
@RunOnVirtualThread
class TypeInResource {

    private final TypeInRegistration typeIn;
    private final RegistrationViews views;
    private final Idempotency idempotency;

    TypeInResource(TypeInRegistration typeIn, RegistrationViews views, Idempotency idempotency) {
        this.typeIn = typeIn;
        this.views = views;
        this.idempotency = idempotency;
    }

    @POST
    @RolesAllowed("establishment")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            operationId = "registerOnBehalf",
            summary = "Register a pupil who is in no file",
            description = "The establishment types in civil status and choices; the registration starts REGISTERED and"
                    + " the candidate is told. A candidate already known keeps the person; a doubtful one is shown to"
                    + " the exam office.")
    @APIResponse(
            responseCode = "201",
            description = "The registration, confirmed by the establishment.",
            content = @Content(schema = @Schema(implementation = RegistrationView.class)))
    @APIResponse(
            responseCode = "409",
            description = "`/problems/window-closed`, or `/problems/already-registered` with its `registrationId`.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "`/problems/not-eligible` with every refusal of the rules, or a value that cannot be.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<RegistrationView> register(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull TypedIn typed) {
        return views.made(idempotency.once(key, typed, MadeOnce.class, () -> typeIn.handle(typed)));
    }
}
