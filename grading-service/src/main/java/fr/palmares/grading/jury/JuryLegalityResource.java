package fr.palmares.grading.jury;

import fr.palmares.grading.access.Scope;
import fr.palmares.grading.jury.domain.JuryRules;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.problem.InvalidInput;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

/** Whether a jury can sit, and the members who said that they will not. */
@Path("/v1/juries/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Deliberations")
@RolesAllowed("exam-office")
class JuryLegalityResource {

    @Schema(name = "JuryLegality")
    record LegalityAnswer(boolean lawful, List<Reason> reasons, List<JuryDefection.Line> defections) {}

    @Schema(name = "JuryFlaw")
    record Reason(
            JuryRules.Flaw code,
            @Schema(examples = "Le président ne siège pas.") String text) {}

    @Schema(name = "NewJuryDefection")
    record DefectionBody(
            @NotNull @NotBlank @Schema(description = "As in the appointment act.", examples = "Yann Le Goff")
            String name,

            @NotNull @NotBlank @Size(max = 500) @Schema(examples = "Arrêt de travail")
            String reason) {}

    private final Scope scope;
    private final AuditTrail audit;
    private final Clock clock;

    JuryLegalityResource(Scope scope, AuditTrail audit, Clock clock) {
        this.scope = scope;
        this.audit = audit;
        this.clock = clock;
    }

    @GET
    @Path("/legality")
    @RunOnVirtualThread
    @Operation(operationId = "checkJury", summary = "Whether the jury can lawfully sit today, and if not, why (G-9)")
    @APIResponse(
            responseCode = "200",
            description = "Every reason, none when it can",
            content = @Content(schema = @Schema(implementation = LegalityAnswer.class)))
    public LegalityAnswer check(@RestPath UUID id) {
        return legality(mine(id));
    }

    @POST
    @Path("/defections")
    @RunOnVirtualThread
    @Transactional
    @Operation(operationId = "recordDefection", summary = "Record that a member will not sit, and why")
    @APIResponse(
            responseCode = "201",
            description = "Recorded; whether the jury still can sit",
            content = @Content(schema = @Schema(implementation = LegalityAnswer.class)))
    @APIResponse(
            responseCode = "422",
            description = "Nobody of that name in the appointment act",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<LegalityAnswer> record(@RestPath UUID id, @Valid @NotNull DefectionBody body) {
        var jury = mine(id);
        var name = jury.asAppointed(body.name())
                .orElseThrow(() -> InvalidInput.unprocessable("/name", body.name() + " n’est pas membre de ce jury."));
        var key = new JuryDefection.Key(id, name);
        var line = JuryDefection.<JuryDefection>findByIdOptional(key).orElseGet(JuryDefection::new);
        line.juryId = id;
        line.name = name;
        line.reason = body.reason();
        line.recordedBy = scope.actor();
        line.recordedAt = clock.instant();
        line.persist();
        audit.record("jury.defection", id.toString(), Map.of("reason", body.reason()));
        JuryDefection.flush();
        return RestResponse.status(RestResponse.Status.CREATED, legality(jury));
    }

    private LegalityAnswer legality(Jury jury) {
        var flaws = jury.rules(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), List.of());
        return new LegalityAnswer(
                flaws.isEmpty(),
                flaws.stream()
                        .map(flaw -> new Reason(flaw, Jury.capital(flaw.sentence()) + "."))
                        .toList(),
                JuryDefection.of(jury.id));
    }

    private Jury mine(UUID id) {
        return Jury.<Jury>findByIdOptional(id)
                .filter(jury -> scope.manages(jury.examSession, jury.academy, jury.specialty))
                .orElseThrow(() -> new NotFound("Aucun jury ne correspond à cette adresse."));
    }
}
