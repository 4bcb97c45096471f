package fr.palmares.registration.enrolment.reading;

import fr.palmares.platform.web.Page;
import fr.palmares.registration.enrolment.Access;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** A registration as it stands, and every version of it. */
@Path("/v1/registrations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Registrations")
@RunOnVirtualThread
class RegistrationResource {

    private final Versions versions;
    private final Access access;
    private final RegistrationViews views;

    RegistrationResource(Versions versions, Access access, RegistrationViews views) {
        this.versions = versions;
        this.access = access;
        this.views = views;
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
