package fr.palmares.grading.results;

import fr.palmares.grading.access.Scope;
import fr.palmares.grading.deliberation.CatchUpChoice;
import fr.palmares.grading.deliberation.DecisionSheet;
import fr.palmares.grading.deliberation.PublishedRounds;
import fr.palmares.grading.deliberation.domain.Decision;
import fr.palmares.grading.deliberation.domain.Round;
import fr.palmares.grading.examfile.ExamFile;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
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

/** A candidate's result; before it is published there is none, whatever it is (G-13). */
@Path("/v1/results/{registrationId}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Results")
@RolesAllowed({"candidate", "establishment", "exam-office"})
class ResultResource {

    @Schema(name = "PublishedResult")
    record ResultAnswer(
            ResultDecided result,

            @Nullable @Schema(description = "While the catch-up is open to the candidate.")
            CatchUp catchUp,

            @Schema(description = "Earlier decisions of this exam session, newest first.")
            List<ResultDecided> earlier) {}

    @Schema(name = "OpenCatchUp")
    record CatchUp(@Schema(examples = "2") int choices, List<String> units, List<String> chosen) {}

    private final Scope scope;
    private final PublishedRounds published;

    ResultResource(Scope scope, PublishedRounds published) {
        this.scope = scope;
        this.published = published;
    }

    @GET
    @RunOnVirtualThread
    @Operation(operationId = "getResult", summary = "Read a published result")
    @APIResponse(
            responseCode = "200",
            description = "The decision that stands, with every step explained",
            content = @Content(schema = @Schema(implementation = ResultAnswer.class)))
    @APIResponse(
            responseCode = "404",
            description = "Not published, absent or not the caller's",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<ResultAnswer> get(@RestPath UUID registrationId) {
        var all = ExamFile.<ExamFile>findByIdOptional(registrationId)
                .filter(scope::sees)
                .map(file -> PublishedResult.of(file.registrationId))
                .filter(results -> !results.isEmpty())
                .orElseThrow(() -> new NotFound("Aucun résultat publié ne correspond à cette adresse."));
        var standing = all.getFirst();
        var answer = new ResultAnswer(
                standing.result(),
                catchUp(standing),
                all.stream().skip(1).map(PublishedResult::result).toList());
        return RestResponse.ResponseBuilder.ok(answer)
                .header("Cache-Control", "private, no-cache")
                .build();
    }

    private @Nullable CatchUp catchUp(PublishedResult standing) {
        if (standing.round != Round.FIRST || standing.decision != Decision.CATCH_UP_ALLOWED) {
            return null;
        }
        return published
                .sheet(standing.registrationId)
                .map(DecisionSheet::catchUp)
                .map(offer -> new CatchUp(offer.choices(), offer.units(), CatchUpChoice.of(standing.registrationId)))
                .orElse(null);
    }
}
