package fr.palmares.grading.deliberation;

import fr.palmares.grading.access.Scope;
import fr.palmares.grading.deliberation.candidate.DecisionSheet;
import fr.palmares.grading.deliberation.domain.gradesheet.Mark;
import fr.palmares.grading.deliberation.schoolreport.SchoolReport;
import fr.palmares.grading.jury.Jury;
import fr.palmares.platform.problem.InvalidInput;
import fr.palmares.platform.problem.Problem;
import fr.palmares.platform.web.Cursor;
import fr.palmares.platform.web.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The cases before the jury, and what it makes of them. */
@Path("/v1/deliberations/{id}/proposals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Deliberations")
@RolesAllowed({"exam-office", "jury"})
class ProposalResource {

    @Schema(name = "RaisedMark")
    record RaiseBody(
            @NotNull @Schema(examples = "10") String mark,

            @NotNull @NotBlank @Size(max = 500) @Schema(examples = "Livret scolaire très favorable")
            String reason) {}

    @Schema(name = "ProposedDecision")
    record ProposalAnswer(
            UUID registrationId,

            @Schema(description = "The livret scolaire, where the establishment gave it.")
            SchoolReport.@Nullable View schoolReport,

            DecisionSheet proposal) {}

    @Schema(name = "ProposedDecisions")
    record ProposalPage(
            List<ProposalAnswer> items, @Nullable String next) {}

    private static final String DISTANCE = "least(abs(average - 10), abs(average - 8))";

    private final Scope scope;
    private final Deliberations deliberations;
    private final RaiseMark raiseMark;

    ProposalResource(Scope scope, Deliberations deliberations, RaiseMark raiseMark) {
        this.scope = scope;
        this.deliberations = deliberations;
        this.raiseMark = raiseMark;
    }

    @GET
    @RunOnVirtualThread
    @Operation(
            operationId = "listProposals",
            summary = "What the calculation proposes, by candidate, with the livret scolaire",
            description = "With `near` only those close to a threshold, the closest first. Names are not shown.")
    @Parameter(name = "near", description = "Distance from 8 or 10 within which a case is near, such as 0.3")
    @APIResponse(
            responseCode = "200",
            description = "A part of the proposals",
            content = @Content(schema = @Schema(implementation = ProposalPage.class)))
    public ProposalPage proposals(
            @RestPath UUID id,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(500) int limit,
            @RestQuery @Nullable BigDecimal near) {
        deliberations.mine(id);
        var after = Cursor.decode(cursor);
        var rows = near == null ? byCandidate(id, after, limit) : byDistance(id, after, limit, near);
        var page = Page.of(
                rows,
                limit,
                row -> near == null
                        ? Cursor.encode(row.registrationId)
                        : Cursor.encode(row.distance().toPlainString(), row.registrationId));
        var reports = SchoolReport.of(
                page.items().stream().map(row -> row.registrationId).toList());
        return new ProposalPage(
                page.items().stream()
                        .map(row ->
                                new ProposalAnswer(row.registrationId, reports.get(row.registrationId), row.sheet()))
                        .toList(),
                page.next());
    }

    @PUT
    @Path("/{registrationId}/marks/{unit}")
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
            responseCode = "409",
            description = "`/problems/deliberation-closed`, `/problems/deliberation-computing`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "`/problems/mark-not-raised`; `/problems/own-pupil`: a member does not judge pupils of their"
                    + " own establishment; or no mark of this exam session in that unit",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public DecisionSheet raise(
            @RestPath UUID id, @RestPath UUID registrationId, @RestPath String unit, @Valid @NotNull RaiseBody body) {
        var deliberation = deliberations.mineToChange(id);
        Mark.flawIn(body.mark()).ifPresent(flaw -> {
            throw InvalidInput.unprocessable("/mark", "La note " + flaw.sentence() + ".");
        });
        return raiseMark.handle(new RaiseMark.Command(
                deliberation,
                registrationId,
                unit,
                Mark.of(body.mark()),
                body.reason(),
                scope.actor(),
                deliberations.ownSchools(Jury.findById(deliberation.juryId))));
    }

    private static List<Proposal> byCandidate(UUID id, List<String> after, int limit) {
        return Proposal.<Proposal>find(
                        "deliberationId = ?1 and registrationId > ?2 order by registrationId",
                        id,
                        after.isEmpty() ? new UUID(0, 0) : uuid(after.getFirst()))
                .page(0, limit + 1)
                .list();
    }

    private static List<Proposal> byDistance(UUID id, List<String> after, int limit, BigDecimal near) {
        if (!after.isEmpty() && after.size() != 2) {
            throw Cursor.unknown();
        }
        return Proposal.<Proposal>find(
                        "deliberationId = ?1 and " + DISTANCE + " <= ?2 and (" + DISTANCE + " > ?3 or " + DISTANCE
                                + " = ?3 and registrationId > ?4) order by " + DISTANCE + ", registrationId",
                        id,
                        near,
                        after.isEmpty() ? BigDecimal.ONE.negate() : decimal(after.getFirst()),
                        after.isEmpty() ? new UUID(0, 0) : uuid(after.getLast()))
                .page(0, limit + 1)
                .list();
    }

    private static BigDecimal decimal(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException notOurs) {
            throw Cursor.unknown();
        }
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOurs) {
            throw Cursor.unknown();
        }
    }
}
