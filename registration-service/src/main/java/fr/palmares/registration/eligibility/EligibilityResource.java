package fr.palmares.registration.eligibility;

import fr.palmares.platform.problem.Problem;
import fr.palmares.registration.catalogue.Reference;
import fr.palmares.registration.eligibility.domain.judgement.EligibilityCheck;
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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A calculation anybody may try: nothing is stored, the calendar is not looked at. */
@Path("/v1/registrations/eligibility-checks")
@Tag(name = "Eligibility")
class EligibilityResource {

    private final IntentionReader reader;
    private final Reference reference;

    EligibilityResource(IntentionReader reader, Reference reference) {
        this.reader = reader;
        this.reference = reference;
    }

    @POST
    @PermitAll
    @SecurityRequirementsSet
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(
            operationId = "checkEligibility",
            summary = "Try a registration without registering",
            description = "Applies the rules of the exam (forms, training conditions, languages, optional units, held"
                    + " marks, exemptions) and answers with every refusal at once. Open to anybody; nothing is stored.")
    @APIResponse(
            responseCode = "200",
            description = "The refusals and effects; an empty list of refusals means eligible.",
            content = @Content(schema = @Schema(implementation = EligibilityAnswer.class)))
    @APIResponse(
            responseCode = "422",
            description = "A value that cannot be: mark out of range, unit named twice, unknown specialty, académie or"
                    + " exam session, a choice without what it needs.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public EligibilityAnswer check(@Valid @NotNull EligibilityRequest request) {
        var intention = reader.read(request);
        return EligibilityAnswer.of(EligibilityCheck.of(
                intention,
                reference.specialty(request.specialty()).orElseThrow().grid(),
                reference.optionalLanguages(request.examSession(), request.academy())));
    }
}
