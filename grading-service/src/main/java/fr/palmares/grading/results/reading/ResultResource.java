package fr.palmares.grading.results.reading;

import fr.palmares.grading.access.Scope;
import fr.palmares.platform.problem.InvalidInput;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.problem.Problem;
import fr.palmares.platform.web.RateLimited;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** A candidate's result; before it is published there is none, whatever it is (G-13). */
@Path("/v1/results")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Results")
class ResultResource {

    /** Said of a wrong code as of a right one before the instant, so that nobody learns which it was. */
    private static final String NOT_BY_CODE = "Aucun résultat ne s’ouvre avec ce code : ou bien les résultats ne sont"
            + " pas encore publiés, ou bien le code est inexact.";

    private final Scope scope;
    private final ReadablePages pages;
    private final ResultsCodes codes;

    ResultResource(Scope scope, ReadablePages pages, ResultsCodes codes) {
        this.scope = scope;
        this.pages = pages;
        this.codes = codes;
    }

    @GET
    @Path("/{registrationId}")
    @RolesAllowed({"candidate", "establishment", "exam-office"})
    @RunOnVirtualThread
    @Operation(operationId = "getResult", summary = "Read a published result")
    @APIResponse(
            responseCode = "200",
            description = "The decision that stands, with every step explained",
            content = @Content(schema = @Schema(implementation = ResultAnswer.class)))
    @APIResponse(
            responseCode = "404",
            description = "Not published, absent or not the caller's: the same answer",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response get(@RestPath UUID registrationId, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return pages.of(registrationId)
                .filter(page -> sees(page.owner()))
                .map(page -> answer(page, ifNoneMatch))
                .orElseThrow(() -> new NotFound("Aucun résultat publié ne correspond à cette adresse."));
    }

    @GET
    @Path("/by-code")
    @PermitAll
    @SecurityRequirementsSet
    @RateLimited(requests = 300, seconds = 60)
    @RunOnVirtualThread
    @Operation(
            operationId = "getResultByCode",
            summary = "Read a published result with the personal code of the summons",
            description = "For the evening of the results: no password, no session. The code travels in a header, so"
                    + " that no log of addresses keeps it.")
    @Parameter(
            name = "Results-Code",
            in = ParameterIn.HEADER,
            required = true,
            description = "Printed on the summons; small letters, blanks and hyphens do not matter.",
            example = "K7QM-3XTD-9WBF-2HRC-8PLV")
    @APIResponse(
            responseCode = "200",
            description = "The decision that stands, with every step explained",
            content = @Content(schema = @Schema(implementation = ResultAnswer.class)))
    @APIResponse(
            responseCode = "404",
            description = "Not published yet, or no such code: the same answer",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response byCode(
            @Parameter(hidden = true) @HeaderParam("Results-Code") @Nullable String code,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        if (code == null || code.isBlank()) {
            throw InvalidInput.malformed(
                    "#Results-Code", "Donnez le code de votre convocation dans l’en-tête Results-Code.");
        }
        return codes.hashOf(code)
                .flatMap(pages::byCode)
                .map(page -> answer(page, ifNoneMatch))
                .orElseThrow(() -> new NotFound(NOT_BY_CODE));
    }

    private boolean sees(StoredPages.Owner owner) {
        return scope.sees(owner.personId(), owner.academy(), owner.uai(), owner.examSession(), owner.specialty());
    }

    private static Response answer(KeptPages.Readable page, @Nullable String ifNoneMatch) {
        var response = page.etag().equals(ifNoneMatch) ? Response.notModified() : Response.ok(page.json());
        return response.header("ETag", page.etag())
                .header("Cache-Control", "private, no-cache")
                .build();
    }
}
