package fr.palmares.grading.scripts;

import fr.palmares.grading.access.Scope;
import fr.palmares.grading.deliberation.domain.Round;
import fr.palmares.grading.examfile.ExamFile;
import fr.palmares.grading.marks.EnterScriptMark;
import fr.palmares.grading.marks.MarkRow;
import fr.palmares.grading.marks.domain.Entry;
import fr.palmares.grading.scripts.domain.Distribution;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.problem.Conflict;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.problem.Problem;
import fr.palmares.platform.web.Caller;
import fr.palmares.platform.web.Idempotency;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.LockModeType;
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
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Lots of anonymous scripts: made by the exam office, marked by the examiner they were given to, nobody else. */
@Path("/v1/script-lots")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Marks")
class ScriptLotResource {

    @Schema(name = "Examiner")
    record ExaminerBody(
            @NotNull
            @NotBlank
            @Size(max = 120)
            @Schema(description = "Subject or e-mail of the account.", examples = "y.legoff@example.org")
            String account,

            @Nullable
            @Schema(description = "Where the examiner teaches: never marked are its candidates.", examples = "0440001M")
            String uai) {}

    @Schema(name = "NewScriptLots")
    record LotsBody(
            @NotNull @Schema(examples = "2026") Integer examSession,
            @NotNull @Schema(examples = "17") String academy,
            @NotNull @Schema(examples = "MCO-2024") String specialty,
            @NotNull @Schema(examples = "U1") String unit,
            @NotNull @Size(min = 1, max = 200) List<@NotNull @Valid ExaminerBody> examiners) {}

    @Schema(name = "ScriptLot")
    record LotAnswer(
            UUID id,
            int examSession,
            String specialty,
            @Schema(examples = "U1") String unit,
            String examiner,
            ScriptLot.State state,
            List<ScriptLine> scripts) {}

    @Schema(name = "AnonymousScript")
    record ScriptLine(
            @Schema(examples = "K7QM3XTD") String number,
            @Nullable @Schema(examples = "12.5") String mark) {}

    @Schema(name = "ScriptLots")
    record LotsAnswer(
            List<LotAnswer> lots,

            @Schema(description = "Candidates whom no examiner may mark.")
            List<UUID> unassigned) {}

    @Schema(name = "ScriptMark")
    record ScriptMarkBody(
            @NotNull @Schema(examples = "12.5") String value,

            @Nullable @Size(max = 500) @Schema(description = "Required when a mark is changed.")
            String reason) {}

    private final Scope scope;
    private final Caller caller;
    private final MakeLots makeLots;
    private final EnterScriptMark enterScriptMark;
    private final Idempotency idempotency;
    private final AuditTrail audit;

    ScriptLotResource(
            Scope scope,
            Caller caller,
            MakeLots makeLots,
            EnterScriptMark enterScriptMark,
            Idempotency idempotency,
            AuditTrail audit) {
        this.scope = scope;
        this.caller = caller;
        this.makeLots = makeLots;
        this.enterScriptMark = enterScriptMark;
        this.idempotency = idempotency;
        this.audit = audit;
    }

