package fr.palmares.grading.deliberation.candidate;

import fr.palmares.grading.access.Scope;
import fr.palmares.grading.deliberation.domain.CatchUpOffer;
import fr.palmares.grading.deliberation.domain.Round;
import fr.palmares.grading.deliberation.domain.gradesheet.Refusal;
import fr.palmares.grading.deliberation.domain.gradesheet.Refused;
import fr.palmares.grading.deliberation.simulation.AdviceAnswer;
import fr.palmares.grading.examfile.ExamFile;
import fr.palmares.grading.examfile.JsonColumns;
import fr.palmares.grading.examfile.Specialty;
import fr.palmares.grading.marks.MarkGate;
import fr.palmares.grading.marks.MarkRow;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.problem.Conflict;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The two orals that a candidate allowed to the catch-up chooses (G-8); never the establishment's choice. */
@Path("/v1/exam-files/{registrationId}/catch-up-choice")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Catch-up")
@RolesAllowed({"candidate", "exam-office"})
class CatchUpResource {

    @Schema(name = "CatchUpChoice")
    record ChoiceBody(
            @NotNull @Size(max = 20) @Schema(examples = "[\"U1\", \"U4\"]")
            List<@NotNull String> units) {}

    @Schema(name = "ChosenCatchUp")
    record ChoiceAnswer(UUID registrationId, List<String> units, Instant chosenAt) {}

    private final Scope scope;
    private final Candidates candidates;
    private final PublishedRounds published;
    private final MarkGate gate;
    private final Event<CatchUpChoice.Chosen> chosen;
    private final AuditTrail audit;
    private final Clock clock;

    CatchUpResource(
            Scope scope,
            Candidates candidates,
            PublishedRounds published,
            MarkGate gate,
            Event<CatchUpChoice.Chosen> chosen,
            AuditTrail audit,
            Clock clock) {
        this.scope = scope;
        this.gate = gate;
        this.candidates = candidates;
        this.published = published;
        this.chosen = chosen;
        this.audit = audit;
        this.clock = clock;
    }

    @PUT
    @RunOnVirtualThread
    @Transactional
    @Operation(operationId = "chooseCatchUp", summary = "Choose the catch-up orals")
    @APIResponse(
            responseCode = "200",
            description = "Chosen; another choice replaces it until an oral is marked",
            content = @Content(schema = @Schema(implementation = ChoiceAnswer.class)))
    @APIResponse(
            responseCode = "409",
            description = "The results are not published, or the orals have begun: `/problems/catch-up-not-open`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "`/problems/catch-up-choice-refused`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public ChoiceAnswer choose(@RestPath UUID registrationId, @Valid @NotNull ChoiceBody body) {
        var file = scope.has("exam-office") ? scope.managed(registrationId) : scope.visible(registrationId);
        refuseTooEarlyOrTooLate(file);
        var offer = published
                .sheet(registrationId)
                .map(DecisionSheet::catchUp)
                .orElseThrow(
                        () -> new Refused(new Refusal.CatchUpChoiceRefused(Refusal.CatchUpFlaw.NOT_ALLOWED, "", 0)));
        var grid = Specialty.of(file.examSession, file.specialty).orElseThrow();
        new CatchUpOffer(offer.units())
                .require(body.units(), candidates.of(file, grid).sheet());
        return keep(registrationId, body.units());
    }

    @GET
    @RunOnVirtualThread
    @Operation(operationId = "getCatchUpChoice", summary = "The orals chosen")
    @APIResponse(
            responseCode = "200",
            description = "The choice",
            content = @Content(schema = @Schema(implementation = ChoiceAnswer.class)))
    public ChoiceAnswer get(@RestPath UUID registrationId) {
        scope.visible(registrationId);
        return CatchUpChoice.find(registrationId)
                .map(choice -> new ChoiceAnswer(choice.registrationId, choice.codes(), choice.chosenAt))
                .orElseThrow(() -> new NotFound("Aucun choix n’a été fait pour ce dossier."));
    }

    @GET
    @Path("/advice")
    @RunOnVirtualThread
    @Operation(
            operationId = "getCatchUpAdvice",
            summary = "With one's own marks: which orals can still reach ten, and what mark each needs")
    @APIResponse(
            responseCode = "200",
            description = "Every lawful choice, the easiest first",
            content = @Content(schema = @Schema(implementation = AdviceAnswer.class)))
    public AdviceAnswer advise(@RestPath UUID registrationId) {
        var file = scope.visible(registrationId);
        if (published.sheet(registrationId).isEmpty()) {
            throw new NotFound("Aucun résultat publié ne correspond à cette adresse.");
        }
        var grid = Specialty.of(file.examSession, file.specialty).orElseThrow();
        return AdviceAnswer.of(candidates.of(file, grid).sheet());
    }

    private ChoiceAnswer keep(UUID registrationId, List<String> units) {
        var choice = CatchUpChoice.find(registrationId).orElseGet(CatchUpChoice::new);
        choice.registrationId = registrationId;
        choice.units = JsonColumns.write(units);
        choice.chosenAt = clock.instant();
        choice.chosenBy = scope.actor();
        choice.persist();
        chosen.fire(new CatchUpChoice.Chosen(registrationId));
        audit.record("catch-up.chosen", registrationId.toString(), Map.of("units", units));
        return new ChoiceAnswer(registrationId, units, choice.chosenAt);
    }

    /** Before the publication the answer is the same for everybody, whatever the result (G-13). */
    private void refuseTooEarlyOrTooLate(ExamFile file) {
        var deadline = published
                .chooseBefore(file)
                .orElseThrow(() -> notOpen("Les résultats du premier tour ne sont pas publiés."));
        if (!scope.has("exam-office") && !clock.instant().isBefore(deadline)) {
            throw notOpen("Le délai pour choisir est passé ; adressez-vous à votre service des examens.");
        }
        var begun = gate.isLocked(file, Round.CATCH_UP)
                || MarkRow.count("registrationId = ?1 and round = ?2", file.registrationId, Round.CATCH_UP) > 0;
        if (begun) {
            throw notOpen("Les épreuves de contrôle ont commencé : le choix ne peut plus être changé.");
        }
    }

    private static Conflict notOpen(String detail) {
        return new Conflict("/problems/catch-up-not-open", "Choix impossible à présent", detail);
    }
}
