package fr.palmares.grading.scripts;

import fr.palmares.grading.access.Scope;
import fr.palmares.grading.deliberation.domain.gradesheet.Mark;
import fr.palmares.grading.examfile.ExamFile;
import fr.palmares.grading.marks.EnterScriptMark;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.problem.Conflict;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.problem.Problem;
import fr.palmares.platform.web.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Lots of anonymous scripts, as the examiner they were given to marks them; nobody else sees them here. */
@Path("/v1/script-lots")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Marks")
@RolesAllowed("examiner")
class ScriptLotResource {

    @Schema(name = "ScriptMark")
    record ScriptMarkBody(
            @NotNull @Schema(examples = "12.5") String value,

            @Nullable @Size(max = 500) @Schema(description = "Required when a mark is changed.")
            String reason) {}

    private final Scope scope;
    private final Caller caller;
    private final ScriptLots lots;
    private final EnterScriptMark enterScriptMark;
    private final AuditTrail audit;
    private final Clock clock;

    ScriptLotResource(
            Scope scope,
            Caller caller,
            ScriptLots lots,
            EnterScriptMark enterScriptMark,
            AuditTrail audit,
            Clock clock) {
        this.scope = scope;
        this.caller = caller;
        this.lots = lots;
        this.enterScriptMark = enterScriptMark;
        this.audit = audit;
        this.clock = clock;
    }

    @GET
    @RunOnVirtualThread
    @Operation(operationId = "listScriptLots", summary = "The examiner's own lots, with the marks given so far")
    @APIResponse(responseCode = "200", description = "By unit")
    public List<ScriptLots.LotAnswer> mine() {
        return ScriptLot.<ScriptLot>list("examiner in ?1 order by unit, id", accounts()).stream()
                .map(lots::answer)
                .toList();
    }

    @PUT
    @Path("/{id}/scripts/{number}")
    @RunOnVirtualThread
    @Transactional
    @Operation(operationId = "markScript", summary = "Give a script its mark, as a draft until the lot is handed in")
    @APIResponse(
            responseCode = "200",
            description = "The script with its mark",
            content = @Content(schema = @Schema(implementation = ScriptLots.ScriptLine.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such script in the examiner's own lots",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "`/problems/lot-handed-in`, `/problems/marks-locked`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "`/problems/unprocessable`, `/problems/mark-off-step`, `/problems/reason-missing`,"
                    + " `/problems/own-pupil`: the script is of the examiner's own establishment",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public ScriptLots.ScriptLine mark(@RestPath UUID id, @RestPath String number, @Valid @NotNull ScriptMarkBody body) {
        var lot = openLot(id);
        var script = ScriptLots.scripts(lot).stream()
                .filter(found -> found.number.equals(number))
                .findFirst()
                .orElseThrow(ScriptLotResource::unknown);
        var file = ExamFile.<ExamFile>findById(script.registrationId);
        var mark = enterScriptMark.checked(file, lot.unit, body.value(), caller.values("uai"));
        if (lot.secondOf == null) {
            enterScriptMark.draft(file, lot.unit, mark, body.reason(), scope.actor());
        } else {
            second(lot, number, mark);
        }
        return new ScriptLots.ScriptLine(number, body.value());
    }

    @PUT
    @Path("/{id}/hand-in")
    @RunOnVirtualThread
    @Transactional
    @Operation(
            operationId = "handInLot",
            summary = "Hand a lot in: its marks are submitted and no longer the examiner's")
    @APIResponse(
            responseCode = "200",
            description = "Handed in",
            content = @Content(schema = @Schema(implementation = ScriptLots.LotAnswer.class)))
    @APIResponse(
            responseCode = "409",
            description = "`/problems/lot-handed-in`; `/problems/scripts-without-mark` names their numbers",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public ScriptLots.LotAnswer handIn(@RestPath UUID id) {
        var lot = openLot(id);
        var scripts = ScriptLots.scripts(lot);
        if (lot.secondOf == null) {
            enterScriptMark.handIn(
                    scripts.stream().map(script -> script.registrationId).toList(), lot.unit);
        }
        refuseUnmarked(lot, scripts);
        lot.state = ScriptLot.State.HANDED_IN;
        audit.record("lot.handed-in", lot.id.toString(), Map.of("scripts", scripts.size()));
        return lots.answer(lot);
    }

    /** What was handed in so far goes back with the transaction. */
    private static void refuseUnmarked(ScriptLot lot, List<Script> scripts) {
        var marked = ScriptLots.marks(lot, scripts);
        var unmarked = scripts.stream()
                .map(script -> script.number)
                .filter(number -> !marked.containsKey(number))
                .toList();
        if (!unmarked.isEmpty()) {
            throw new Conflict(
                    "/problems/scripts-without-mark",
                    "Copies sans note",
                    "Ces copies attendent une note : " + String.join(", ", unmarked) + ".");
        }
    }

    private void second(ScriptLot lot, String number, Mark mark) {
        var row = SecondMark.<SecondMark>findByIdOptional(new SecondMark.Key(lot.id, number))
                .orElseGet(SecondMark::new);
        row.lotId = lot.id;
        row.number = number;
        row.value = mark.value();
        row.markedBy = scope.actor();
        row.markedAt = clock.instant();
        row.persist();
    }

    private ScriptLot openLot(UUID id) {
        var lot = ScriptLot.<ScriptLot>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(found -> accounts().contains(found.examiner))
                .orElseThrow(ScriptLotResource::unknown);
        if (lot.state == ScriptLot.State.HANDED_IN) {
            throw new Conflict("/problems/lot-handed-in", "Lot rendu", "Ce lot est rendu : ses notes sont transmises.");
        }
        return lot;
    }

    private List<String> accounts() {
        return Stream.concat(Stream.of(caller.subject()), caller.values("email").stream())
                .toList();
    }

    private static NotFound unknown() {
        return new NotFound("Aucune copie de vos lots ne correspond à cette adresse.");
    }
}
