package fr.palmares.registration.enrolment.decision;

import fr.palmares.platform.problem.Problem;
import fr.palmares.registration.enrolment.FormDerogation;
import fr.palmares.registration.enrolment.confirmation.ConfirmationRequest;
import fr.palmares.registration.enrolment.domain.Reason;
import fr.palmares.registration.enrolment.reading.RegistrationView;
import fr.palmares.registration.enrolment.reading.RegistrationViews;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What is decided about a registration: corrected, validated, rejected, given up. */
@Path("/v1/registrations/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Registrations")
@RunOnVirtualThread
class DecisionResource {

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

    private final CorrectRegistration correctRegistration;
    private final RecordFormDerogation recordFormDerogation;
    private final DecideRegistration decideRegistration;
    private final RegistrationViews views;

    DecisionResource(
            CorrectRegistration correctRegistration,
            RecordFormDerogation recordFormDerogation,
            DecideRegistration decideRegistration,
            RegistrationViews views) {
        this.correctRegistration = correctRegistration;
        this.recordFormDerogation = recordFormDerogation;
        this.decideRegistration = decideRegistration;
        this.views = views;
    }

    @PUT
    @Path("/correction")
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
            responseCode = "409",
            description = "`/problems/state-does-not-allow`: not confirmed yet, or decided already.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "`/problems/not-eligible` with every refusal of the rules, or a value that cannot be.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<RegistrationView> correct(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull Correction correction) {
        return views.tagged(correctRegistration.handle(
                new CorrectRegistration.Command(id, ifMatch, correction.choices(), correction.reason())));
    }

    @PUT
    @Path("/form-derogation")
    @RolesAllowed("exam-office")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            operationId = "recordFormDerogation",
            summary = "Record the recteur's derogation from the global form",
            description = "Opens the progressive form to a candidate of school or apprenticeship, for this registration"
                    + " and those proposed after it. Recording another one replaces it; both stay in the audit trail.")
    @APIResponse(
            responseCode = "200",
            description = "The registration, with the derogation.",
            content = @Content(schema = @Schema(implementation = RegistrationView.class)))
    @APIResponse(
            responseCode = "409",
            description = "`/problems/state-does-not-allow`: decided already.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<RegistrationView> derogate(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull FormDerogation derogation) {
        return views.tagged(recordFormDerogation.handle(new RecordFormDerogation.Command(id, ifMatch, derogation)));
    }

    @PUT
    @Path("/validation")
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
            responseCode = "409",
            description = "`/problems/file-not-approved` or `/problems/state-does-not-allow`.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<RegistrationView> validate(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return views.tagged(decideRegistration.validate(id, ifMatch));
    }

    @PUT
    @Path("/rejection")
    @RolesAllowed("exam-office")
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            operationId = "rejectRegistration",
            summary = "Reject an irregular registration",
            description = "From SUBMITTED only, with the reason that the candidate reads.")
    @APIResponse(
            responseCode = "200",
            description = "The registration, rejected.",
            content = @Content(schema = @Schema(implementation = RegistrationView.class)))
    @APIResponse(
            responseCode = "409",
            description = "`/problems/state-does-not-allow`.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<RegistrationView> reject(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull Rejection rejection) {
        return views.tagged(decideRegistration.reject(id, ifMatch, rejection.reason(), rejection.text()));
    }

    @PUT
    @Path("/cancellation")
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
            responseCode = "409",
            description = "`/problems/state-does-not-allow` or `/problems/already-deliberated`.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<RegistrationView> cancel(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @Nullable Cancellation cancellation) {
        return views.tagged(decideRegistration.cancel(
                id,
                ifMatch,
                cancellation == null ? null : cancellation.reason(),
                cancellation == null ? null : cancellation.text()));
    }
}
