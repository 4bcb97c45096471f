package fr.palmares.grading.deliberation;

import fr.palmares.grading.access.Scope;
import fr.palmares.grading.deliberation.domain.Decision;
import fr.palmares.grading.deliberation.domain.Mark;
import fr.palmares.grading.deliberation.domain.Round;
import fr.palmares.platform.problem.InvalidInput;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.problem.Problem;
import fr.palmares.platform.web.Caller;
import fr.palmares.platform.web.Cursor;
import fr.palmares.platform.web.Idempotency;
import fr.palmares.platform.web.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Deliberations: for the exam office of the académie and for the jury appointed to each. */
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

    @Schema(name = "RaisedMark")
    record RaiseBody(
            @NotNull @Schema(examples = "10") String mark,

            @NotNull @NotBlank @Size(max = 500) @Schema(examples = "Livret scolaire très favorable")
            String reason) {}

    @Schema(name = "ClosureStatement")
    record ClosureBody(
            @Nullable @Size(max = 60) @Schema(description = "Names of members who did not come.")
            List<String> absentMembers,

            @Nullable @Schema(description = "The livret scolaire of whoever fails was looked at (G-9).")
            Boolean schoolReportsSeen,

            @Nullable @Size(max = 4000) String remarks) {}

    @Schema(name = "Deliberation")
    record DeliberationAnswer(
            UUID id,
            int examSession,
            String academy,
            String specialty,
            Round round,
            UUID juryId,
            DeliberationRow.State state,
            @Schema(examples = "38") int candidates,

            @Schema(description = "How many proposals of each decision.")
            Map<Decision, Long> decisions,

            Instant openedAt,
            @Nullable Instant closedAt,

            @Nullable @Schema(description = "SHA-256 of the minutes, once closed.")
            String minutesSha256) {

        static DeliberationAnswer of(DeliberationRow row) {
            var decisions = Proposal.of(row.id).stream()
                    .collect(Collectors.groupingBy(proposal -> proposal.decision, TreeMap::new, Collectors.counting()));
            return new DeliberationAnswer(
                    row.id,
                    row.examSession,
                    row.academy,
                    row.specialty,
                    row.round,
                    row.juryId,
                    row.state,
                    decisions.values().stream().mapToInt(Long::intValue).sum(),
                    decisions,
                    row.openedAt,
                    row.closedAt,
                    row.minutesSha256);
        }
    }

    @Schema(name = "ProposedDecision")
    record ProposalAnswer(UUID registrationId, DecisionSheet proposal) {}

    @Schema(name = "ProposedDecisions")
    record ProposalPage(
            List<ProposalAnswer> items, @Nullable String next) {}

    private final Scope scope;
    private final Caller caller;
    private final Deliberate deliberate;
    private final Idempotency idempotency;

    DeliberationResource(Scope scope, Caller caller, Deliberate deliberate, Idempotency idempotency) {
        this.scope = scope;
        this.caller = caller;
        this.deliberate = deliberate;
        this.idempotency = idempotency;
    }

    @POST
    @RunOnVirtualThread
    @Transactional
    @Operation(
            operationId = "openDeliberation",
            summary = "Lock the marks of a specialty and propose a decision for each candidate")
    @APIResponse(
            responseCode = "201",
            description = "Open, with proposals",
            content = @Content(schema = @Schema(implementation = DeliberationAnswer.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such jury, or not the caller's",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "`/problems/gate-open` names each missing mark; `/problems/grid-not-verified`,"
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
                .filter(this::mayDeliberate)
                .orElseThrow(() -> new NotFound("Aucun jury ne correspond à cette adresse."));
        if (jury.examSession != body.examSession()
                || !jury.academy.equals(body.academy())
                || !jury.specialty.equals(body.specialty())) {
            throw InvalidInput.unprocessable(
                    "/juryId", "Ce jury n'est pas nommé pour cette session, cette académie et cette spécialité.");
        }
        var row = deliberate.open(jury, body.round(), scope.actor());
        DeliberationRow.flush();
        return DeliberationAnswer.of(row);
    }

    @GET
    @RunOnVirtualThread
    @Operation(operationId = "listDeliberations", summary = "The deliberations of a specialty")
    @APIResponse(responseCode = "200", description = "Oldest first")
    @APIResponse(
            responseCode = "404",
            description = "Another académie",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
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
                .filter(row -> mayDeliberate(Jury.findById(row.juryId)))
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
    @APIResponse(
            responseCode = "404",
            description = "Absent or not the caller's",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public DeliberationAnswer get(@RestPath UUID id) {
        return DeliberationAnswer.of(mine(id));
    }

    @GET
    @Path("/{id}/proposals")
    @RunOnVirtualThread
    @Operation(
            operationId = "listProposals",
            summary = "What the calculation proposes, by candidate; with `near` only those close to a threshold")
    @Parameter(name = "near", description = "Distance from 8 or 10 within which a case is near, such as 0.3")
    @APIResponse(
            responseCode = "200",
            description = "A part of the proposals",
            content = @Content(schema = @Schema(implementation = ProposalPage.class)))
    @APIResponse(
            responseCode = "404",
            description = "Absent or not the caller's",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public ProposalPage proposals(
            @RestPath UUID id,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(500) int limit,
            @RestQuery @Nullable BigDecimal near) {
        mine(id);
        var after = Cursor.decode(cursor);
        var from = after.isEmpty() ? new UUID(0, 0) : uuid(after.getFirst());
        var rows = near == null
                ? Proposal.<Proposal>find(
                                "deliberationId = ?1 and registrationId > ?2 order by registrationId", id, from)
                        .page(0, limit + 1)
                        .list()
                : Proposal.<Proposal>find(
                                "deliberationId = ?1 and registrationId > ?2"
                                        + " and (abs(average - 10) <= ?3 or abs(average - 8) <= ?3)"
                                        + " order by registrationId",
                                id,
                                from,
                                near)
                        .page(0, limit + 1)
                        .list();
        var page = Page.of(rows, limit, row -> Cursor.encode(row.registrationId));
        return new ProposalPage(
                page.items().stream()
                        .map(row -> new ProposalAnswer(row.registrationId, row.sheet()))
                        .toList(),
                page.next());
    }

    @PUT
    @Path("/{id}/proposals/{registrationId}/marks/{unit}")
    @RunOnVirtualThread
    @Transactional
    @Operation(
            operationId = "raiseMark",
            summary = "The jury raises a mark and says why; the decision is proposed anew")
    @APIResponse(
            responseCode = "200",
            description = "The new proposal",
            content = @Content(schema = @Schema(implementation = DecisionSheet.class)))
    @APIResponse(
            responseCode = "404",
            description = "Absent or not the caller's",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "`/problems/deliberation-closed`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "`/problems/mark-not-raised`, or no mark of this exam session in that unit",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public DecisionSheet raise(
            @RestPath UUID id, @RestPath UUID registrationId, @RestPath String unit, @Valid @NotNull RaiseBody body) {
        var deliberation = mineToChange(id);
        Mark.flawIn(body.mark()).ifPresent(flaw -> {
            throw InvalidInput.unprocessable("/mark", "La note " + flaw.sentence() + ".");
        });
        return deliberate.raise(deliberation, registrationId, unit, Mark.of(body.mark()), body.reason(), scope.actor());
    }

    @PUT
    @Path("/{id}/closure")
    @RunOnVirtualThread
    @Transactional
    @Operation(operationId = "closeDeliberation", summary = "Decide as proposed and seal the minutes")
    @APIResponse(
            responseCode = "200",
            description = "Closed, with the seal of its minutes",
            content = @Content(schema = @Schema(implementation = DeliberationAnswer.class)))
    @APIResponse(
            responseCode = "404",
            description = "Absent or not the caller's",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "`/problems/deliberation-closed`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public DeliberationAnswer close(@RestPath UUID id, @Valid @Nullable ClosureBody body) {
        var deliberation = mineToChange(id);
        var statement = body == null
                ? new Minutes.Statement(List.of(), null, null)
                : new Minutes.Statement(
                        body.absentMembers() == null ? List.of() : body.absentMembers(),
                        body.schoolReportsSeen(),
                        body.remarks());
        return DeliberationAnswer.of(deliberate.close(deliberation, statement, scope.actor()));
    }

    @GET
    @Path("/{id}/minutes")
    @RunOnVirtualThread
    @Operation(operationId = "getMinutes", summary = "The sealed minutes, byte for byte; their SHA-256 is the ETag")
    @APIResponse(responseCode = "200", description = "The minutes")
    @APIResponse(
            responseCode = "404",
            description = "Not closed, absent or not the caller's",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<String> minutes(@RestPath UUID id) {
        var deliberation = mine(id);
        if (deliberation.minutes == null) {
            throw new NotFound("Le procès-verbal est écrit à la clôture.");
        }
        return RestResponse.ResponseBuilder.ok(deliberation.minutes)
                .header("ETag", "\"" + deliberation.minutesSha256 + "\"")
                .build();
    }

    private DeliberationRow mine(UUID id) {
        return DeliberationRow.<DeliberationRow>findByIdOptional(id)
                .filter(row -> mayDeliberate(Jury.findById(row.juryId)))
                .orElseThrow(DeliberationResource::unknown);
    }

    /** Two members who act at once act one after the other. */
    private DeliberationRow mineToChange(UUID id) {
        return DeliberationRow.<DeliberationRow>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(row -> mayDeliberate(Jury.findById(row.juryId)))
                .orElseThrow(DeliberationResource::unknown);
    }

    private boolean mayDeliberate(Jury jury) {
        return caller.has("exam-office") && scope.managesAcademy(jury.academy)
                || caller.has("jury") && jury.seats(caller.subject(), caller.values("email"));
    }

    private static NotFound unknown() {
        return new NotFound("Aucune délibération ne correspond à cette adresse.");
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOurs) {
            throw Cursor.unknown();
        }
    }
}
