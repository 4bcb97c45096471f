package fr.palmares.documents.paper;

import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.problem.InvalidInput;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.web.Caller;
import fr.palmares.platform.web.Idempotency;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Call lists to sign, for the exam centre of the sitting and for the exam office. */
@Path("/v1/call-lists")
@Tag(name = "Documents")
class CallListResource {

    @Schema(
            name = "CallListRequest",
            description = "The sitting, as the summons names it; without a room, one list for each.")
    record Request(
            @NotNull(message = "La session d’examen est obligatoire.") @Nullable
            Integer examSession,

            @NotNull(message = "Le centre est obligatoire.") @Schema(examples = "0440001M") @Nullable
            String centre,

            @NotNull(message = "L’heure de début est obligatoire.") @Schema(examples = "2026-05-11T07:00:00Z") @Nullable
            Instant startsAt,

            @NotNull(message = "L’unité est obligatoire.") @Schema(examples = "U1") @Nullable
            String unit,

            @Schema(examples = "B12") @Nullable String room) {}

    @Schema(name = "CallList", description = "A list that was asked for; it opens as a document once it is rendered.")
    record Line(
            UUID documentId,
            @Schema(examples = "B12") String room,
            @Schema(examples = "1") int version,
            @Schema(examples = "24") int seats) {

        static Line of(DocumentRow row) {
            var source = Papers.read(row.source);
            return new Line(
                    row.id,
                    source.path("room").asText(),
                    row.version,
                    source.path("seats").size());
        }
    }

    @Schema(name = "CallLists", description = "One list a room.")
    record Lists(List<Line> items) {}

    private final CallLists lists;
    private final Idempotency idempotency;
    private final AuditTrail audit;
    private final Caller caller;

    CallListResource(CallLists lists, Idempotency idempotency, AuditTrail audit, Caller caller) {
        this.lists = lists;
        this.idempotency = idempotency;
        this.audit = audit;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({"exam-centre", "exam-office"})
    @RunOnVirtualThread
    @Operation(
            operationId = "drawCallLists",
            summary = "Draw up the call lists of a sitting",
            description =
                    "From the summons that candidates received, the last one of each. Asked again when nobody came or"
                            + " left, it gives the same list; otherwise a new version. An exam centre draws up its own, an exam"
                            + " office those of its candidates.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = Request.class),
                            examples =
                                    @ExampleObject(
                                            name = "sitting",
                                            value = "{\"examSession\":2026,\"centre\":\"0440001M\","
                                                    + "\"startsAt\":\"2026-05-11T07:00:00Z\",\"unit\":\"U1\"}")))
    @APIResponse(
            responseCode = "202",
            description = "The lists are being rendered.",
            content = @Content(schema = @Schema(implementation = Lists.class)))
    public Response draw(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull(message = "Le corps de la requête est vide.") Request request) {
        var sitting = new CallLists.Sitting(
                given(request.examSession()),
                given(request.centre()),
                given(request.startsAt()),
                given(request.unit()),
                request.room());
        if (sitting.examSession() < 2000 || sitting.examSession() > 2100) {
            throw InvalidInput.unprocessable("/examSession", "Cette session d’examen n’existe pas.");
        }
        var ownCentre = caller.has("exam-centre") && caller.values("uai").contains(sitting.centre());
        if (!ownCentre && !caller.has("exam-office")) {
            throw new NotFound("Aucun candidat n’est convoqué à cette séance, ou elle n’est pas la vôtre.");
        }
        var academies = ownCentre ? null : List.copyOf(caller.values("academies"));
        var drawn = idempotency.once(key, sitting, Lists.class, () -> {
            audit.record(
                    "call-list.drawn",
                    sitting.centre(),
                    Map.of(
                            "unit",
                            sitting.unit(),
                            "startsAt",
                            sitting.startsAt().toString()));
            return new Lists(
                    lists.draw(sitting, academies).stream().map(Line::of).toList());
        });
        return Response.accepted(drawn).build();
    }

    private static <T> T given(@Nullable T value) {
        return java.util.Objects.requireNonNull(value);
    }
}
