package fr.palmares.account.generation;

import fr.palmares.platform.problem.Problem;
import fr.palmares.platform.web.Idempotency;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(
        name = "Login slips",
        description = "A school makes accounts for its candidates, who sign in a first time with a code.")
class GenerationResource {

    private static final String MISSING = "Ce champ est obligatoire.";

    @Schema(name = "AccountGenerationRequest")
    record GenerationRequest(
            @Min(value = 2000, message = "Cette session n'existe pas.")
            @Max(value = 2100, message = "Cette session n'existe pas.")
            @Schema(examples = "2026")
            int examSession,

            @Schema(
                    examples = "false",
                    description = "Also candidates who have an account: one never used gets a new code, one in"
                            + " use stays as it is.")
            boolean all) {}

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

    @Schema(name = "FirstLogin")
    record FirstLoginRequest(
            @NotNull(message = MISSING) @Schema(examples = "n.dupont-4f7k")
            String identifier,

            @NotNull(message = MISSING)
            @Schema(examples = "K7QX-2MPR", description = "Case, spaces and the dash do not matter.")
            String code,

            @NotNull(message = MISSING) @Schema(examples = "correct-cheval-pile-agrafe")
            String password,

            @Nullable
            @Schema(
                    examples = "nina.dupont@example.org",
                    description = "Where messages shall go; a link is sent there to prove it.")
            String email) {}

    private final Generations generations;
    private final LoginSlips slips;
    private final FirstLogin firstLogin;
    private final Idempotency idempotency;

    GenerationResource(Generations generations, LoginSlips slips, FirstLogin firstLogin, Idempotency idempotency) {
        this.generations = generations;
        this.slips = slips;
        this.firstLogin = firstLogin;
        this.idempotency = idempotency;
    }

    @POST
    @Path("/establishments/{uai}/account-generations")
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
            content = @Content(schema = @Schema(implementation = Generation.class)))
    @APIResponse(
            responseCode = "400",
            description = "Not JSON, an unknown or missing field.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "401",
            description = "No valid token.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "403",
            description = "Only establishments.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "Absent, or not your establishment.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "`/problems/generation-after-closing`: this establishment finishes the registrations itself.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "No such exam session, or the Idempotency-Key was used for something else.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Generation generate(
            @RestPath String uai,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull(message = MISSING) @Valid GenerationRequest body) {
        var request = new Generations.Request(uai, body.examSession(), body.all());
        return idempotency.once(key, request, Generation.class, () -> Generation.of(generations.request(request)));
    }

    @GET
    @Path("/account-generations/{id}")
    @RolesAllowed("establishment")
    @Operation(operationId = "getAccountGeneration", summary = "Follow a generation of accounts")
    @APIResponse(
            responseCode = "200",
            description = "How far it is.",
            content = @Content(schema = @Schema(implementation = Generation.class)))
    @APIResponse(
            responseCode = "401",
            description = "No valid token.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "403",
            description = "Only establishments.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "Absent, or not yours.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Generation get(@RestPath UUID id) {
        return Generation.of(generations.own(id));
    }

    @GET
    @Path("/account-generations/{id}/login-slips")
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
    @APIResponse(
            responseCode = "401",
            description = "No valid token.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "403",
            description = "Only establishments.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "Absent, or not yours.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "`/problems/generation-running`: not finished yet.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<byte[]> print(@RestPath UUID id) {
        return RestResponse.ResponseBuilder.ok(slips.print(id))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"papillons-" + id + ".pdf\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @POST
    @Path("/first-logins")
    @PermitAll
    @SecurityRequirements
    @ResponseStatus(204)
    @Operation(
            operationId = "signInFirst",
            summary = "Use a login slip: choose the password that replaces its code",
            description = "Five tries per identifier and quarter of an hour.")
    @APIResponse(responseCode = "204", description = "Active: sign in with identifier and password.")
    @APIResponse(
            responseCode = "400",
            description = "Not JSON, an unknown or missing field.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "401",
            description = "`/problems/first-login-refused`: identifier or code, the answer does not tell which.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "`/problems/account-already-active`: the code has served.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "A value that cannot be, or a password the policy refuses; the code stays good.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "429",
            description = "`/problems/too-many-attempts`. See Retry-After.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description = "Keycloak does not answer; the code stays good. See Retry-After.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public void signIn(@NotNull(message = MISSING) @Valid FirstLoginRequest body) {
        firstLogin.handle(new FirstLogin.Command(body.identifier(), body.code(), body.password(), body.email()));
    }
}
