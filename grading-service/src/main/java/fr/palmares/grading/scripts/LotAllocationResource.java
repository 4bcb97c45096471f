package fr.palmares.grading.scripts;

import fr.palmares.grading.access.Scope;
import fr.palmares.grading.examfile.ExamFile;
import fr.palmares.grading.marks.Harmonise;
import fr.palmares.grading.scripts.domain.Distribution;
import fr.palmares.platform.audit.AuditTrail;
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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The exam office's side of the lots: shared out, marked a second time, harmonised. */
@Path("/v1/script-lots")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Marks")
@RolesAllowed("exam-office")
class LotAllocationResource {

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

    @Schema(name = "ScriptLots")
    record LotsAnswer(
            List<ScriptLots.LotAnswer> lots,

            @Schema(description = "Candidates whom no examiner may mark.")
            List<UUID> unassigned) {}

    @Schema(name = "NewSecondMarking")
    record SecondBody(
            @NotNull @Valid ExaminerBody examiner,

            @NotNull @NotBlank @Size(max = 500) @Schema(examples = "Écart de moyenne de trois points entre deux lots")
            String reason) {}

    @Schema(name = "NewHarmonisation")
    record HarmoniseBody(
            @NotNull @Schema(description = "Points added to each mark, negative to take off.", examples = "0.5")
            BigDecimal shift,

            @NotNull @NotBlank @Size(max = 500) @Schema(examples = "Commission d’harmonisation du 12 juin")
            String reason) {}

    @Schema(name = "MarkDifference")
    record Difference(
            @Schema(examples = "K7QM3XTD") String number,
            @Nullable @Schema(examples = "9") String first,
            @Nullable @Schema(examples = "12.5") String second,

            @Nullable @Schema(description = "Second less first.", examples = "3.5")
            String difference) {}

    private final Scope scope;
    private final MakeLots makeLots;
    private final ScriptLots lots;
    private final Harmonise harmonise;
    private final Idempotency idempotency;
    private final AuditTrail audit;

    LotAllocationResource(
            Scope scope,
            MakeLots makeLots,
            ScriptLots lots,
            Harmonise harmonise,
            Idempotency idempotency,
            AuditTrail audit) {
        this.scope = scope;
        this.makeLots = makeLots;
        this.lots = lots;
        this.harmonise = harmonise;
        this.idempotency = idempotency;
        this.audit = audit;
    }

    @POST
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
            responseCode = "422",
            description = "Unknown specialty or unit",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<LotsAnswer> shareOut(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull LotsBody body) {
        scope.requireSpecialty(body.examSession(), body.academy(), body.specialty());
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
            return new LotsAnswer(made.lots().stream().map(lots::answer).toList(), made.unassigned());
        });
        return RestResponse.status(RestResponse.Status.CREATED, answer);
    }

    @POST
    @Path("/{id}/second-marking")
    @RunOnVirtualThread
    @Transactional
    @Operation(
            operationId = "askSecondMarking",
            summary = "Have a lot marked a second time, by somebody else who does not see the first marks")
    @APIResponse(
            responseCode = "201",
            description = "The second examiner's lot",
            content = @Content(schema = @Schema(implementation = ScriptLots.LotAnswer.class)))
    @APIResponse(
            responseCode = "409",
            description = "`/problems/already-second-marked`; `/problems/lot-open` while the first marks are drafts",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "`/problems/same-examiner`; `/problems/own-pupil` when the lot holds own pupils of theirs",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<ScriptLots.LotAnswer> second(@RestPath UUID id, @Valid @NotNull SecondBody body) {
        var lot = makeLots.second(
                mine(id),
                new Distribution.Examiner(
                        body.examiner().account(), body.examiner().uai()),
                body.reason());
        ScriptLot.flush();
        return RestResponse.status(RestResponse.Status.CREATED, lots.answer(lot));
    }

    @GET
    @Path("/{id}/second-marking")
    @RunOnVirtualThread
    @Operation(
            operationId = "compareMarkings",
            summary = "First and second marks of a lot, script by script",
            description = "The exam office settles a difference by `putMark`, with its reason.")
    @APIResponse(responseCode = "200", description = "The greatest difference first")
    public List<Difference> compare(@RestPath UUID id) {
        var first = mine(id);
        var second = ScriptLot.<ScriptLot>find("secondOf", id)
                .<ScriptLot>firstResultOptional()
                .orElseThrow(() -> new NotFound("Ce lot n’a pas de deuxième correction."));
        var scripts = ScriptLots.scripts(first);
        var given = ScriptLots.marks(first, scripts);
        var again = ScriptLots.marks(second, scripts);
        return scripts.stream()
                .map(script -> difference(script.number, given.get(script.number), again.get(script.number)))
                .sorted(Comparator.comparing(LotAllocationResource::size)
                        .reversed()
                        .thenComparing(Difference::number))
                .toList();
    }

    @POST
    @Path("/{id}/harmonisations")
    @RunOnVirtualThread
    @Transactional
    @Operation(
            operationId = "harmoniseLot",
            summary = "Move all the marks of a lot by the same step, with the commission's reason")
    @APIResponse(
            responseCode = "200",
            description = "How many marks moved; the history has each of them",
            content = @Content(schema = @Schema(implementation = Harmonise.Harmonised.class)))
    @APIResponse(
            responseCode = "409",
            description = "`/problems/marks-locked`; `/problems/lot-open` while its marks are drafts",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "`/problems/mark-off-step`: marks would no longer go by half points",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Harmonise.Harmonised harmonise(@RestPath UUID id, @Valid @NotNull HarmoniseBody body) {
        var lot = MakeLots.handedIn(mine(id));
        var files = ScriptLots.scripts(lot).stream()
                .map(script -> ExamFile.<ExamFile>findById(script.registrationId))
                .toList();
        var done = harmonise.handle(files, lot.unit, body.shift(), body.reason(), scope.actor());
        audit.record(
                "lot.harmonised",
                id.toString(),
                Map.of("shift", body.shift().toPlainString(), "reason", body.reason()));
        return done;
    }

    private static Difference difference(String number, @Nullable String first, @Nullable String second) {
        return new Difference(
                number,
                first,
                second,
                first == null || second == null
                        ? null
                        : new BigDecimal(second).subtract(new BigDecimal(first)).toPlainString());
    }

    private static BigDecimal size(Difference line) {
        return line.difference() == null ? BigDecimal.ZERO : new BigDecimal(line.difference()).abs();
    }

    private ScriptLot mine(UUID id) {
        return ScriptLot.<ScriptLot>findByIdOptional(id)
                .filter(lot -> lot.secondOf == null && scope.manages(lot.examSession, lot.academy, lot.specialty))
                .orElseThrow(() -> new NotFound("Aucun lot ne correspond à cette adresse."));
    }
}