    @POST
    @RolesAllowed("exam-office")
    @RunOnVirtualThread
    @Transactional
    @Operation(
            operationId = "shareOutScripts",
            summary = "Number the scripts of a unit and share them out to examiners")
    @APIResponse(
            responseCode = "201",
            description = "The lots, and whom no examiner may mark",
            content = @Content(schema = @Schema(implementation = LotsAnswer.class)))
    @APIResponse(
            responseCode = "404",
            description = "Another académie",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "Unknown specialty or unit",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<LotsAnswer> shareOut(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull LotsBody body) {
        scope.requireAcademy(body.academy());
        var answer = idempotency.once(key, body, LotsAnswer.class, () -> {
            var made = makeLots.handle(new MakeLots.Command(
                    body.examSession(),
                    body.academy(),
                    body.specialty(),
                    body.unit(),
                    body.examiners().stream()
                            .map(examiner -> new Distribution.Examiner(examiner.account(), examiner.uai()))
                            .toList()));
            ScriptLot.flush();
            return new LotsAnswer(made.lots().stream().map(this::answer).toList(), made.unassigned());
        });
        return RestResponse.status(RestResponse.Status.CREATED, answer);
    }

    @GET
    @RolesAllowed("examiner")
    @RunOnVirtualThread
    @Operation(operationId = "listScriptLots", summary = "The examiner's own lots, with the marks given so far")
    @APIResponse(responseCode = "200", description = "By unit")
    @APIResponse(
            responseCode = "403",
            description = "Not an examiner",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public List<LotAnswer> mine() {
        return ScriptLot.<ScriptLot>list("examiner in ?1 order by unit, id", accounts()).stream()
                .map(this::answer)
                .toList();
    }

    @PUT
    @Path("/{id}/scripts/{number}")
    @RolesAllowed("examiner")
    @RunOnVirtualThread
    @Transactional
    @Operation(operationId = "markScript", summary = "Give a script its mark, as a draft until the lot is handed in")
    @APIResponse(
            responseCode = "200",
            description = "The script with its mark",
            content = @Content(schema = @Schema(implementation = ScriptLine.class)))
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
            description = "`/problems/unprocessable`, `/problems/mark-off-step`, `/problems/reason-missing`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public ScriptLine mark(@RestPath UUID id, @RestPath String number, @Valid @NotNull ScriptMarkBody body) {
        var lot = openLot(id);
        var script = Script.<Script>findByIdOptional(number)
                .filter(found -> found.lotId.equals(lot.id))
                .orElseThrow(ScriptLotResource::unknown);
        enterScriptMark.draft(
                ExamFile.findById(script.registrationId), lot.unit, body.value(), body.reason(), scope.actor());
        return new ScriptLine(number, body.value());
    }

    @PUT
    @Path("/{id}/hand-in")
    @RolesAllowed("examiner")
    @RunOnVirtualThread
    @Transactional
    @Operation(
            operationId = "handInLot",
            summary = "Hand a lot in: its marks are submitted and no longer the examiner's")
    @APIResponse(
            responseCode = "200",
            description = "Handed in",
            content = @Content(schema = @Schema(implementation = LotAnswer.class)))
    @APIResponse(
            responseCode = "404",
            description = "Absent or another examiner's",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "`/problems/lot-handed-in`; `/problems/scripts-without-mark` names their numbers",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public LotAnswer handIn(@RestPath UUID id) {
        var lot = openLot(id);
        var scripts = Script.of(lot.id);
        var unmarked = enterScriptMark.handIn(
                scripts.stream().map(script -> script.registrationId).toList(), lot.unit);
        if (!unmarked.isEmpty()) {
            throw new Conflict(
                    "/problems/scripts-without-mark",
                    "Copies sans note",
                    "Ces copies attendent une note : "
                            + scripts.stream()
                                    .filter(script -> unmarked.contains(script.registrationId))
                                    .map(script -> script.number)
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        lot.state = ScriptLot.State.HANDED_IN;
        audit.record("lot.handed-in", lot.id.toString(), Map.of("scripts", scripts.size()));
        return answer(lot);
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

    private LotAnswer answer(ScriptLot lot) {
        var scripts = Script.of(lot.id);
        var marks = MarkRow.<MarkRow>list(
                        "registrationId in ?1 and unit = ?2 and round = ?3",
                        scripts.stream().map(script -> script.registrationId).toList(),
                        lot.unit,
                        Round.FIRST)
                .stream()
                .collect(Collectors.toMap(row -> row.registrationId, Function.identity()));
        return new LotAnswer(
                lot.id,
                lot.examSession,
                lot.specialty,
                lot.unit,
                lot.examiner,
                lot.state,
                scripts.stream()
                        .map(script -> new ScriptLine(script.number, value(marks.get(script.registrationId))))
                        .toList());
    }

    private static @Nullable String value(@Nullable MarkRow row) {
        return row != null && row.entry() instanceof Entry.Marked(var mark) ? mark.toString() : null;
    }

    private static NotFound unknown() {
        return new NotFound("Aucune copie de vos lots ne correspond à cette adresse.");
    }
}
