package fr.palmares.registration.enrolment;

import fr.palmares.platform.web.Page;
import fr.palmares.registration.heldmarks.HeldMarkView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The marks a candidate may keep. */
@Path("/v1/registrations/{id}/held-marks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Held marks")
@RunOnVirtualThread
class HeldMarkResource {

    private final HeldMarks heldMarks;

    HeldMarkResource(HeldMarks heldMarks) {
        this.heldMarks = heldMarks;
    }

    @GET
    @RolesAllowed({"candidate", "establishment", "exam-office"})
    @Operation(
            operationId = "listHeldMarks",
            summary = "Read the marks that may be kept at this registration",
            description = "Until when each may be asked for, in which form, and what sitting the unit would mean.")
    @APIResponse(responseCode = "200", description = "The marks, by unit, the latest first.")
    public Page<HeldMarkView> list(@RestPath UUID id) {
        return new Page<>(heldMarks.of(id), null);
    }

    @POST
    @RolesAllowed("exam-office")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "recordHeldMark",
            summary = "Record a mark from elsewhere",
            description = "With the académie, the exam session and the proof. The same unit and exam session again"
                    + " replaces what was typed.")
    @APIResponse(responseCode = "200", description = "The marks, by unit, the latest first.")
    public Page<HeldMarkView> record(@RestPath UUID id, @Valid @NotNull HeldMarkView.Typed typed) {
        return new Page<>(heldMarks.record(id, typed), null);
    }
}
