package fr.palmares.grading.claims;

import fr.palmares.grading.access.Scope;
import fr.palmares.grading.claims.domain.TimeLimit;
import fr.palmares.grading.deliberation.candidate.DecisionSheet;
import fr.palmares.grading.examfile.ExamCalendar;
import fr.palmares.grading.examfile.ExamFile;
import fr.palmares.grading.examfile.JsonColumns;
import fr.palmares.grading.results.PublishedResult;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.problem.Conflict;
import fr.palmares.platform.problem.InvalidInput;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
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

/** Consultation of scripts and appeals, each within its time from the publication on. */
@Path("/v1/results/{registrationId}/claims")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Results")
@RolesAllowed({"candidate", "exam-office"})
class ClaimResource {

    private static final DateTimeFormatter FRENCH =
            DateTimeFormatter.ofPattern("d MMMM uuuu 'à' HH 'h' mm", Locale.FRENCH);

    @Schema(name = "NewClaim")
    record ClaimBody(
            @NotNull TimeLimit kind,

            @Nullable @Size(max = 20) @Schema(description = "Units concerned; none means all.", examples = "[\"U1\"]")
            List<@NotNull String> units,

            @Nullable @Size(max = 4000) @Schema(examples = "Je souhaite consulter ma copie de culture générale.")
            String text) {}

    @Schema(name = "ClaimAnswer")
    record DecisionBody(
            @NotNull @Schema(description = "Whether what was asked is granted.")
            Boolean granted,

            @NotNull @NotBlank @Size(max = 4000) @Schema(examples = "Consultation le 12 septembre à 14 h, salle 204.")
            String answer) {}

    @Schema(name = "Claim")
    record ClaimAnswer(
            UUID id,
            TimeLimit kind,
            List<String> units,
            @Nullable String text,
            Instant filedAt,
            Claim.State state,
            @Nullable String answer,
            @Nullable Instant answeredAt) {

        static ClaimAnswer of(Claim claim) {
            return new ClaimAnswer(
                    claim.id,
                    claim.kind,
                    claim.codes(),
                    claim.text,
                    claim.filedAt,
                    claim.state,
                    claim.answer,
                    claim.answeredAt);
        }
    }

    private final Scope scope;
    private final AuditTrail audit;
    private final Clock clock;

    ClaimResource(Scope scope, AuditTrail audit, Clock clock) {
        this.scope = scope;
        this.audit = audit;
        this.clock = clock;
    }

    @POST
    @RunOnVirtualThread
    @Transactional
    @Operation(operationId = "fileClaim", summary = "Ask to see scripts, or appeal against the result")
    @APIResponse(
            responseCode = "201",
            description = "Filed",
            content = @Content(schema = @Schema(implementation = ClaimAnswer.class)))
    @APIResponse(
            responseCode = "409",
            description = "`/problems/time-limit-passed`: scripts a year, an appeal two months;"
                    + " `/problems/already-filed`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "A unit that is not of the result",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<ClaimAnswer> file(@RestPath UUID registrationId, @Valid @NotNull ClaimBody body) {
        var file = scope.visible(registrationId);
        var standing = PublishedResult.of(registrationId).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("Aucun résultat publié ne correspond à cette adresse."));
        refuseTooLate(file, standing, body.kind());
        var units = body.units() == null ? List.<String>of() : body.units();
        refuseUnknownUnits(units, standing);
        var waiting = Claim.count(
                "registrationId = ?1 and kind = ?2 and state = ?3", registrationId, body.kind(), Claim.State.FILED);
        if (waiting > 0) {
            throw new Conflict(
                    "/problems/already-filed", "Demande déjà déposée", "Une demande de ce genre attend sa réponse.");
        }
        var claim = new Claim();
        claim.id = UUID.randomUUID();
        claim.registrationId = registrationId;
        claim.kind = body.kind();
        claim.units = JsonColumns.write(units);
        claim.text = body.text();
        claim.filedAt = clock.instant();
        claim.state = Claim.State.FILED;
        claim.persist();
        audit.record(
                "claim.filed",
                registrationId.toString(),
                Map.of("kind", body.kind().name()));
        return RestResponse.status(RestResponse.Status.CREATED, ClaimAnswer.of(claim));
    }

    @GET
    @RunOnVirtualThread
    @Operation(operationId = "listClaims", summary = "What was asked for after a result, and what was answered")
    @APIResponse(responseCode = "200", description = "Oldest first")
    public List<ClaimAnswer> list(@RestPath UUID registrationId) {
        scope.visible(registrationId);
        return Claim.<Claim>list("registrationId = ?1 order by filedAt", registrationId).stream()
                .map(ClaimAnswer::of)
                .toList();
    }

    @PUT
    @Path("/{id}/answer")
    @RolesAllowed("exam-office")
    @RunOnVirtualThread
    @Transactional
    @Operation(
            operationId = "answerClaim",
            summary = "Answer a claim",
            description = "A result that has to change is then corrected by `correctResult`.")
    @APIResponse(
            responseCode = "200",
            description = "Answered",
            content = @Content(schema = @Schema(implementation = ClaimAnswer.class)))
    @APIResponse(
            responseCode = "409",
            description = "`/problems/already-answered`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public ClaimAnswer answer(@RestPath UUID registrationId, @RestPath UUID id, @Valid @NotNull DecisionBody body) {
        scope.managed(registrationId);
        var claim = Claim.<Claim>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(found -> found.registrationId.equals(registrationId))
                .orElseThrow(() -> new NotFound("Aucune demande ne correspond à cette adresse."));
        if (claim.state != Claim.State.FILED) {
            throw new Conflict("/problems/already-answered", "Réponse déjà donnée", "Cette demande a reçu sa réponse.");
        }
        claim.state = body.granted() ? Claim.State.GRANTED : Claim.State.DISMISSED;
        claim.answer = body.answer();
        claim.answeredBy = scope.actor();
        claim.answeredAt = clock.instant();
        audit.record("claim.answered", registrationId.toString(), Map.of("granted", body.granted()));
        return ClaimAnswer.of(claim);
    }

    private void refuseTooLate(ExamFile file, PublishedResult standing, TimeLimit kind) {
        var zone = ExamCalendar.of(file.examSession, file.academy)
                .map(calendar -> ZoneId.of(calendar.zone))
                .orElse(ZoneId.of("Europe/Paris"));
        var end = kind.after(standing.publishedAt, zone);
        if (!clock.instant().isBefore(end)) {
            throw new Conflict(
                    "/problems/time-limit-passed",
                    "Délai passé",
                    "Ce délai a pris fin le " + FRENCH.format(end.atZone(zone)) + ".");
        }
    }

    private static void refuseUnknownUnits(List<String> units, PublishedResult standing) {
        var known =
                standing.result().units().stream().map(DecisionSheet.Line::unit).toList();
        for (int i = 0; i < units.size(); i++) {
            if (!known.contains(units.get(i))) {
                throw InvalidInput.unprocessable(
                        "/units/" + i, "L’unité " + units.get(i) + " n’est pas de ce résultat.");
            }
        }
    }
}
