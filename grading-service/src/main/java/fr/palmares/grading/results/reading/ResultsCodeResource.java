package fr.palmares.grading.results.reading;

import fr.palmares.grading.access.Scope;
import fr.palmares.platform.audit.AuditTrail;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** A new personal results code, for who lost the summons or fears that it was seen. */
@Path("/v1/exam-files/{registrationId}/results-code")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Results")
@RolesAllowed({"candidate", "exam-office"})
class ResultsCodeResource {

    @Schema(name = "ResultsCode")
    record CodeAnswer(
            @Schema(description = "Shown this once.", examples = "K7QM-3XTD-9WBF-2HRC-8PLV")
            String code) {}

    private final Scope scope;
    private final ResultsCodes codes;
    private final AuditTrail audit;

    ResultsCodeResource(Scope scope, ResultsCodes codes, AuditTrail audit) {
        this.scope = scope;
        this.codes = codes;
        this.audit = audit;
    }

    @POST
    @RunOnVirtualThread
    @Transactional
    @Operation(
            operationId = "replaceResultsCode",
            summary = "Give a new results code; every earlier one stops opening the result within a second")
    @APIResponse(
            responseCode = "201",
            description = "The code, which is kept nowhere in clear",
            content = @Content(schema = @Schema(implementation = CodeAnswer.class)))
    public RestResponse<CodeAnswer> replace(@RestPath UUID registrationId) {
        var file = scope.visible(registrationId);
        var code = codes.replace(file.registrationId);
        audit.record("results-code.replaced", registrationId.toString(), Map.of());
        return RestResponse.status(RestResponse.Status.CREATED, new CodeAnswer(code));
    }
}
