package fr.palmares.grading.marks;

import fr.palmares.grading.access.Scope;
import fr.palmares.grading.deliberation.domain.Round;
import fr.palmares.grading.examfile.ExamFile;
import fr.palmares.grading.examfile.GridUnit;
import fr.palmares.grading.examfile.Specialty;
import fr.palmares.grading.marks.MarkRow.State;
import fr.palmares.grading.marks.domain.Entry;
import fr.palmares.grading.marks.domain.EntryRefusal;
import fr.palmares.platform.problem.Problem;
import fr.palmares.platform.web.ETags;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Marks of one candidate; nobody but the exam office sees them before the results (G-13). */
@Path("/v1/exam-files/{registrationId}/marks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Marks")
@RolesAllowed("exam-office")
class MarkResource {

    @Schema(name = "NewMark")
    record MarkBody(
            @NotNull MarkRow.Kind kind,

            @Nullable @Schema(description = "With MARK alone.", examples = "12.5")
            String value,

            @Nullable @Schema(description = "SUBMITTED by default.", defaultValue = "SUBMITTED")
            State state,

            @Nullable
            @Size(max = 500)
            @Schema(description = "Required when a mark is changed.", examples = "Erreur de report")
            String reason) {}

    @Schema(name = "Mark")
    record MarkAnswer(
            @Schema(examples = "U1") String unit,
            Round round,
            MarkRow.Kind kind,
            @Nullable @Schema(examples = "12.5") String value,
            MarkRow.State state) {

        static MarkAnswer of(MarkRow row) {
            return new MarkAnswer(
                    row.unit,
                    row.round,
                    row.kind,
                    row.entry() instanceof Entry.Marked(var mark) ? mark.toString() : null,
                    row.state);
        }
    }

    private final Scope scope;
    private final EnterMark enterMark;
    private final MarkHistory history;

    MarkResource(Scope scope, EnterMark enterMark, MarkHistory history) {
        this.scope = scope;
        this.enterMark = enterMark;
        this.history = history;
    }

    @PUT
    @Path("/{unit}")
    @RolesAllowed({"exam-office", "establishment"})
    @RunOnVirtualThread
    @Transactional
    @Operation(
            operationId = "putMark",
            summary = "Enter or change the mark of one unit",
            description = "The establishment enters those of units assessed in training (CCF), of its own candidates.")
    @APIResponse(
            responseCode = "200",
            description = "The mark, its version as ETag",
            content = @Content(schema = @Schema(implementation = MarkAnswer.class)))
    @APIResponse(
            responseCode = "409",
            description = "`/problems/marks-locked`, `/problems/file-cancelled`, `/problems/not-chosen-for-catch-up`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "`/problems/unprocessable`, `/problems/mark-off-step`, `/problems/unknown-unit`,"
                    + " `/problems/exempt-unit`, `/problems/held-unit`, `/problems/deferred-unit`,"
                    + " `/problems/reason-missing`,"
                    + " `/problems/not-in-training`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response put(
            @RestPath UUID registrationId,
            @RestPath String unit,
            @RestQuery @Nullable Round round,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull MarkBody body) {
        var file = scope.has("exam-office") ? scope.managed(registrationId) : inTraining(registrationId, unit, round);
        var entry = EntryReader.read("", body.kind(), body.value());
        var wanted = round == null ? Round.FIRST : round;
        var key = new MarkRow.Key(registrationId, unit, wanted);
        if (ifMatch != null) {
            var present = MarkRow.<MarkRow>findById(key);
            ETags.require(ifMatch, present == null ? 0 : present.version);
        }
        enterMark
                .handle(new EnterMark.Command(
                        file,
                        unit,
                        wanted,
                        entry,
                        body.state() == null ? MarkRow.State.SUBMITTED : body.state(),
                        body.reason(),
                        scope.actor(),
                        false))
                .ifPresent(refusal -> {
                    throw new MarkRefused(refusal);
                });
        var row = MarkRow.<MarkRow>findById(key);
        return Response.ok(MarkAnswer.of(row))
                .header("ETag", ETags.of(row.version))
                .build();
    }

    /** A test in a room is none of the establishment's to mark. */
    private ExamFile inTraining(UUID registrationId, String unit, @Nullable Round round) {
        var file = scope.visible(registrationId);
        var assessed = round != Round.CATCH_UP
                && Specialty.of(file.examSession, file.specialty)
                        .flatMap(grid -> grid.unit(unit))
                        .filter(GridUnit::assessedInTraining)
                        .isPresent();
        if (!assessed) {
            throw new MarkRefused(new EntryRefusal.NotInTraining(unit));
        }
        return file;
    }

    @GET
    @RunOnVirtualThread
    @Operation(operationId = "listMarks", summary = "The marks of one candidate")
    @APIResponse(responseCode = "200", description = "By round and unit")
    public List<MarkAnswer> list(@RestPath UUID registrationId) {
        scope.managed(registrationId);
        return MarkRow.of(registrationId).stream().map(MarkAnswer::of).toList();
    }

    @GET
    @Path("/{unit}/changes")
    @RunOnVirtualThread
    @Operation(operationId = "listMarkChanges", summary = "Who changed a mark, when, why, before and after")
    @APIResponse(responseCode = "200", description = "Oldest first")
    public List<MarkHistory.Change> changes(
            @RestPath UUID registrationId, @RestPath String unit, @RestQuery @Nullable Round round) {
        scope.managed(registrationId);
        return history.of(registrationId, unit, round == null ? Round.FIRST : round);
    }
}
