package fr.palmares.grading.organisation;

import fr.palmares.grading.access.Scope;
import fr.palmares.platform.problem.Problem;
import fr.palmares.platform.web.Idempotency;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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

/** Runs that seat and call the candidates of a specialty. */
@Path("/v1/summons-runs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Organisation")
@RolesAllowed("exam-office")
class SummonsRunResource {

    @Schema(name = "NewSummonsRun")
    record RunBody(
            @NotNull @Schema(examples = "2026") Integer examSession,
            @NotNull @Schema(examples = "17") String academy,
            @NotNull @Schema(examples = "MCO-2024") String specialty) {}

    private final Scope scope;
    private final IssueSummons issueSummons;
    private final Idempotency idempotency;

    SummonsRunResource(Scope scope, IssueSummons issueSummons, Idempotency idempotency) {
        this.scope = scope;
        this.issueSummons = issueSummons;
        this.idempotency = idempotency;
    }

    @POST
    @RunOnVirtualThread
    @Transactional
    @Operation(
            operationId = "runSummons",
            summary = "Seat the candidates of a specialty and call those whose sittings changed")
    @APIResponse(
            responseCode = "201",
            description = "How many were called, and whom no seat was found for",
            content = @Content(schema = @Schema(implementation = IssueSummons.Run.class)))
    @APIResponse(
            responseCode = "422",
            description = "Unknown specialty",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<IssueSummons.Run> run(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull RunBody body) {
        scope.requireSpecialty(body.examSession(), body.academy(), body.specialty());
        var run = idempotency.once(
                key,
                body,
                IssueSummons.Run.class,
                () -> issueSummons.handle(
                        new IssueSummons.Command(body.examSession(), body.academy(), body.specialty())));
        return RestResponse.status(RestResponse.Status.CREATED, run);
    }
}
