package fr.palmares.documents.checklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.palmares.documents.checklist.domain.Category;
import fr.palmares.documents.checklist.domain.Circumstance;
import fr.palmares.documents.checklist.domain.Piece;
import fr.palmares.documents.checklist.domain.Situation;
import fr.palmares.platform.problem.InvalidInput;
import fr.palmares.platform.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Which pieces a candidate would have to provide: open to anybody, nothing is stored. */
@Path("/v1/checklists/simulations")
@Tag(name = "Checklists", description = "What a candidate must provide, until when and why.")
class SimulationResource {

    static final String REQUEST_EXAMPLE = """
            {"examSession":2026,"academy":"17","specialty":"MS-B","category":"SCHOOL","repeating":false,
             "retainedMarks":false,"waivers":false,"exemptions":["DIPLOMA"],"optionalUnits":["UF-EE"],
             "rareLanguage":false,"positioning":false,"adaptedDuration":false,"internshipWaiver":false,
             "heightWorkWaiver":false,"formerSchoolFirstYear":false,
             "continuingTraining":{"ground":"WORK_CONTRACT","contractBroken":false},"accommodation":"NEW"}""";

    static final String ANSWER_EXAMPLE = """
            {"pieces":[
             {"code":"IDENTITE","label":"Pièce d’identité","deadline":"2025-11-19T23:00:00Z","mandatory":true,
              "boundToUnit":null,
              "reason":"Votre état civil doit être strictement identique à celui de votre pièce d’identité."},
             {"code":"ENGAGEMENT_ETUDIANT",
              "label":"Formulaire de demande de reconnaissance de l’engagement étudiant, complété",
              "deadline":"2025-12-12T23:00:00Z","mandatory":true,"boundToUnit":"UF-EE",
              "reason":"Vous avez choisi l’épreuve facultative « engagement étudiant » : sans ce formulaire, vous en \
            êtes désinscrit."}]}""";

    enum Exemption {
        DIPLOMA(Circumstance.EXEMPT_BY_DIPLOMA),
        VAE(Circumstance.EXEMPT_BY_VAE),
        FOREIGN_DIPLOMA(Circumstance.FOREIGN_DIPLOMA);

        private final Circumstance circumstance;

        Exemption(Circumstance circumstance) {
            this.circumstance = circumstance;
        }
    }

    enum Ground {
        PROFESSIONALISATION_CONTRACT(Circumstance.PROFESSIONALISATION_CONTRACT),
        WORK_CONTRACT(Circumstance.WORK_CONTRACT),
        SELF_EMPLOYED(Circumstance.SELF_EMPLOYED),
        JOB_SEEKER(Circumstance.JOB_SEEKER),
        TRANSITION_PROJECT(Circumstance.TRANSITION_PROJECT);

        private final Circumstance circumstance;

        Ground(Circumstance circumstance) {
            this.circumstance = circumstance;
        }
    }

    enum Accommodation {
        NEW(Circumstance.NEW_ACCOMMODATION),
        RENEWAL(Circumstance.ACCOMMODATION_RENEWAL);

        private final Circumstance circumstance;

        Accommodation(Circumstance circumstance) {
            this.circumstance = circumstance;
        }
    }

    @Schema(name = "ContinuingTraining", description = "On what ground a candidate follows continuing training.")
    record ContinuingTraining(
            @Nullable Ground ground, @Nullable Boolean contractBroken) {}

    @Schema(
            name = "ChecklistSituation",
            description = "A candidate's situation. The first four fields are required; booleans default to false.")
    record Request(
            @NotNull(message = "La session d’examen est obligatoire.") @Nullable
            Integer examSession,

            @NotNull(message = "L’académie est obligatoire.") @Nullable
            String academy,

            @NotNull(message = "La spécialité est obligatoire.") @Nullable
            String specialty,

            @NotNull(message = "La catégorie de candidat est obligatoire.") @Nullable
            Category category,

            @Nullable Boolean repeating,
            @Nullable Boolean retainedMarks,
            @Nullable Boolean waivers,
            @Nullable List<@Nullable Exemption> exemptions,
            @Nullable List<@Nullable String> optionalUnits,
            @Nullable Boolean rareLanguage,
            @Nullable Boolean positioning,
            @Nullable Boolean adaptedDuration,
            @Nullable Boolean internshipWaiver,
            @Nullable Boolean heightWorkWaiver,
            @Nullable Boolean formerSchoolFirstYear,
            @Nullable ContinuingTraining continuingTraining,
            @Nullable Accommodation accommodation) {}

    @Schema(name = "ChecklistLine", description = "A piece that is asked for.")
    record Line(
            @Schema(examples = "IDENTITE") String code,
            @Schema(examples = "Pièce d’identité") String label,

            @Schema(
                    examples = "2025-11-19T23:00:00Z",
                    description = "Null where the academy has no calendar.",
                    nullable = true)
            @Nullable
            Instant deadline,

            boolean mandatory,

            @Schema(
                    description = "The optional unit that is lost without this piece, and nothing else.",
                    nullable = true)
            @Nullable
            String boundToUnit,

            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(description = "The piece that this one may replace; absent on the others.")
            @Nullable
            String alternativeOf,

            String reason) {

        static Line of(Piece piece) {
            return new Line(
                    piece.code(),
                    piece.label(),
                    piece.deadline().orElse(null),
                    piece.mandatory(),
                    piece.boundToUnit().orElse(null),
                    piece.alternativeOf().orElse(null),
                    piece.reason());
        }
    }

