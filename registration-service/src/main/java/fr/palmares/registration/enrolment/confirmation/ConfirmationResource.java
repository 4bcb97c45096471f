package fr.palmares.registration.enrolment.confirmation;

import fr.palmares.platform.problem.Problem;
import fr.palmares.registration.enrolment.reading.RegistrationView;
import fr.palmares.registration.enrolment.reading.RegistrationViews;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
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

/** A registration is confirmed with its choices, and amended until closing. */
@Path("/v1/registrations/{id}/confirmation")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Registrations")
@RunOnVirtualThread
class ConfirmationResource {

    private final ConfirmRegistration confirmRegistration;
    private final RegistrationViews views;

    ConfirmationResource(ConfirmRegistration confirmRegistration, RegistrationViews views) {
        this.confirmRegistration = confirmRegistration;
        this.views = views;
    }

    @PUT
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
}
