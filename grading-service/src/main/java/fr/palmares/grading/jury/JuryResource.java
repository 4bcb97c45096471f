package fr.palmares.grading.jury;

import fr.palmares.grading.access.Scope;
import fr.palmares.grading.examfile.JsonColumns;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.problem.InvalidInput;
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
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
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

/** Juries and their appointment act; one that could not lawfully sit is not appointed. */
@Path("/v1/juries")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Deliberations")
@RolesAllowed("exam-office")
class JuryResource {

    enum PresidentQuality {
        UNIVERSITY_TEACHER,
        IA_IPR
    }

    enum Capacity {
        TEACHER,
        PROFESSIONAL
    }

    @Schema(name = "JuryPresident")
    record PresidentBody(
            @NotNull @NotBlank @Size(max = 120) @Schema(examples = "Claire Morvan")
            String name,

            @NotNull PresidentQuality quality,

            @Nullable @Size(max = 120) @Schema(description = "Subject or e-mail of the account that may sit.")
            String account) {}

    @Schema(name = "JuryMember")
    record MemberBody(
            @NotNull @NotBlank @Size(max = 120) @Schema(examples = "Yann Le Goff")
            String name,

            @NotNull Capacity capacity,

            @Nullable @Schema(description = "Where a teacher teaches.", examples = "0440001M")
            String uai,

            @Nullable @Size(max = 120) String account) {}

    @Schema(name = "NewAppointmentAct")
    record AppointmentBody(
            @NotNull @NotBlank @Schema(examples = "DEC5-2026-118")
            String reference,

            @NotNull @Schema(examples = "2026-05-04") LocalDate date) {}

    @Schema(name = "NewJury")
    record JuryBody(
            @NotNull @Schema(examples = "2026") Integer examSession,
            @NotNull @Schema(examples = "17") String academy,
            @NotNull @Schema(examples = "MCO-2024") String specialty,
            @NotNull @Valid AppointmentBody appointment,
            @NotNull @Valid PresidentBody president,
            @NotNull @Size(min = 1, max = 60) List<@NotNull @Valid MemberBody> members) {}

    @Schema(name = "Jury")
    record JuryAnswer(
            UUID id,
            int examSession,
            String academy,
            String specialty,
            Jury.Appointment appointment,
            List<Jury.Member> members) {

        static JuryAnswer of(Jury jury) {
            return new JuryAnswer(
                    jury.id, jury.examSession, jury.academy, jury.specialty, jury.appointment(), jury.members());
        }
    }

    /** What is kept under an {@code Idempotency-Key}. */
    record Appointed(UUID id) {}

    private final Scope scope;
    private final Idempotency idempotency;
    private final AuditTrail audit;
    private final Clock clock;

    JuryResource(Scope scope, Idempotency idempotency, AuditTrail audit, Clock clock) {
        this.scope = scope;
        this.idempotency = idempotency;
        this.audit = audit;
        this.clock = clock;
    }

    @POST
    @RunOnVirtualThread
    @Transactional
    @Operation(operationId = "appointJury", summary = "Appoint the jury of a specialty")
    @APIResponse(
            responseCode = "201",
            description = "Appointed",
            content = @Content(schema = @Schema(implementation = JuryAnswer.class)))
    @APIResponse(
            responseCode = "422",
            description = "Not as many teachers as professionals: `/problems/jury-not-lawful`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<JuryAnswer> appoint(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull JuryBody body) {
        scope.requireSpecialty(body.examSession(), body.academy(), body.specialty());
        var jury = get(idempotency
                .once(key, body, Appointed.class, () -> new Appointed(appoint(body).id))
                .id());
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, jury)
                .location(URI.create("/v1/juries/" + jury.id()))
                .build();
    }

    @GET
    @Path("/{id}")
    @RunOnVirtualThread
    @Operation(operationId = "getJury", summary = "Read one jury")
    @APIResponse(
            responseCode = "200",
            description = "The jury",
            content = @Content(schema = @Schema(implementation = JuryAnswer.class)))
    public JuryAnswer get(@RestPath UUID id) {
        return Jury.<Jury>findByIdOptional(id)
                .filter(jury -> scope.manages(jury.examSession, jury.academy, jury.specialty))
                .map(JuryAnswer::of)
                .orElseThrow(() -> new NotFound("Aucun jury ne correspond à cette adresse."));
    }

    private Jury appoint(JuryBody body) {
        refuseUnlawful(body);
        var jury = new Jury();
        jury.id = UUID.randomUUID();
        jury.examSession = body.examSession();
        jury.academy = body.academy();
        jury.specialty = body.specialty();
        jury.appointment = JsonColumns.write(new Jury.Appointment(
                body.appointment().reference(), body.appointment().date()));
        jury.members = JsonColumns.write(members(body));
        jury.appointedAt = clock.instant();
        jury.appointedBy = scope.actor();
        jury.persist();
        audit.record(
                "jury.appointed",
                jury.id.toString(),
                Map.of("act", body.appointment().reference()));
        return jury;
    }

    private static void refuseUnlawful(JuryBody body) {
        var teachers = count(body, Capacity.TEACHER);
        var professionals = count(body, Capacity.PROFESSIONAL);
        if (teachers != professionals) {
            var detail = "Le jury compte autant d’enseignants que de professionnels ; ici, enseignants : " + teachers
                    + ", professionnels : " + professionals + ".";
            throw new InvalidInput(Problem.of(422, "/problems/jury-not-lawful", "Jury irrégulier", detail)
                    .at("/members", detail));
        }
    }

    private static long count(JuryBody body, Capacity capacity) {
        return body.members().stream()
                .filter(member -> member.capacity() == capacity)
                .count();
    }

    private static List<Jury.Member> members(JuryBody body) {
        var members = new ArrayList<Jury.Member>();
        members.add(new Jury.Member(
                body.president().name(),
                switch (body.president().quality()) {
                    case UNIVERSITY_TEACHER -> Jury.Seat.PRESIDENT_UNIVERSITY_TEACHER;
                    case IA_IPR -> Jury.Seat.PRESIDENT_IA_IPR;
                },
                null,
                body.president().account()));
        body.members()
                .forEach(member -> members.add(new Jury.Member(
                        member.name(),
                        switch (member.capacity()) {
                            case TEACHER -> Jury.Seat.TEACHER;
                            case PROFESSIONAL -> Jury.Seat.PROFESSIONAL;
                        },
                        member.uai(),
                        member.account())));
        return members;
    }
}
