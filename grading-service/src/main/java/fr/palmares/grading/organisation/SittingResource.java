package fr.palmares.grading.organisation;

import fr.palmares.grading.access.Scope;
import fr.palmares.grading.examfile.Specialty;
import fr.palmares.platform.problem.Conflict;
import fr.palmares.platform.problem.InvalidInput;
import fr.palmares.platform.problem.Problem;
import fr.palmares.platform.web.Idempotency;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
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

/** Sittings: which unit is sat in which room, when. */
@Path("/v1/sittings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Organisation")
@RolesAllowed("exam-office")
class SittingResource {

    @Schema(name = "NewSitting")
    record SittingBody(
            @NotNull @Schema(examples = "2026") Integer examSession,
            @NotNull @Schema(examples = "17") String academy,
            @NotNull @Schema(examples = "MCO-2024") String specialty,
            @NotNull @Schema(examples = "U1") String unit,

            @NotNull @Schema(examples = "2026-05-11T07:00:00Z")
            Instant startsAt,

            @NotNull @Schema(examples = "2026-05-11T11:00:00Z")
            Instant endsAt,

            @NotNull @Schema(examples = "0440001M") String centre,
            @NotNull @Schema(examples = "B12") String room,

            @Nullable @Min(1) @Schema(description = "The room's by default.", examples = "30")
            Integer capacity) {}

    @Schema(name = "Sitting")
    record SittingAnswer(
            UUID id,
            int examSession,
            String academy,
            String specialty,
            String unit,
            Instant startsAt,
            Instant endsAt,
            String centre,
            String room,
            int capacity) {

        static SittingAnswer of(Sitting sitting) {
            return new SittingAnswer(
                    sitting.id,
                    sitting.examSession,
                    sitting.academy,
                    sitting.specialty,
                    sitting.unit,
                    sitting.startsAt,
                    sitting.endsAt,
                    sitting.centre,
                    sitting.room,
                    sitting.capacity);
        }
    }

    private final Scope scope;
    private final Idempotency idempotency;

    SittingResource(Scope scope, Idempotency idempotency) {
        this.scope = scope;
        this.idempotency = idempotency;
    }

    @POST
    @RunOnVirtualThread
    @Transactional
    @Operation(operationId = "createSitting", summary = "Plan a sitting of one unit in one room")
    @APIResponse(
            responseCode = "201",
            description = "Planned",
            content = @Content(schema = @Schema(implementation = SittingAnswer.class)))
    @APIResponse(
            responseCode = "409",
            description = "The room is taken at that time: `/problems/room-taken`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "Unknown specialty, unit, centre or room; impossible times or capacity",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<SittingAnswer> create(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull SittingBody body) {
        var sitting = idempotency.once(key, body, SittingAnswer.class, () -> plan(body));
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, sitting)
                .location(URI.create("/v1/sittings/" + sitting.id()))
                .build();
    }

    private SittingAnswer plan(SittingBody body) {
        scope.requireSpecialty(body.examSession(), body.academy(), body.specialty());
        var grid = Specialty.of(body.examSession(), body.specialty())
                .orElseThrow(() -> InvalidInput.unprocessable("/specialty", "Cette spécialité n’est pas publiée."));
        if (grid.unit(body.unit()).isEmpty()) {
            throw InvalidInput.unprocessable("/unit", "Cette unité n’est pas de la spécialité.");
        }
        if (!body.endsAt().isAfter(body.startsAt())) {
            throw InvalidInput.unprocessable("/endsAt", "La fin doit venir après le début.");
        }
        var room = Centre.<Centre>findByIdOptional(body.centre())
                .orElseThrow(() -> InvalidInput.unprocessable("/centre", "Aucun centre d’examen ne porte ce code."))
                .room(body.room())
                .orElseThrow(() -> InvalidInput.unprocessable("/room", "Ce centre n’a pas de salle de ce nom."));
        var capacity = body.capacity() == null ? room.capacity : body.capacity();
        if (capacity > room.capacity) {
            throw InvalidInput.unprocessable("/capacity", "La salle compte " + room.capacity + " places.");
        }
        refuseTakenRoom(body);
        var sitting = new Sitting();
        sitting.id = UUID.randomUUID();
        sitting.examSession = body.examSession();
        sitting.academy = body.academy();
        sitting.specialty = body.specialty();
        sitting.unit = body.unit();
        sitting.startsAt = body.startsAt();
        sitting.endsAt = body.endsAt();
        sitting.centre = body.centre();
        sitting.room = body.room();
        sitting.capacity = capacity;
        sitting.persist();
        return SittingAnswer.of(sitting);
    }

    /** Two specialties may share a unit's paper, never a chair: one room holds one sitting at a time. */
    private static void refuseTakenRoom(SittingBody body) {
        var taken = Sitting.count(
                "centre = ?1 and room = ?2 and startsAt < ?3 and endsAt > ?4",
                body.centre(),
                body.room(),
                body.endsAt(),
                body.startsAt());
        if (taken > 0) {
            throw new Conflict(
                    "/problems/room-taken",
                    "Salle occupée",
                    "La salle " + body.room() + " du centre " + body.centre() + " est déjà prise à ces heures.");
        }
    }

    @GET
    @RunOnVirtualThread
    @Operation(operationId = "listSittings", summary = "List the sittings of a specialty, in order of time")
    @APIResponse(responseCode = "200", description = "The sittings")
    public List<SittingAnswer> list(
            @RestQuery @NotNull Integer examSession,
            @RestQuery @NotNull String academy,
            @RestQuery @NotNull String specialty) {
        scope.requireSpecialty(examSession, academy, specialty);
        return Sitting.of(examSession, academy, specialty).stream()
                .map(SittingAnswer::of)
                .toList();
    }
}
