package fr.palmares.grading.examfile;

import fr.palmares.grading.access.Scope;
import fr.palmares.grading.deliberation.domain.gradesheet.ExamForm;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.web.Cursor;
import fr.palmares.platform.web.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The exam files of an académie, and each candidate's own. */
@Path("/v1/exam-files")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Exam files")
class ExamFileResource {

    @Schema(name = "ExamFile")
    record FileAnswer(
            UUID registrationId,
            UUID personId,
            int examSession,
            String academy,
            @Nullable String uai,
            String specialty,
            @Nullable String category,
            @Nullable ExamForm form,
            ExamFile.State state,
            @Nullable @Schema(examples = "2617000042") String candidateNumber,
            List<UnitChoice> units,
            List<OptionalChoice> optionalUnits,

            @Schema(description = "Granted for the tests; nothing says why.")
            List<Arrangement> arrangements) {

        static FileAnswer of(ExamFile file) {
            return new FileAnswer(
                    file.registrationId,
                    file.personId,
                    file.examSession,
                    file.academy,
                    file.uai,
                    file.specialty,
                    file.category,
                    file.form,
                    file.state,
                    file.candidateNumber,
                    file.units,
                    file.optionalUnits,
                    GrantedArrangements.of(file.registrationId));
        }
    }

    @Schema(name = "ExamFiles")
    record FilePage(List<FileAnswer> items, @Nullable String next) {}

    @Schema(name = "DisciplinaryHold")
    record HoldBody(
            @NotNull @NotBlank @Size(max = 500) @Schema(examples = "Procès-verbal de fraude n° 2026-17-004")
            String reason) {}

    private final Scope scope;
    private final AuditTrail audit;

    ExamFileResource(Scope scope, AuditTrail audit) {
        this.scope = scope;
        this.audit = audit;
    }

    @GET
    @Path("/{registrationId}")
    @RolesAllowed({"candidate", "establishment", "exam-office"})
    @RunOnVirtualThread
    @Operation(operationId = "getExamFile", summary = "Read one exam file")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(schema = @Schema(implementation = FileAnswer.class)))
    public FileAnswer get(@RestPath UUID registrationId) {
        return FileAnswer.of(scope.visible(registrationId));
    }

    @GET
    @RolesAllowed("exam-office")
    @RunOnVirtualThread
    @Operation(operationId = "listExamFiles", summary = "The exam files of a specialty")
    @APIResponse(
            responseCode = "200",
            description = "A part of the files, by registration",
            content = @Content(schema = @Schema(implementation = FilePage.class)))
    public FilePage list(
            @RestQuery @NotNull Integer examSession,
            @RestQuery @NotNull String academy,
            @RestQuery @NotNull String specialty,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(500) int limit) {
        scope.requireSpecialty(examSession, academy, specialty);
        var after = Cursor.decode(cursor);
        var rows = ExamFile.<ExamFile>find(
                        "examSession = ?1 and academy = ?2 and specialty = ?3 and registrationId > ?4"
                                + " order by registrationId",
                        examSession,
                        academy,
                        specialty,
                        after.isEmpty() ? new UUID(0, 0) : uuid(after.getFirst()))
                .page(0, limit + 1)
                .list();
        var page = Page.of(rows, limit, file -> Cursor.encode(file.registrationId));
        return new FilePage(page.items().stream().map(FileAnswer::of).toList(), page.next());
    }

    @PUT
    @Path("/{registrationId}/disciplinary-hold")
    @RolesAllowed("exam-office")
    @RunOnVirtualThread
    @Transactional
    @Operation(operationId = "holdResult", summary = "Withhold the result until the discipline commission rules (G-10)")
    @APIResponse(responseCode = "204", description = "Held")
    public void hold(@RestPath UUID registrationId, @Valid @NotNull HoldBody body) {
        scope.managed(registrationId).holdReason = body.reason();
        audit.record("result.held", registrationId.toString(), Map.of("reason", body.reason()));
    }

    @DELETE
    @Path("/{registrationId}/disciplinary-hold")
    @RolesAllowed("exam-office")
    @RunOnVirtualThread
    @Transactional
    @Operation(operationId = "releaseResult", summary = "The discipline commission has ruled")
    @APIResponse(responseCode = "204", description = "Released")
    public void release(@RestPath UUID registrationId) {
        scope.managed(registrationId).holdReason = null;
        audit.record("result.released", registrationId.toString(), Map.of());
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOurs) {
            throw Cursor.unknown();
        }
    }
}
