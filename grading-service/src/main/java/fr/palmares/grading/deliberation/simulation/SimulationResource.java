package fr.palmares.grading.deliberation.simulation;

import fr.palmares.grading.deliberation.domain.DecisionRules;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The calculation of the jury, open to anybody: the same code decides for real. */
@Path("/v1/deliberations/simulations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Calculations")
@PermitAll
@SecurityRequirementsSet
class SimulationResource {

    @POST
    @RunOnVirtualThread
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "simulateDeliberation",
            summary = "Decide on an invented grid, with every step explained; nothing is stored")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = SimulationBody.class),
                            examples =
                                    @ExampleObject(name = "allowed-then-admitted", value = SimulationExamples.REQUEST)))
    @APIResponse(
            responseCode = "200",
            description = "The decision of each round and why",
            content =
                    @Content(
                            schema = @Schema(implementation = SimulationAnswer.class),
                            examples =
                                    @ExampleObject(name = "allowed-then-admitted", value = SimulationExamples.ANSWER)))
    @APIResponse(
            responseCode = "400",
            description = "Not JSON, an unknown or missing field, a wrong type: `/problems/malformed`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "A value that breaks a rule: `/problems/unprocessable`, `/problems/held-mark-refused`,"
                    + " `/problems/catch-up-choice-refused`",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples =
                                    @ExampleObject(
                                            name = "catch-up-choice-refused",
                                            value = SimulationExamples.REFUSAL)))
    public SimulationAnswer simulate(@Valid @NotNull SimulationBody body) {
        return SimulationAnswer.of(DecisionRules.decide(SimulationReader.sheet(body), SimulationReader.orals(body)));
    }
}
