package fr.palmares.grading.results.lists;

import fr.palmares.grading.results.PublishedResult;
import fr.palmares.grading.results.ResultDecided;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.problem.Problem;
import fr.palmares.platform.problem.ProblemException;
import fr.palmares.platform.web.Caller;
import fr.palmares.platform.web.Cursor;
import fr.palmares.platform.web.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Published results in bulk, for other systems: those of the académies and the scope that the token names. */
@Path("/v1/result-exports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Results")
@RolesAllowed("integrator")
class ResultExportResource {

    private static final String SCOPE = "results:read";

    @Schema(name = "ResultExport")
    record ExportPage(
            List<ResultDecided> items,

            @Nullable @Schema(description = "Where to read on; null at the end.")
            String next) {}

    private final Caller caller;
    private final AuditTrail audit;

    ResultExportResource(Caller caller, AuditTrail audit) {
        this.caller = caller;
        this.audit = audit;
    }

    @GET
    @RunOnVirtualThread
    @Transactional
    @Operation(
            operationId = "exportResults",
            summary = "The results of an académie that stand, page by page",
            description = "Needs the scope `results:read`. Only what is published is there: before the instant the"
                    + " answer is empty, whatever was decided. A result that was corrected appears as it stands now.")
    @APIResponse(
            responseCode = "200",
            description = "A part of the results, by registration",
            content = @Content(schema = @Schema(implementation = ExportPage.class)))
    @APIResponse(
            responseCode = "403",
            description = "No integrator, or a token without the scope: `/problems/scope-missing`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public ExportPage export(
            @RestQuery @NotNull Integer examSession,
            @RestQuery @NotNull String academy,
            @RestQuery @Nullable String specialty,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("200") @Min(1) @Max(1000) int limit) {
        refuseWithoutScope();
        if (!caller.values("academies").contains(academy)) {
            throw new NotFound("L’académie " + academy + " n’est pas dans votre périmètre.");
        }
        var after = Cursor.decode(cursor);
        var rows = PublishedResult.<PublishedResult>find(
                        "from PublishedResult standing where registrationId > ?1"
                                + " and registrationId in (select file.registrationId from ExamFile file"
                                + " where file.examSession = ?2 and file.academy = ?3"
                                + " and (?4 = '' or file.specialty = ?4))"
                                + " and not exists (select 1 from PublishedResult later"
                                + " where later.registrationId = standing.registrationId"
                                + " and later.publishedAt > standing.publishedAt) order by registrationId",
                        after.isEmpty() ? new UUID(0, 0) : uuid(after.getFirst()),
                        examSession,
                        academy,
                        specialty == null ? "" : specialty)
                .page(0, limit + 1)
                .list();
        var page = Page.of(rows, limit, row -> Cursor.encode(row.registrationId));
        audit.record(
                "results.exported",
                academy + "/" + examSession,
                Map.of("results", page.items().size()));
        return new ExportPage(page.items().stream().map(PublishedResult::result).toList(), page.next());
    }

    private void refuseWithoutScope() {
        var granted = caller.values("scope").stream()
                .flatMap(scopes -> Stream.of(scopes.split(" ")))
                .anyMatch(SCOPE::equals);
        if (!granted) {
            throw new ScopeMissing();
        }
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOurs) {
            throw Cursor.unknown();
        }
    }

    private static final class ScopeMissing extends ProblemException {
        private static final long serialVersionUID = 1L;

        ScopeMissing() {
            super(Problem.of(
                    403, "/problems/scope-missing", "Portée absente", "Le jeton n’a pas la portée " + SCOPE + "."));
        }
    }
}
