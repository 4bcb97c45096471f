package fr.palmares.grading.organisation;

import fr.palmares.grading.access.Scope;
import fr.palmares.platform.problem.InvalidInput;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.problem.Problem;
import fr.palmares.platform.web.ETags;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Exam centres and their rooms, kept by the exam office of their académie. */
@Path("/v1/centres")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Organisation")
@RolesAllowed("exam-office")
class CentreResource {

    @Schema(name = "Room")
    record RoomBody(
            @NotNull @NotBlank @Size(max = 60) @Schema(examples = "B12")
            String name,

            @NotNull @Min(1) @Schema(examples = "36") Integer capacity,

            @Nullable @Schema(description = "Whether every body gets in; no by default.", examples = "true")
            Boolean accessible) {}

    @Schema(name = "CentreSettings")
    record CentreBody(
            @NotNull @NotBlank @Schema(examples = "17") String academy,

            @NotNull @NotBlank @Size(max = 200) @Schema(examples = "Lycée Guist'hau, Nantes")
            String name,

            @NotNull @NotBlank @Size(max = 300) @Schema(examples = "3 rue Marie-Anne du Boccage, 44000 Nantes")
            String address,

            @NotNull @Size(min = 1, max = 500) List<@NotNull @Valid RoomBody> rooms) {}

    @Schema(name = "Centre")
    record CentreAnswer(
            @Schema(examples = "0440001M") String id,
            String academy,
            String name,
            String address,
            List<RoomBody> rooms) {

        static CentreAnswer of(Centre centre) {
            return new CentreAnswer(
                    centre.id,
                    centre.academy,
                    centre.name,
                    centre.address,
                    centre.rooms.stream()
                            .map(room -> new RoomBody(room.name, room.capacity, room.accessible))
                            .toList());
        }
    }

    private final Scope scope;

    CentreResource(Scope scope) {
        this.scope = scope;
    }

    @PUT
    @Path("/{id}")
    @RunOnVirtualThread
    @Transactional
    @Operation(operationId = "putCentre", summary = "Create or replace an exam centre and its rooms")
    @APIResponse(
            responseCode = "200",
            description = "The centre as it now is",
            content = @Content(schema = @Schema(implementation = CentreAnswer.class)))
    @APIResponse(
            responseCode = "422",
            description = "A room named twice or without a chair",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response put(
            @RestPath @Size(max = 40) String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull CentreBody body) {
        scope.requireAcademy(body.academy());
        refuseRepeatedRooms(body.rooms());
        var centre = Centre.<Centre>findById(id);
        if (centre == null) {
            centre = new Centre();
            centre.id = id;
        } else {
            scope.requireAcademy(centre.academy);
            if (ifMatch != null) {
                ETags.require(ifMatch, centre.version);
            }
        }
        centre.academy = body.academy();
        centre.name = body.name();
        centre.address = body.address();
        centre.version++;
        replaceRooms(centre, body.rooms());
        centre.persist();
        return answer(centre);
    }

    @GET
    @Path("/{id}")
    @RunOnVirtualThread
    @Operation(operationId = "getCentre", summary = "Read one exam centre")
    @APIResponse(
            responseCode = "200",
            description = "The centre, its version as ETag",
            content = @Content(schema = @Schema(implementation = CentreAnswer.class)))
    public Response get(@RestPath String id) {
        return Centre.<Centre>findByIdOptional(id)
                .map(CentreResource::answer)
                .orElseThrow(() -> new NotFound("Aucun centre d’examen ne porte ce code."));
    }

    @GET
    @RunOnVirtualThread
    @Operation(operationId = "listCentres", summary = "List the exam centres of an académie, by code")
    @APIResponse(responseCode = "200", description = "The centres")
    public List<CentreAnswer> list(@RestQuery @NotNull String academy) {
        scope.requireAcademy(academy);
        return Centre.<Centre>list("academy = ?1 order by id", academy).stream()
                .map(CentreAnswer::of)
                .toList();
    }

    private static Response answer(Centre centre) {
        return Response.ok(CentreAnswer.of(centre))
                .header("ETag", ETags.of(centre.version))
                .build();
    }

    private static void refuseRepeatedRooms(List<RoomBody> rooms) {
        var seen = new HashSet<String>();
        for (int i = 0; i < rooms.size(); i++) {
            if (!seen.add(rooms.get(i).name())) {
                throw InvalidInput.unprocessable(
                        "/rooms/" + i + "/name", "La salle " + rooms.get(i).name() + " est nommée deux fois.");
            }
        }
    }

    private static void replaceRooms(Centre centre, List<RoomBody> rooms) {
        Set<String> kept = rooms.stream().map(RoomBody::name).collect(Collectors.toSet());
        centre.rooms.removeIf(room -> !kept.contains(room.name));
        for (var wanted : rooms) {
            var room = centre.room(wanted.name()).orElseGet(() -> {
                var added = new Room();
                added.centre = centre;
                added.name = wanted.name();
                centre.rooms.add(added);
                return added;
            });
            room.capacity = wanted.capacity();
            room.accessible = Boolean.TRUE.equals(wanted.accessible());
        }
    }
}
