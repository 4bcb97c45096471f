package fr.palmares.grading.deliberation;

import fr.palmares.grading.access.Scope;
import fr.palmares.grading.deliberation.domain.Round;
import fr.palmares.grading.jury.Jury;
import fr.palmares.platform.problem.InvalidInput;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.problem.Problem;
import fr.palmares.platform.web.Idempotency;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
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

/** Deliberations: for the exam office of the specialty and for the jury appointed to each. */
@Path("/v1/deliberations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Deliberations")
@RolesAllowed({"exam-office", "jury"})
class DeliberationResource {

    @Schema(name = "NewDeliberation")
    record DeliberationBody(
            @NotNull @Schema(examples = "2026") Integer examSession,
            @NotNull @Schema(examples = "17") String academy,
            @NotNull @Schema(examples = "MCO-2024") String specialty,
            @NotNull UUID juryId,

            @Nullable @Schema(description = "By default FIRST, then CATCH_UP once the first round is closed.")
            Round round) {}

    private final Scope scope;
    private final Deliberations deliberations;
    private final OpenDeliberation openDeliberation;
    private final Idempotency idempotency;

    DeliberationResource(
            Scope scope, Deliberations deliberations, OpenDeliberation openDeliberation, Idempotency idempotency) {
        this.scope = scope;
        this.deliberations = deliberations;
        this.openDeliberation = openDeliberation;
        this.idempotency = idempotency;
    }

    @POST
    @RunOnVirtualThread
    @Operation(
            operationId = "openDeliberation",
            summary = "Lock the marks of a specialty and propose a decision for each candidate",
            description = "Calculated part by part: asked again after a crash, it goes on where it stopped.")
    @APIResponse(
            responseCode = "201",
            description = "Open, with proposals",
            content = @Content(schema = @Schema(implementation = DeliberationAnswer.class)))
    @APIResponse(
            responseCode = "409",
            description = "`/problems/gate-open` names what is missing, candidate by candidate;"
                    + " `/problems/jury-cannot-sit` says why; `/problems/grid-not-verified`,"
                    + " `/problems/already-deliberated`, `/problems/first-round-open`, `/problems/nobody-to-decide`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "The jury was appointed for something else",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<DeliberationAnswer> open(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull DeliberationBody body) {
        var deliberation = idempotency.once(key, body, DeliberationAnswer.class, () -> opened(body));
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, deliberation)
                .location(URI.create("/v1/deliberations/" + deliberation.id()))
                .build();
    }

    private DeliberationAnswer opened(DeliberationBody body) {
        var jury = Jury.<Jury>findByIdOptional(body.juryId())
                .filter(deliberations::mayDeliberate)
                .orElseThrow(() -> new NotFound("Aucun jury ne correspond à cette adresse."));
        if (jury.examSession != body.examSession()
                || !jury.academy.equals(body.academy())
                || !jury.specialty.equals(body.specialty())) {
            throw InvalidInput.unprocessable(
                    "/juryId", "Ce jury n’est pas nommé pour cette session, cette académie et cette spécialité.");
        }
        var id = openDeliberation.handle(jury, body.round(), scope.actor());
        return DeliberationAnswer.of(DeliberationRow.findById(id));
    }

    @GET
    @RunOnVirtualThread
    @Operation(operationId = "listDeliberations", summary = "The deliberations of a specialty")
    @APIResponse(responseCode = "200", description = "Oldest first")
    public List<DeliberationAnswer> list(
            @RestQuery @NotNull Integer examSession,
            @RestQuery @NotNull String academy,
            @RestQuery @NotNull String specialty) {
        return DeliberationRow.<DeliberationRow>list(
                        "examSession = ?1 and academy = ?2 and specialty = ?3 order by openedAt",
                        examSession,
                        academy,
                        specialty)
                .stream()
                .filter(row -> deliberations.mayDeliberate(Jury.findById(row.juryId)))
                .map(DeliberationAnswer::of)
                .toList();
    }

    @GET
    @Path("/{id}")
    @RunOnVirtualThread
    @Operation(operationId = "getDeliberation", summary = "One deliberation and how many of each decision")
    @APIResponse(
            responseCode = "200",
            description = "The deliberation",
            content = @Content(schema = @Schema(implementation = DeliberationAnswer.class)))
    public DeliberationAnswer get(@RestPath UUID id) {
        return DeliberationAnswer.of(deliberations.mine(id));
    }
}
