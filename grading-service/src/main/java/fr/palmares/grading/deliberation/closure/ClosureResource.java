package fr.palmares.grading.deliberation.closure;

import fr.palmares.grading.access.Scope;
import fr.palmares.grading.deliberation.DeliberationAnswer;
import fr.palmares.grading.deliberation.DeliberationRow;
import fr.palmares.grading.deliberation.Deliberations;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.problem.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
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

/** The end of a deliberation: decided as proposed, under sealed minutes (G-9). */
@Path("/v1/deliberations/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Deliberations")
@RolesAllowed({"exam-office", "jury"})
class ClosureResource {

    @Schema(name = "ClosureStatement")
    record ClosureBody(
            @Nullable
            @Size(max = 60)
            @Schema(
                    description = "Members who did not come, named as in the appointment act.",
                    examples = "[\"Le Goff Yann\"]")
            List<@NotNull String> absentMembers,

            @Nullable
            @Schema(description = "The livret scolaire of whoever fails was looked at (G-9).", examples = "true")
            Boolean schoolReportsSeen,

            @Nullable @Size(max = 4000) @Schema(examples = "Délibération sans incident.")
            String remarks) {}

    private static final String MINUTES = """
            {"deliberationId":"0190a1b2-0000-7000-8000-000000000004","examSession":2026,"academy":"17",\
            "specialty":"MCO-2024","round":"FIRST","closedAt":"2026-06-29T15:00:00Z",\
            "decisions":{"ADMITTED":31,"FAILED":1},"candidates":[{"candidateNumber":"01700012345",\
            "registrationId":"0190a1b2-0000-7000-8000-000000000002","decision":"ADMITTED","average":"12.43"}]}""";

    private final Scope scope;
    private final Deliberations deliberations;
    private final CloseDeliberation closeDeliberation;
    private final PagesToPrepare pages;
    private final Minutes minutes;

    ClosureResource(
            Scope scope,
            Deliberations deliberations,
            CloseDeliberation closeDeliberation,
            PagesToPrepare pages,
            Minutes minutes) {
        this.scope = scope;
        this.deliberations = deliberations;
        this.closeDeliberation = closeDeliberation;
        this.pages = pages;
        this.minutes = minutes;
    }

    @PUT
    @Path("/closure")
    @RunOnVirtualThread
    @Operation(
            operationId = "closeDeliberation",
            summary = "Decide as proposed and seal the minutes",
            description = "The result pages are prepared at once; nobody can read them before their publication.")
    @APIResponse(
            responseCode = "200",
            description = "Closed, with the seal of its minutes",
            content = @Content(schema = @Schema(implementation = DeliberationAnswer.class)))
    @APIResponse(
            responseCode = "409",
            description = "`/problems/deliberation-closed`, `/problems/deliberation-computing`,"
                    + " `/problems/jury-cannot-sit` when those present are no lawful jury",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "`/problems/school-reports-not-seen` when somebody fails; an absent member who is none",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public DeliberationAnswer close(@RestPath UUID id, @Valid @Nullable ClosureBody body) {
        var statement = body == null
                ? new Minutes.Statement(List.of(), null, null)
                : new Minutes.Statement(
                        body.absentMembers() == null ? List.of() : body.absentMembers(),
                        body.schoolReportsSeen(),
                        body.remarks());
        QuarkusTransaction.requiringNew()
                .run(() -> closeDeliberation.handle(deliberations.mineToChange(id), statement, scope.actor()));
        pages.prepare(id);
        return QuarkusTransaction.requiringNew().call(() -> DeliberationAnswer.of(DeliberationRow.findById(id)));
    }

    @GET
    @Path("/minutes")
    @RunOnVirtualThread
    @Transactional
    @Operation(operationId = "getMinutes", summary = "The sealed minutes, byte for byte; their SHA-256 is the ETag")
    @APIResponse(
            responseCode = "200",
            description = "The minutes",
            content = @Content(schema = @Schema(type = SchemaType.OBJECT, examples = MINUTES)))
    public RestResponse<String> minutes(@RestPath UUID id) {
        var deliberation = deliberations.mine(id);
        var text = minutes.of(id).orElseThrow(() -> new NotFound("Le procès-verbal est écrit à la clôture."));
        return RestResponse.ResponseBuilder.ok(text)
                .header("ETag", "\"" + deliberation.minutesSha256 + "\"")
                .build();
    }
}
