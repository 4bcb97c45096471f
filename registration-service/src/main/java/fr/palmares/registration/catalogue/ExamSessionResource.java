package fr.palmares.registration.catalogue;

import fr.palmares.platform.problem.Problem;
import fr.palmares.platform.web.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Exam sessions and the specialties they examine. */
@Path("/v1/exam-sessions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Catalogue")
@RunOnVirtualThread
class ExamSessionResource {

    @Schema(name = "ExamSession", examples = "{\"year\":2026,\"openedAt\":\"2025-09-01T08:00:00Z\"}")
    record ExamSessionView(int year, Instant openedAt) {}

    @Schema(
            name = "Specialty",
            description =
                    "A specialty with its grid; one that is not verified is registered for but never deliberated.",
            examples = SpecialtyView.EXAMPLE)
    record SpecialtyView(
            String id,
            String acronym,
            String title,
            @Nullable String option,
            boolean verified,
            @Nullable Instant verifiedAt,
            @Nullable String leadAcademy,
            List<SpecialtyPublished.Unit> units) {

        static final String EXAMPLE = """
                {"id":"MCO-2024","acronym":"MCO","title":"Management commercial opérationnel",\
                "verified":true,"units":[{"unit":"U1","test":"E1",\
                "title":"Culture générale et expression","coefficient":"3","optional":false,\
                "domain":"GENERAL","form":"ponctuelle écrite","duration":"4 h","catchUpEligible":true}]}""";

        static SpecialtyView of(ExamSessions.Examined examined) {
            var specialty = examined.specialty();
            return new SpecialtyView(
                    specialty.id(),
                    specialty.acronym(),
                    specialty.title(),
                    specialty.option(),
                    examined.verified(),
                    examined.verifiedAt(),
                    examined.leadAcademy(),
                    specialty.units().stream().map(SpecialtyPublished.Unit::of).toList());
        }
    }

    @Schema(name = "GridVerification", examples = "{\"leadAcademy\":\"17\"}")
    record Verification(
            @Nullable @Schema(description = "The académie that runs the specialty for others.")
            String leadAcademy) {}

    private final ExamSessions examSessions;

    ExamSessionResource(ExamSessions examSessions) {
        this.examSessions = examSessions;
    }

    @GET
    @PermitAll
    @SecurityRequirementsSet
    @Operation(operationId = "listExamSessions", summary = "List the exam sessions that are open")
    @APIResponse(responseCode = "200", description = "The exam sessions, the latest first.")
    public Page<ExamSessionView> list() {
        return new Page<>(
                examSessions.all().stream()
                        .map(session -> new ExamSessionView(session.year(), session.openedAt()))
                        .toList(),
                null);
    }

    @PUT
    @Path("/{examSession}")
    @RolesAllowed("administrator")
    @Operation(
            operationId = "openExamSession",
            summary = "Open an exam session",
            description = "Publishes its specialties and proposes anew (REPEATING) whoever did not pass the session"
                    + " before. Opening it again changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "The exam session is open.",
            content = @Content(schema = @Schema(implementation = ExamSessionView.class)))
    @APIResponse(
            responseCode = "422",
            description = "No such exam session.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public ExamSessionView open(@RestPath int examSession) {
        var session = examSessions.open(examSession);
        return new ExamSessionView(session.year(), session.openedAt());
    }

    @GET
    @Path("/{examSession}/specialties")
    @PermitAll
    @SecurityRequirementsSet
    @Operation(operationId = "listSpecialties", summary = "List the specialties of an exam session with their grids")
    @APIResponse(responseCode = "200", description = "The specialties; none while the session is not open.")
    @APIResponse(
            responseCode = "404",
            description = "The exam session is no year.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Page<SpecialtyView> specialties(@RestPath int examSession) {
        return new Page<>(
                examSessions.specialties(examSession).stream()
                        .map(SpecialtyView::of)
                        .toList(),
                null);
    }

    @GET
    @Path("/{examSession}/specialties/{specialty}")
    @PermitAll
    @SecurityRequirementsSet
    @Operation(operationId = "readSpecialty", summary = "Read a specialty with its grid")
    @APIResponse(
            responseCode = "200",
            description = "The specialty.",
            content = @Content(schema = @Schema(implementation = SpecialtyView.class)))
    @APIResponse(
            responseCode = "404",
            description = "Not examined in this session.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public SpecialtyView specialty(@RestPath int examSession, @RestPath String specialty) {
        return SpecialtyView.of(examSessions.specialty(examSession, specialty));
    }

    @PUT
    @Path("/{examSession}/specialties/{specialty}/verification")
    @RolesAllowed("exam-office")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "verifyGrid",
            summary = "Confirm the grid of a specialty",
            description = "The exam office vouches for the grid, with name and date, and may name the lead académie.")
    @APIResponse(
            responseCode = "200",
            description = "The specialty, verified.",
            content = @Content(schema = @Schema(implementation = SpecialtyView.class)))
    @APIResponse(
            responseCode = "404",
            description = "Not examined in this session.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public SpecialtyView verify(
            @RestPath int examSession, @RestPath String specialty, @Valid @Nullable Verification verification) {
        return SpecialtyView.of(
                examSessions.verify(examSession, specialty, verification == null ? null : verification.leadAcademy()));
    }
}
