package fr.palmares.grading.results;

import fr.palmares.grading.access.Scope;
import fr.palmares.grading.deliberation.domain.Round;
import fr.palmares.platform.problem.Problem;
import fr.palmares.platform.web.Idempotency;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The release of results. */
@Path("/v1/publications")
@Tag(name = "Results")
@RolesAllowed("exam-office")
class PublicationResource {

    @Schema(name = "NewPublication")
    record PublicationBody(
            @NotNull @Schema(examples = "2026") Integer examSession,
            @NotNull @Schema(examples = "17") String academy,
            @NotNull @Schema(examples = "MCO-2024") String specialty,
            @NotNull Round round) {}

    @Schema(name = "Publication")
    record PublicationAnswer(
            UUID id,
            int examSession,
            String academy,
            String specialty,
            Round round,
            @Schema(examples = "38") int results,
            Instant publishedAt) {

        static PublicationAnswer of(Publication publication) {
            return new PublicationAnswer(
                    publication.id,
                    publication.examSession,
                    publication.academy,
                    publication.specialty,
                    publication.round,
                    publication.results,
                    publication.publishedAt);
        }
    }

    private final Scope scope;
    private final PublishResults publishResults;
    private final Idempotency idempotency;

    PublicationResource(Scope scope, PublishResults publishResults, Idempotency idempotency) {
        this.scope = scope;
        this.publishResults = publishResults;
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
            responseCode = "404",
            description = "Another académie",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "`/problems/embargo` before the instant of the calendar; `/problems/deliberation-not-closed`;"
                    + " `/problems/already-published`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<PublicationAnswer> publish(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull PublicationBody body) {
        scope.requireAcademy(body.academy());
        var publication = idempotency.once(
                key,
                body,
                PublicationAnswer.class,
                () -> PublicationAnswer.of(publishResults.handle(new PublishResults.Command(
                        body.examSession(), body.academy(), body.specialty(), body.round(), scope.actor()))));
        return RestResponse.status(RestResponse.Status.CREATED, publication);
    }

    @GET
    @RunOnVirtualThread
    @Operation(operationId = "listPublications", summary = "What an académie published in an exam session")
    @APIResponse(responseCode = "200", description = "Oldest first")
    @APIResponse(
            responseCode = "404",
            description = "Another académie",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public List<PublicationAnswer> list(@RestQuery @NotNull Integer examSession, @RestQuery @NotNull String academy) {
        scope.requireAcademy(academy);
        return Publication.<Publication>list(
                        "examSession = ?1 and academy = ?2 order by publishedAt", examSession, academy)
                .stream()
                .map(PublicationAnswer::of)
                .toList();
    }
}
