package fr.palmares.registration.enrolment;

import fr.palmares.platform.problem.Problem;
import fr.palmares.platform.web.ETags;
import fr.palmares.platform.web.Idempotency;
import fr.palmares.platform.web.Page;
import fr.palmares.registration.catalogue.ExamSessions;
import fr.palmares.registration.eligibility.domain.Category;
import fr.palmares.registration.enrolment.domain.Reason;
import fr.palmares.registration.enrolment.domain.State;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Registrations: made and confirmed by candidates and establishments, decided by exam offices. */
@Path("/v1/registrations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Registrations")
@RunOnVirtualThread
class RegistrationResource {

    @Schema(
            name = "Rejection",
            examples = "{\"reason\":\"IRREGULAR_FILE\",\"text\":\"Le contrat d’apprentissage n’est pas signé.\"}")
    record Rejection(
            @NotNull Reason reason,

            @NotBlank @Size(max = 2000) @Schema(description = "French, for the candidate.")
            String text) {}

    @Schema(name = "Cancellation", examples = "{\"reason\":\"WITHDRAWN\"}")
    record Cancellation(
            @Nullable @Schema(description = "Said by exam offices only.")
            Reason reason,

            @Nullable @Size(max = 2000) String text) {}

    @Schema(
            name = "Correction",
            examples =
                    "{\"reason\":\"Correction en rouge sur la confirmation signée\",\"choices\":{\"form\":\"GLOBAL\",\"consents\":{\"press\":true,\"localAuthorities\":false}}}")
    record Correction(
            @NotBlank @Size(max = 2000) String reason,
            @NotNull @Valid ConfirmationRequest choices) {}

    private final RegistrationList list;
    private final CorrectRegistration correctRegistration;
    private final Versions versions;
    private final CreateRegistration createRegistration;
    private final ConfirmRegistration confirmRegistration;
    private final DecideRegistration decideRegistration;
    private final Access access;
    private final RegistrationStore store;
    private final ExamSessions examSessions;
    private final Idempotency idempotency;

    RegistrationResource(
            RegistrationList list,
            CorrectRegistration correctRegistration,
            Versions versions,
            CreateRegistration createRegistration,
            ConfirmRegistration confirmRegistration,
            DecideRegistration decideRegistration,
            Access access,
            RegistrationStore store,
            ExamSessions examSessions,
            Idempotency idempotency) {
        this.list = list;
        this.correctRegistration = correctRegistration;
        this.versions = versions;
        this.createRegistration = createRegistration;
        this.confirmRegistration = confirmRegistration;
        this.decideRegistration = decideRegistration;
        this.access = access;
        this.store = store;
        this.examSessions = examSessions;
        this.idempotency = idempotency;
    }

    @GET
    @RolesAllowed({"candidate", "establishment", "exam-office"})
    @Operation(
            operationId = "listRegistrations",
            summary = "List the registrations you may see",
            description = "A candidate's own; an establishment's candidates; an exam office's académie and the"
                    + " specialties it leads.")
    @APIResponse(responseCode = "200", description = "A part of the list, with the cursor of the next one.")
    @APIResponse(
            responseCode = "400",
            description = "Malformed request.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "401",
            description = "No valid token.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "403",
            description = "The role may never do this.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Page<RegistrationList.Line> list(
            @RestQuery @Nullable Integer examSession,
            @RestQuery @Nullable String academy,
            @RestQuery @Nullable String uai,
            @RestQuery @Nullable String specialty,
            @RestQuery @Nullable Category category,
            @RestQuery @Nullable State state,
            @RestQuery RegistrationRow.@Nullable Colour colour,
            @RestQuery("q") @Nullable @Parameter(description = "Beginning of a name, of the INE or of the number.")
                    String text,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(500) int limit) {
        return list.page(
                new RegistrationList.Filter(examSession, academy, uai, specialty, category, state, colour, text),
                cursor,
                limit);
    }

    @GET
    @Path("/counts")
    @RolesAllowed({"establishment", "exam-office"})
    @Operation(operationId = "countRegistrations", summary = "Count the registrations per state and colour of the file")
    @APIResponse(
            responseCode = "200",
            description = "The counts.",
            content = @Content(schema = @Schema(implementation = RegistrationList.Counts.class)))
    @APIResponse(
            responseCode = "400",
            description = "Malformed request.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "401",
            description = "No valid token.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "403",
            description = "The role may never do this.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RegistrationList.Counts counts(
            @RestQuery @Nullable Integer examSession,
            @RestQuery @Nullable String academy,
            @RestQuery @Nullable String uai,
            @RestQuery @Nullable String specialty,
            @RestQuery @Nullable Category category) {
        return list.counts(
                new RegistrationList.Filter(examSession, academy, uai, specialty, category, null, null, null));
    }

