package fr.palmares.documents.professional;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The candidates that a window concerns, each with the state of the file. */
@Path("/v1/professional-windows/{id}/candidates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Professional files")
class WindowCandidatesResource {

    @Schema(name = "ProfessionalCandidate", description = "A candidate the window concerns, and where the file stands.")
    record Line(
            UUID registrationId,

            @Schema(examples = "MARTIN Camille", nullable = true) @Nullable
            String candidate,

            @Schema(examples = "17") String academy,
            @Schema(nullable = true) @Nullable String uai,
            FileState state,
            @Schema(nullable = true) @Nullable Integer version,
            @Schema(nullable = true) @Nullable Instant providedAt) {}

    @Schema(
            name = "ProfessionalCandidates",
            description = "A part of the list; `next` is the cursor of the following one.")
    record Lines(
            List<Line> items,
            @Schema(nullable = true) @Nullable String next) {}

    private final Windows windows;

    WindowCandidatesResource(Windows windows) {
        this.windows = windows;
    }

    @GET
    @RolesAllowed("exam-office")
    @RunOnVirtualThread
    @Operation(
            operationId = "listProfessionalCandidates",
            summary = "List the candidates a window concerns, and where each file stands",
            description = "For the academy that opened it, whatever the academy of the candidate.")
    @APIResponse(
            responseCode = "200",
            description = "Candidates by registration id.",
            content = @Content(schema = @Schema(implementation = Lines.class)))
    public Lines candidates(
            @RestPath UUID id,
            @RestQuery @Nullable FileState state,
            @RestQuery @DefaultValue("50") @Min(1) @Max(500) int limit,
            @RestQuery @Nullable String cursor) {
        var page = windows.candidates(windows.ofOffice(id), state == null ? null : state.name(), limit, cursor);
        return new Lines(
                page.items().stream()
                        .map(one -> new Line(
                                one.registrationId(),
                                one.name(),
                                one.academy(),
                                one.uai(),
                                FileState.valueOf(one.state()),
                                one.version(),
                                one.providedAt()))
                        .toList(),
                page.next());
    }
}
