package fr.palmares.grading.results;

import fr.palmares.grading.access.Scope;
import fr.palmares.grading.deliberation.domain.Round;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.problem.Problem;
import fr.palmares.platform.web.Idempotency;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The release of results. */
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
            @NotNull Round round) {}

    enum State {
        PUBLISHED,
        AWAITING_SECOND_PERSON
    }

    @Schema(name = "Publication")
    record PublicationAnswer(
            @Nullable UUID id,
            State state,
            int examSession,
            String academy,
            String specialty,
            Round round,
            @Schema(examples = "38") int results,
            @Nullable Instant publishedAt) {

        static PublicationAnswer awaited(PublicationBody body) {
            return new PublicationAnswer(
                    null,
                    State.AWAITING_SECOND_PERSON,
                    body.examSession(),
                    body.academy(),
                    body.specialty(),
                    body.round(),
                    0,
                    null);
        }

        static PublicationAnswer of(Publication publication) {
            return new PublicationAnswer(
                    publication.id,
                    State.PUBLISHED,
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
    private final AdmittedLists lists;
    private final AuditTrail audit;

    PublicationResource(
            Scope scope,
            PublishResults publishResults,
            Idempotency idempotency,
            AdmittedLists lists,
            AuditTrail audit) {
        this.scope = scope;
        this.publishResults = publishResults;
        this.idempotency = idempotency;
        this.lists = lists;
        this.audit = audit;
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
            responseCode = "202",
            description = "Where two people release results: another one has to ask too",
            content = @Content(schema = @Schema(implementation = PublicationAnswer.class)))
    @APIResponse(
            responseCode = "409",
            description =
                    "`/problems/same-person`; `/problems/embargo` before the instant of the calendar; `/problems/deliberation-not-closed`;"
                            + " `/problems/already-published`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<PublicationAnswer> publish(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull PublicationBody body) {
        scope.requireAcademy(body.academy());
        var publication = idempotency.once(
                key,
                body,
                PublicationAnswer.class,
                () -> publishResults
                        .handle(new PublishResults.Command(
                                body.examSession(), body.academy(), body.specialty(), body.round(), scope.actor()))
                        .map(PublicationAnswer::of)
                        .orElseGet(() -> PublicationAnswer.awaited(body)));
        return RestResponse.status(
                publication.state() == State.PUBLISHED ? RestResponse.Status.CREATED : RestResponse.Status.ACCEPTED,
                publication);
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

    @GET
    @Path("/{id}/admitted")
    @PermitAll
    @SecurityRequirementsSet
    @RunOnVirtualThread
    @Operation(operationId = "listAdmitted", summary = "The public list: who is admitted, and nobody else")
    @APIResponse(responseCode = "200", description = "By name")
    @APIResponse(
            responseCode = "404",
            description = "No such publication",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public List<AdmittedLists.Admitted> admitted(@RestPath UUID id) {
        requirePublication(id);
        return lists.everybody(id);
    }

    @GET
    @Path("/{id}/press-list")
    @Produces("text/csv")
    @RunOnVirtualThread
    @Operation(
            operationId = "exportPressList",
            summary = "For the press: the admitted who consented to it, as CSV (R-12)")
    @APIResponse(
            responseCode = "200",
            description = "One line per candidate",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(
            responseCode = "404",
            description = "Absent or another académie's",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public String press(@RestPath UUID id) {
        var publication = requirePublication(id);
        scope.requireAcademy(publication.academy);
        audit.record("press-list.exported", id.toString(), Map.of());
        return lists.pressCsv(id);
    }

    private static Publication requirePublication(UUID id) {
        return Publication.<Publication>findByIdOptional(id)
                .orElseThrow(() -> new NotFound("Aucune publication ne correspond à cette adresse."));
    }
}
