package fr.palmares.grading.results.lists;

import fr.palmares.grading.access.Scope;
import fr.palmares.grading.deliberation.domain.Decision;
import fr.palmares.grading.results.PublishedResult;
import fr.palmares.grading.results.ResultDecided;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What the attestation of acquired blocs says: the units passed by who did not get the diploma (D643-15-1). */
@Path("/v1/results/{registrationId}/blocs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Results")
@RolesAllowed({"candidate", "establishment", "exam-office"})
class BlocsResource {

    private static final BigDecimal PASS = BigDecimal.TEN;

    @Schema(name = "AcquiredBlocs")
    record BlocsAnswer(
            UUID registrationId,
            @Schema(examples = "2026") int examSession,

            @Schema(examples = "Management commercial opérationnel")
            String specialtyTitle,

            @Schema(description = "Units with ten or more, those kept from earlier exam sessions included.")
            List<Bloc> blocs) {}

    @Schema(name = "AcquiredBloc")
    record Bloc(
            @Schema(examples = "U5") String unit,
            @Schema(examples = "Gestion opérationnelle") String title,
            @Schema(examples = "11.5") String mark,
            @Schema(examples = "2026") int obtainedIn) {}

    private final Scope scope;

    BlocsResource(Scope scope) {
        this.scope = scope;
    }

    @GET
    @RunOnVirtualThread
    @Operation(
            operationId = "getAcquiredBlocs",
            summary = "The blocs acquired by a candidate without the diploma, once the result is published")
    @APIResponse(
            responseCode = "200",
            description = "The blocs, perhaps none",
            content = @Content(schema = @Schema(implementation = BlocsAnswer.class)))
    @APIResponse(
            responseCode = "404",
            description = "Not published, admitted or withheld, absent or not the caller's",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public BlocsAnswer get(@RestPath UUID registrationId) {
        scope.visible(registrationId);
        return PublishedResult.of(registrationId).stream()
                .findFirst()
                .filter(standing -> hasBlocs(standing.decision))
                .map(PublishedResult::result)
                .map(BlocsResource::answer)
                .orElseThrow(() -> new NotFound("Aucune attestation de blocs ne correspond à cette adresse."));
    }

    private static boolean hasBlocs(Decision decision) {
        return switch (decision) {
            case FAILED, ELIMINATED, IN_PROGRESS -> true;
            case ADMITTED, CATCH_UP_ALLOWED, WITHHELD -> false;
        };
    }

    private static BlocsAnswer answer(ResultDecided result) {
        return new BlocsAnswer(
                result.registrationId(),
                result.examSession(),
                result.specialtyTitle(),
                result.units().stream()
                        .filter(line -> !line.optional() && line.mark() != null)
                        .filter(line -> new BigDecimal(line.mark()).compareTo(PASS) >= 0)
                        .map(line -> new Bloc(
                                line.unit(),
                                line.title(),
                                String.valueOf(line.mark()),
                                line.obtainedIn() == null ? result.examSession() : line.obtainedIn()))
                        .toList());
    }
}