    @POST
    @RolesAllowed("candidate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            operationId = "startRegistration",
            summary = "Start a registration as an independent candidate",
            description = "In the académie where the candidate lives. Confirm it afterwards.")
    @APIResponse(
            responseCode = "201",
            description = "The registration, still to be confirmed.",
            content = @Content(schema = @Schema(implementation = RegistrationView.class)))
    @APIResponse(
            responseCode = "400",
            description = "Malformed request.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "401",
            description = "No valid token.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "403",
            description = "The role may never do this.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "The present state says no; `type` says why.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "A rule of the exam, or a value, says no.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<RegistrationView> start(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull CreationRequest request) {
        var view =
                idempotency.once(key, request, RegistrationView.class, () -> view(createRegistration.handle(request)));
        return RestResponse.ResponseBuilder.<RegistrationView>created(URI.create("/v1/registrations/" + view.id()))
                .entity(view)
                .header(HttpHeaders.ETAG, ETags.of(1))
                .build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"candidate", "establishment", "exam-office"})
    @Transactional
    @Operation(operationId = "readRegistration", summary = "Read a registration")
    @APIResponse(
            responseCode = "200",
            description = "The registration; its `ETag` is what changes need as `If-Match`.",
            content = @Content(schema = @Schema(implementation = RegistrationView.class)))
    @APIResponse(
            responseCode = "401",
            description = "No valid token.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "403",
            description = "The role may never do this.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "Absent, or not yours.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<RegistrationView> read(@RestPath UUID id) {
        return tagged(access.toRead(id));
    }

    @PUT
    @Path("/{id}/confirmation")
    @RolesAllowed({"candidate", "establishment"})
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            operationId = "confirmRegistration",
            summary = "Confirm a registration, or amend it until closing",
            description = "Judged by the rules of `eligibility-checks`. Each save with other choices is a new version;"
                    + " choosing to sit a unit whose mark is held waives that mark.")
    @APIResponse(
            responseCode = "200",
            description = "The registration as saved.",
            content = @Content(schema = @Schema(implementation = RegistrationView.class)))
    @APIResponse(
            responseCode = "400",
            description = "Malformed request.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "401",
            description = "No valid token.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "403",
            description = "The role may never do this.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "Absent, or not yours.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "The present state says no; `type` says why.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "412",
            description = "Somebody changed it since it was read.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "A rule of the exam, or a value, says no.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "428",
            description = "`If-Match` is missing.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<RegistrationView> confirm(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull ConfirmationRequest request) {
        return tagged(confirmRegistration.handle(new ConfirmRegistration.Command(id, ifMatch, request)));
    }

    @PUT
    @Path("/{id}/validation")
    @RolesAllowed("exam-office")
    @Transactional
    @Operation(
            operationId = "validateRegistration",
            summary = "Validate a registration",
            description = "Possible once every piece is accepted.")
    @APIResponse(
            responseCode = "200",
            description = "The registration, validated.",
            content = @Content(schema = @Schema(implementation = RegistrationView.class)))
    @APIResponse(
            responseCode = "401",
            description = "No valid token.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "403",
            description = "The role may never do this.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "Absent, or not yours.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "The present state says no; `type` says why.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "412",
            description = "Somebody changed it since it was read.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<RegistrationView> validate(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return tagged(decideRegistration.validate(id, ifMatch));
    }

    @PUT
    @Path("/{id}/rejection")
    @RolesAllowed("exam-office")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(operationId = "rejectRegistration", summary = "Reject an irregular file, with the reason")
    @APIResponse(
            responseCode = "200",
            description = "The registration, rejected.",
            content = @Content(schema = @Schema(implementation = RegistrationView.class)))
    @APIResponse(
            responseCode = "400",
            description = "Malformed request.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "401",
            description = "No valid token.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "403",
            description = "The role may never do this.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "Absent, or not yours.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "The present state says no; `type` says why.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "412",
            description = "Somebody changed it since it was read.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "A rule of the exam, or a value, says no.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<RegistrationView> reject(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull Rejection rejection) {
        return tagged(decideRegistration.reject(id, ifMatch, rejection.reason(), rejection.text()));
    }

    @PUT
    @Path("/{id}/cancellation")
    @RolesAllowed({"candidate", "establishment", "exam-office"})
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            operationId = "cancelRegistration",
            summary = "Give a registration up",
            description = "Candidates withdraw and establishments let go until validation; an exam office cancels, with"
                    + " its reason, until the deliberation.")
    @APIResponse(
            responseCode = "200",
            description = "The registration, cancelled.",
            content = @Content(schema = @Schema(implementation = RegistrationView.class)))
    @APIResponse(
            responseCode = "400",
            description = "Malformed request.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "401",
            description = "No valid token.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "403",
            description = "The role may never do this.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "Absent, or not yours.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "The present state says no; `type` says why.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "412",
            description = "Somebody changed it since it was read.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "A rule of the exam, or a value, says no.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<RegistrationView> cancel(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @Nullable Cancellation cancellation) {
        return tagged(decideRegistration.cancel(
                id,
                ifMatch,
                cancellation == null ? null : cancellation.reason(),
                cancellation == null ? null : cancellation.text()));
    }

    @PUT
    @Path("/{id}/correction")
    @RolesAllowed("exam-office")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            operationId = "correctRegistration",
            summary = "Correct a registration on the candidate's behalf, with the reason",
            description = "What the candidate corrected on the printed summary, or an error found while controlling the"
                    + " file; also after closing. The candidate is told and sees the difference.")
    @APIResponse(
            responseCode = "200",
            description = "The registration as corrected.",
            content = @Content(schema = @Schema(implementation = RegistrationView.class)))
    @APIResponse(
            responseCode = "400",
            description = "Malformed request.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "401",
            description = "No valid token.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "403",
            description = "The role may never do this.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "Absent, or not yours.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "The present state says no; `type` says why.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "412",
            description = "Somebody changed it since it was read.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "A rule of the exam, or a value, says no.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "428",
            description = "`If-Match` is missing.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<RegistrationView> correct(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull Correction correction) {
        return tagged(correctRegistration.handle(
                new CorrectRegistration.Command(id, ifMatch, correction.choices(), correction.reason())));
    }

    @GET
    @Path("/{id}/versions")
    @RolesAllowed({"candidate", "establishment", "exam-office"})
    @Operation(operationId = "listRegistrationVersions", summary = "Read every version saved and what it changed")
    @APIResponse(responseCode = "200", description = "The versions, the first one first.")
    @APIResponse(
            responseCode = "401",
            description = "No valid token.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "403",
            description = "The role may never do this.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "Absent, or not yours.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Page<Versions.Version> versions(@RestPath UUID id) {
        return new Page<>(versions.of(id), null);
    }

    @GET
    @Path("/export")
    @Produces("text/csv")
    @RolesAllowed({"establishment", "exam-office"})
    @Operation(
            operationId = "exportRegistrations",
            summary = "Download the follow-up list for a spreadsheet",
            description = "The registrations you may see, filtered as the list is, in UTF-8 with `;`.")
    @APIResponse(
            responseCode = "200",
            description = "One line per registration, in the order of the names.",
            content = @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)))
    @APIResponse(
            responseCode = "400",
            description = "Malformed request.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "401",
            description = "No valid token.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "403",
            description = "The role may never do this.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<String> export(
            @RestQuery @Nullable Integer examSession,
            @RestQuery @Nullable String academy,
            @RestQuery @Nullable String uai,
            @RestQuery @Nullable String specialty,
            @RestQuery @Nullable Category category,
            @RestQuery @Nullable State state,
            @RestQuery RegistrationRow.@Nullable Colour colour,
            @RestQuery("q") @Nullable String text) {
        var lines = list.all(
                new RegistrationList.Filter(examSession, academy, uai, specialty, category, state, colour, text));
        return RestResponse.ResponseBuilder.ok(CsvExport.of(lines))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"inscriptions.csv\"")
                .build();
    }

    private RestResponse<RegistrationView> tagged(RegistrationRow row) {
        return RestResponse.ResponseBuilder.ok(view(row))
                .header(HttpHeaders.ETAG, ETags.of(row.revision))
                .build();
    }

    private RegistrationView view(RegistrationRow row) {
        return RegistrationView.of(row, store, examSessions);
    }
}
