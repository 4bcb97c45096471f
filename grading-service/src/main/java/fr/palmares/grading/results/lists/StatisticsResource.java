package fr.palmares.grading.results.lists;

import fr.palmares.grading.access.Scope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Figures of an exam session for the exam office. */
@Path("/v1/statistics")
@Tag(name = "Results")
@RolesAllowed("exam-office")
class StatisticsResource {

    private final Scope scope;
    private final Statistics statistics;

    StatisticsResource(Scope scope, Statistics statistics) {
        this.scope = scope;
        this.statistics = statistics;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(
            operationId = "getStatistics",
            summary = "Entrants, present, admitted, averages: by specialty and establishment, published results alone")
    @APIResponse(responseCode = "200", description = "One line per specialty and establishment")
    public List<Statistics.Line> get(
            @RestQuery @NotNull Integer examSession,
            @RestQuery @NotNull String academy,
            @RestQuery @Nullable String specialty) {
        return lines(examSession, academy, specialty);
    }

    @GET
    @Path("/table")
    @Produces("text/csv")
    @RunOnVirtualThread
    @Operation(operationId = "exportStatistics", summary = "The same figures as CSV")
    @APIResponse(
            responseCode = "200",
            description = "One line per specialty and establishment",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    public String csv(
            @RestQuery @NotNull Integer examSession,
            @RestQuery @NotNull String academy,
            @RestQuery @Nullable String specialty) {
        return Statistics.csv(lines(examSession, academy, specialty));
    }

    /** A lead academy reads those of its own specialty in every académie (C-3). */
    private List<Statistics.Line> lines(int examSession, String academy, @Nullable String specialty) {
        if (specialty == null) {
            scope.requireAcademy(academy);
            return statistics.of(examSession, academy, "");
        }
        scope.requireSpecialty(examSession, academy, specialty);
        return statistics.of(examSession, academy, specialty);
    }
}
