package fr.palmares.registration.enrolment.decision;

import fr.palmares.platform.web.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Suspected duplicates, for the exam office. */
@Path("/v1/duplicates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Duplicates")
@RunOnVirtualThread
class DuplicateResource {

    @Schema(name = "DuplicateDecision", examples = "{\"decision\":\"NOT_THE_SAME\"}")
    record DecisionRequest(DuplicateDecisions.@NotNull Decision decision) {}

    private final DuplicateDecisions duplicates;

    DuplicateResource(DuplicateDecisions duplicates) {
        this.duplicates = duplicates;
    }

    @GET
    @RolesAllowed("exam-office")
    @Operation(
            operationId = "listDuplicates",
            summary = "List suspected duplicates of your académie",
            description =
                    "Same INE, or same family name, birth date and birthplace, registered for the same specialty.")
    @APIResponse(responseCode = "200", description = "The suspicions, the oldest first, five hundred at most.")
    public Page<DuplicateDecisions.Suspicion> list(
            @RestQuery @Nullable Integer examSession, @RestQuery @DefaultValue("false") boolean decided) {
        return new Page<>(duplicates.list(examSession, decided), null);
    }

    @PUT
    @Path("/{id}/decision")
    @RolesAllowed("exam-office")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "decideDuplicate",
            summary = "Say whether two registrations are the same person's",
            description = "SAME_PERSON cancels the later registration.")
    @APIResponse(
            responseCode = "200",
            description = "The suspicion, decided.",
            content = @Content(schema = @Schema(implementation = DuplicateDecisions.Suspicion.class)))
    public DuplicateDecisions.Suspicion decide(@RestPath UUID id, @Valid @NotNull DecisionRequest request) {
        return duplicates.decide(id, request.decision());
    }
}
