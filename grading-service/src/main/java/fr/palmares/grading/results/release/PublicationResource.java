package fr.palmares.grading.results.release;

import fr.palmares.grading.access.Scope;
import fr.palmares.grading.deliberation.domain.Round;
import fr.palmares.grading.results.Publication;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.problem.Problem;
import fr.palmares.platform.web.Idempotency;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The release of results and its withdrawal. */
@Path("/v1/publications")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Results")
@RolesAllowed("exam-office")
class PublicationResource {

    @Schema(name = "NewPublication")
    record PublicationBody(
            @NotNull @Schema(examples = "2026") Integer examSession,
            @NotNull @Schema(examples = "17") String academy,
            @NotNull @Schema(examples = "MCO-2024") String specialty,
            @NotNull Round round) {

        PublishResults.Command command(String actor) {
            return new PublishResults.Command(examSession, academy, specialty, round, actor);
        }
    }

    @Schema(name = "Withdrawal")
    record WithdrawalBody(
            @NotNull @NotBlank @Size(max = 500) @Schema(examples = "Erreur de barème sur l’unité U2")
            String reason) {}

    private final Scope scope;
    private final PublishResults publishResults;
    private final WithdrawResults withdrawResults;
    private final Idempotency idempotency;

    PublicationResource(
            Scope scope, PublishResults publishResults, WithdrawResults withdrawResults, Idempotency idempotency) {
        this.scope = scope;
        this.publishResults = publishResults;
        this.withdrawResults = withdrawResults;
        this.idempotency = idempotency;
    }

    @POST
    @RunOnVirtualThread
    @Transactional
    @Operation(operationId = "publishResults", summary = "Make the results of a closed deliberation readable")
    @APIResponse(
            responseCode = "201",
            description = "Published",
            content = @Content(schema = @Schema(implementation = PublicationAnswer.class)))
    @APIResponse(
            responseCode = "202",
            description = "Where two people release results: another one has to ask too",
            content = @Content(schema = @Schema(implementation = PublicationAnswer.class)))
    @APIResponse(
            responseCode = "409",
            description = "`/problems/same-person`; `/problems/embargo` before the instant of the calendar;"
                    + " `/problems/deliberation-not-closed`; `/problems/already-published`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<PublicationAnswer> publish(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull PublicationBody body) {
        scope.requireSpecialty(body.examSession(), body.academy(), body.specialty());
        var command = body.command(scope.actor());
        var publication = idempotency.once(
                key,
                body,
                PublicationAnswer.class,
                () -> publishResults
                        .handle(command)
                        .map(PublicationAnswer::of)
                        .orElseGet(() -> PublicationAnswer.awaited(command)));
        return RestResponse.status(
                publication.state() == PublicationAnswer.State.PUBLISHED
                        ? RestResponse.Status.CREATED
                        : RestResponse.Status.ACCEPTED,
                publication);
    }

    @GET
    @RunOnVirtualThread
    @Operation(operationId = "listPublications", summary = "What an académie prepared, published and withdrew")
    @APIResponse(responseCode = "200", description = "Oldest first, the prepared ones last")
    public List<PublicationAnswer> list(@RestQuery @NotNull Integer examSession, @RestQuery @NotNull String academy) {
        scope.requireAcademy(academy);
        return Publication.<Publication>list(
                        "examSession = ?1 and academy = ?2 order by publishedAt nulls last, version",
                        examSession,
                        academy)
                .stream()
                .map(PublicationAnswer::of)
                .toList();
    }

    @PUT
    @Path("/{id}/withdrawal")
    @RunOnVirtualThread
    @Transactional
    @Operation(
            operationId = "withdrawResults",
            summary = "Take a publication back",
            description = "Its results can no longer be read and its attestations verify as revoked, until the round is"
                    + " published anew under the next version.")
    @APIResponse(
            responseCode = "200",
            description = "Withdrawn",
            content = @Content(schema = @Schema(implementation = PublicationAnswer.class)))
    @APIResponse(
            responseCode = "409",
            description = "`/problems/already-withdrawn`, `/problems/not-published`, `/problems/later-round-published`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public PublicationAnswer withdraw(@RestPath UUID id, @Valid @NotNull WithdrawalBody body) {
        var publication = Publication.<Publication>findByIdOptional(id)
                .filter(found -> scope.manages(found.examSession, found.academy, found.specialty))
                .orElseThrow(() -> new NotFound("Aucune publication ne correspond à cette adresse."));
        return PublicationAnswer.of(withdrawResults.handle(publication, body.reason(), scope.actor()));
    }
}