    @Schema(name = "ChecklistSimulation", description = "The pieces to provide, each code once.")
    record Answer(List<Line> pieces) {}

    private final ShippedRules rules;
    private final RuleVersions versions;

    SimulationResource(ShippedRules rules, RuleVersions versions) {
        this.rules = rules;
        this.versions = versions;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @SecurityRequirementsSet
    @RunOnVirtualThread
    @Operation(
            operationId = "simulateChecklist",
            summary = "Tell which pieces a situation calls for",
            description =
                    "Stateless and open to anybody. The rules are those of the academies' notes and, where no note"
                            + " speaks to the category, the national default; deadlines are those of the shipped calendars. What an exam office"
                            + " published since counts.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = Request.class),
                            examples = @ExampleObject(name = "schoolCandidate", value = REQUEST_EXAMPLE)))
    @APIResponse(
            responseCode = "200",
            description = "The pieces to provide.",
            content =
                    @Content(
                            schema = @Schema(implementation = Answer.class),
                            examples = @ExampleObject(name = "abridged", value = ANSWER_EXAMPLE)))
    @APIResponse(
            responseCode = "422",
            description = "The exam session, academy or specialty does not exist, or a unit is named twice.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Answer simulate(@Valid @NotNull(message = "Le corps de la requête est vide.") Request request) {
        var situation = situation(request);
        var calendar = rules.calendar(situation.examSession(), situation.academy());
        var book = versions.recent(situation.examSession(), situation.academy());
        return new Answer(
                book.checklist(situation, calendar).stream().map(Line::of).toList());
    }

    @SuppressWarnings("NullAway") // the first four fields were validated
    private Situation situation(Request request) {
        refuseHoles("/exemptions/", request.exemptions());
        refuseHoles("/optionalUnits/", request.optionalUnits());
        var optionalUnits = request.optionalUnits() == null ? List.<String>of() : request.optionalUnits();
        refuseWhatDoesNotExist(request, optionalUnits);
        return new Situation(
                request.examSession(),
                request.academy(),
                request.specialty(),
                request.category(),
                circumstances(request),
                Set.copyOf(optionalUnits));
    }

    private void refuseWhatDoesNotExist(Request request, List<String> optionalUnits) {
        var refused = Problem.of(
                422, "/problems/unprocessable", "Valeur refusée", "Une valeur de la situation n’est pas possible.");
        if (!rules.knowsExamSession(request.examSession())) {
            refused = refused.at("/examSession", "La session " + request.examSession() + " n’existe pas.");
        }
        if (!rules.knowsAcademy(request.academy())) {
            refused = refused.at("/academy", "L’académie « " + request.academy() + " » n’existe pas.");
        }
        if (!rules.knowsSpecialty(request.specialty())) {
            refused = refused.at("/specialty", "La spécialité « " + request.specialty() + " » n’existe pas.");
        }
        var seen = new HashSet<String>();
        for (var index = 0; index < optionalUnits.size(); index++) {
            if (!seen.add(optionalUnits.get(index))) {
                refused = refused.at(
                        "/optionalUnits/" + index, "L’unité « " + optionalUnits.get(index) + " » est citée deux fois.");
            }
        }
        if (!refused.errors().isEmpty()) {
            throw new InvalidInput(refused);
        }
    }

    private static void refuseHoles(String pointer, @Nullable List<?> given) {
        if (given != null && given.contains(null)) {
            throw InvalidInput.malformed(pointer + given.indexOf(null), "Une valeur de la liste est vide.");
        }
    }

    private static Set<Circumstance> circumstances(Request request) {
        var facts = EnumSet.noneOf(Circumstance.class);
        addIf(facts, request.repeating(), Circumstance.REPEATING);
        addIf(facts, request.retainedMarks(), Circumstance.RETAINED_MARKS);
        addIf(facts, request.waivers(), Circumstance.WAIVERS);
        addIf(facts, request.rareLanguage(), Circumstance.RARE_LANGUAGE);
        addIf(facts, request.positioning(), Circumstance.POSITIONING);
        addIf(facts, request.adaptedDuration(), Circumstance.ADAPTED_DURATION);
        addIf(facts, request.internshipWaiver(), Circumstance.INTERNSHIP_WAIVER);
        addIf(facts, request.heightWorkWaiver(), Circumstance.HEIGHT_WORK_WAIVER);
        addIf(facts, request.formerSchoolFirstYear(), Circumstance.FORMER_SCHOOL_FIRST_YEAR);
        if (request.exemptions() != null) {
            request.exemptions().forEach(exemption -> facts.add(exemption.circumstance));
        }
        if (request.continuingTraining() != null) {
            addIf(facts, request.continuingTraining().contractBroken(), Circumstance.CONTRACT_BROKEN);
            if (request.continuingTraining().ground() != null) {
                facts.add(request.continuingTraining().ground().circumstance);
            }
        }
        if (request.accommodation() != null) {
            facts.add(request.accommodation().circumstance);
        }
        return facts;
    }

    private static void addIf(Set<Circumstance> facts, @Nullable Boolean holds, Circumstance fact) {
        if (Boolean.TRUE.equals(holds)) {
            facts.add(fact);
        }
    }
}
