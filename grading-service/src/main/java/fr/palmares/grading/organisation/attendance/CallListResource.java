package fr.palmares.grading.organisation.attendance;

import fr.palmares.grading.access.Scope;
import fr.palmares.grading.examfile.ExamFile;
import fr.palmares.grading.examfile.GrantedArrangements;
import fr.palmares.grading.examfile.Person;
import fr.palmares.grading.organisation.GrantedNeeds;
import fr.palmares.grading.organisation.Seat;
import fr.palmares.grading.organisation.Sitting;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.problem.InvalidInput;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The day of the test: who is called to a room, who came, what happened; for the centre and the exam office. */
@Path("/v1/sittings/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Organisation")
@RolesAllowed({"exam-office", "exam-centre"})
class CallListResource {

    @Schema(name = "CallListLine")
    record Line(
            UUID registrationId,
            @Nullable @Schema(examples = "2617000042") String candidateNumber,
            @Nullable @Schema(examples = "LE GOFF") String familyName,
            @Nullable @Schema(examples = "Anne") String givenNames,

            @Schema(description = "With extra time later than the room's.")
            Instant endsAt,

            @Schema(description = "Arrangements granted for this unit.")
            List<String> arrangements,

            Attendance.@Nullable Status status,
            Attendance.@Nullable Incident incident,
            @Nullable Instant arrivedAt) {}

    @Schema(name = "NewAttendance")
    record AttendanceBody(
            Attendance.@NotNull Status status,

            @Schema(description = "A suspected fraud withholds the result (G-10); the candidate finishes the test.")
            Attendance.@Nullable Incident incident,

            @Nullable @Schema(description = "With LATE alone: nobody is let in later than an hour after the start.")
            Instant arrivedAt,

            @Nullable @Size(max = 1000) @Schema(examples = "Bus en panne, attestation de la compagnie")
            String remarks) {}

    /** Later nobody is let in: the subject may have left the room [policy]. */
    private static final Duration LATEST_ARRIVAL = Duration.ofHours(1);

    private final Scope scope;
    private final AuditTrail audit;
    private final Clock clock;

    CallListResource(Scope scope, AuditTrail audit, Clock clock) {
        this.scope = scope;
        this.audit = audit;
        this.clock = clock;
    }

    @GET
    @Path("/call-list")
    @RunOnVirtualThread
    @Operation(operationId = "getCallList", summary = "Who is called to a sitting, who came")
    @APIResponse(responseCode = "200", description = "By candidate number")
    public List<Line> callList(@RestPath UUID id) {
        var sitting = sitting(id);
        var files = ExamFile.<ExamFile>list(
                "registrationId in (select seat.registrationId from Seat seat where seat.sittingId = ?1)"
                        + " order by candidateNumber",
                sitting.id);
        var names = Person.<Person>list(
                        "personId in ?1",
                        files.stream().map(file -> file.personId).toList())
                .stream()
                .collect(Collectors.toMap(person -> person.personId, Function.identity()));
        var came = Attendance.<Attendance>list("sittingId", sitting.id).stream()
                .collect(Collectors.toMap(line -> line.registrationId, Function.identity()));
        var seats = Seat.<Seat>list("sittingId", sitting.id).stream()
                .collect(Collectors.toMap(seat -> seat.registrationId, Function.identity()));
        return files.stream()
                .map(file -> line(
                        file,
                        sitting,
                        seats.get(file.registrationId),
                        names.get(file.personId),
                        came.get(file.registrationId)))
                .toList();
    }

    @PUT
    @Path("/attendance/{registrationId}")
    @RunOnVirtualThread
    @Transactional
    @Operation(operationId = "recordAttendance", summary = "Record whether a candidate came, and any incident")
    @APIResponse(responseCode = "204", description = "Recorded")
    @APIResponse(
            responseCode = "422",
            description = "`/problems/arrived-too-late`; an hour of arrival without LATE or the contrary",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "The candidate is not called to this sitting, or it is not the caller's",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public void record(@RestPath UUID id, @RestPath UUID registrationId, @Valid @NotNull AttendanceBody body) {
        var sitting = sitting(id);
        if (Seat.count("sittingId = ?1 and registrationId = ?2", sitting.id, registrationId) == 0) {
            throw new NotFound("Ce candidat n’est pas appelé à cette séance.");
        }
        refuseImpossibleArrival(body, sitting);
        var key = new Attendance.Key(sitting.id, registrationId);
        var line = Objects.requireNonNullElseGet(Attendance.<Attendance>findById(key), Attendance::new);
        line.sittingId = sitting.id;
        line.registrationId = registrationId;
        line.status = body.status();
        line.incident = body.incident();
        line.remarks = body.remarks();
        line.arrivedAt = body.arrivedAt();
        line.recordedBy = scope.actor();
        line.recordedAt = clock.instant();
        line.persist();
        audit.record("attendance.recorded", registrationId.toString(), Map.of("sitting", id, "status", body.status()));
        if (body.incident() == Attendance.Incident.FRAUD_SUSPECTED) {
            withhold(registrationId, sitting);
        }
    }

    private void withhold(UUID registrationId, Sitting sitting) {
        var file = ExamFile.<ExamFile>findById(registrationId);
        if (file.holdReason == null) {
            file.holdReason = "Suspicion de fraude à l’unité " + sitting.unit;
            audit.record("result.held", registrationId.toString(), Map.of("reason", file.holdReason));
        }
    }

    private Sitting sitting(UUID id) {
        return Sitting.<Sitting>findByIdOptional(id)
                .filter(found ->
                        scope.has("exam-office") && scope.manages(found.examSession, found.academy, found.specialty)
                                || scope.has("exam-centre") && scope.runsCentre(found.centre))
                .orElseThrow(() -> new NotFound("Aucune séance ne correspond à cette adresse."));
    }

    private static void refuseImpossibleArrival(AttendanceBody body, Sitting sitting) {
        if ((body.status() == Attendance.Status.LATE) != (body.arrivedAt() != null)) {
            throw InvalidInput.unprocessable(
                    "/arrivedAt", "Qui arrive en retard (LATE), et lui seul, a une heure d’arrivée.");
        }
        if (body.arrivedAt() == null) {
            return;
        }
        if (!body.arrivedAt().isAfter(sitting.startsAt)) {
            throw InvalidInput.unprocessable("/arrivedAt", "Cette arrivée n’est pas après le début de l’épreuve.");
        }
        if (body.arrivedAt().isAfter(sitting.startsAt.plus(LATEST_ARRIVAL))) {
            var detail = "Nul n’est admis plus d’une heure après le début : le candidat est absent.";
            throw new InvalidInput(Problem.of(422, "/problems/arrived-too-late", "Arrivée trop tardive", detail)
                    .at("/arrivedAt", detail));
        }
    }

    private static Line line(
            ExamFile file, Sitting sitting, Seat seat, @Nullable Person name, @Nullable Attendance came) {
        return new Line(
                file.registrationId,
                file.candidateNumber,
                name == null ? null : name.familyName,
                name == null ? null : name.givenNames,
                seat.endsAt == null ? sitting.endsAt : seat.endsAt,
                GrantedNeeds.codes(GrantedArrangements.of(file.registrationId), sitting.unit),
                came == null ? null : came.status,
                came == null ? null : came.incident,
                came == null ? null : came.arrivedAt);
    }
}
