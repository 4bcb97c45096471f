package fr.palmares.account.generation;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/account-generations/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(
        name = "Login slips",
        description = "A school makes accounts for its candidates, who sign in a first time with a code.")
class GenerationResource {

    @Schema(name = "AccountGeneration")
    record Generation(
            @Schema(examples = "0190a1b2-0000-7000-8000-00000000000b")
            UUID id,

            @Schema(examples = "0440001M") String uai,
            @Schema(examples = "2026") int examSession,
            boolean all,
            GenerationRow.State state,

            @Schema(examples = "38", description = "Candidates concerned.")
            int total,

            @Schema(examples = "38", description = "Candidates dealt with.")
            int done,

            Instant requestedAt,
            @Nullable Instant finishedAt) {

        static Generation of(Generations.Progress progress) {
            return new Generation(
                    progress.id(),
                    progress.uai(),
                    progress.examSession(),
                    progress.everybody(),
                    progress.state(),
                    progress.total(),
                    progress.done(),
                    progress.requestedAt(),
                    progress.finishedAt());
        }
    }

    private final Generations generations;
    private final LoginSlips slips;

    GenerationResource(Generations generations, LoginSlips slips) {
        this.generations = generations;
        this.slips = slips;
    }

    @GET
    @RolesAllowed("establishment")
    @Operation(operationId = "getAccountGeneration", summary = "Follow a generation of accounts")
    @APIResponse(
            responseCode = "200",
            description = "How far it is.",
            content = @Content(schema = @Schema(implementation = Generation.class)))
    public Generation get(@RestPath UUID id) {
        return Generation.of(generations.own(id));
    }

    @GET
    @Path("/login-slips")
    @Produces("application/pdf")
    @RolesAllowed("establishment")
    @Operation(
            operationId = "printLoginSlips",
            summary = "Print the login slips, eight to an A4 page",
            description = "The one-time codes are computed for the print and stored nowhere; every print is audited.")
    @APIResponse(
            responseCode = "200",
            description = "A PDF.",
            content =
                    @Content(
                            mediaType = "application/pdf",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "409", description = "`/problems/generation-running`: not finished yet.")
    public RestResponse<byte[]> print(@RestPath UUID id) {
        return RestResponse.ResponseBuilder.ok(slips.print(id))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"papillons-" + id + ".pdf\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
