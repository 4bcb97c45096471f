package fr.palmares.grading.results;

import fr.palmares.grading.access.Scope;
import fr.palmares.grading.marks.CorrectMarks;
import fr.palmares.platform.problem.Problem;
import fr.palmares.platform.web.Idempotency;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Corrections of published decisions: after a mistake, or once the discipline commission has ruled. */
@Path("/v1/results/{registrationId}/corrections")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Results")
@RolesAllowed("exam-office")
class CorrectionResource {

    @Schema(name = "NewCorrection")
    record CorrectionBody(
            @NotNull @NotBlank @Size(max = 500) @Schema(examples = "Erreur de report sur l’unité U1")
            String reason,

            @Nullable @Size(max = 20) @Schema(description = "Marks as they should have been; none after a lifted hold.")
            List<CorrectMarks.@NotNull @Valid Correction> marks) {}

    record Command(UUID registrationId, CorrectionBody body) {}

    private final Scope scope;
    private final CorrectResult correctResult;
    private final Idempotency idempotency;

    CorrectionResource(Scope scope, CorrectResult correctResult, Idempotency idempotency) {
        this.scope = scope;
        this.correctResult = correctResult;
        this.idempotency = idempotency;
    }

    @POST
    @RunOnVirtualThread
    @Transactional
    @Operation(
            operationId = "correctResult",
            summary = "Decide again on corrected marks or a lifted hold; the old decision stays and is named")
    @APIResponse(
            responseCode = "201",
            description = "The decision that stands now",
            content = @Content(schema = @Schema(implementation = ResultDecided.class)))
    @APIResponse(
            responseCode = "404",
            description = "Nothing decided for this file, absent or another académie's",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "The decision stays the same: `/problems/nothing-to-correct`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "A mark that cannot be: as when entering it",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<ResultDecided> correct(
            @RestPath UUID registrationId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull CorrectionBody body) {
        var file = scope.managed(registrationId);
        var result = idempotency.once(
                key,
                new Command(registrationId, body),
                ResultDecided.class,
                () -> correctResult.handle(new CorrectResult.Command(
                        file, body.marks() == null ? List.of() : body.marks(), body.reason(), scope.actor())));
        return RestResponse.status(RestResponse.Status.CREATED, result);
    }
}
