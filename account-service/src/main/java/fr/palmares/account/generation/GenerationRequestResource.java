package fr.palmares.account.generation;

import fr.palmares.platform.web.Idempotency;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

@Path("/v1/establishments/{uai}/account-generations")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(
        name = "Login slips",
        description = "A school makes accounts for its candidates, who sign in a first time with a code.")
class GenerationRequestResource {

    private static final String MISSING = "Ce champ est obligatoire.";

    @Schema(name = "AccountGenerationRequest")
    record GenerationRequest(
            @Min(value = 2000, message = "Cette session n’existe pas.")
            @Max(value = 2100, message = "Cette session n’existe pas.")
            @Schema(examples = "2026")
            int examSession,

            @Schema(
                    examples = "false",
                    description = "Also candidates who have an account: one never used gets a new code, one in"
                            + " use stays as it is.")
            boolean all,

            @Nullable
            @Size(min = 1, max = 100, message = "Indiquez de un à cent candidats.")
            @Schema(
                    examples = "[\"0190a1b2-0000-7000-8000-000000000001\"]",
                    description = "Only these candidates: a lost slip gets a new code. One in use without any e-mail"
                            + " goes back to a slip, for a forgotten password.")
            List<UUID> people) {}

    private final Generations generations;
    private final Idempotency idempotency;

    GenerationRequestResource(Generations generations, Idempotency idempotency) {
        this.generations = generations;
        this.idempotency = idempotency;
    }

    @POST
    @RolesAllowed("establishment")
    @ResponseStatus(202)
    @Transactional
    @Operation(
            operationId = "generateAccounts",
            summary = "Make accounts for the establishment's candidates of an exam session",
            description = "Candidates known at this moment; repeat it for later ones, who alone are then concerned."
                    + " `Idempotency-Key` is honoured.")
    @APIResponse(
            responseCode = "202",
            description = "Accepted; follow it by its id.",
            content = @Content(schema = @Schema(implementation = GenerationResource.Generation.class)))
    @APIResponse(
            responseCode = "409",
            description = "`/problems/generation-after-closing`: this establishment finishes the registrations itself.")
    @APIResponse(
            responseCode = "422",
            description = "No such exam session, or the Idempotency-Key was used for something else.")
    public GenerationResource.Generation generate(
            @RestPath String uai,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull(message = MISSING) @Valid GenerationRequest body) {
        var request = new Generations.Request(
                uai, body.examSession(), body.all(), body.people() == null ? List.of() : body.people());
        return idempotency.once(
                key,
                request,
                GenerationResource.Generation.class,
                () -> GenerationResource.Generation.of(generations.request(request)));
    }
}
