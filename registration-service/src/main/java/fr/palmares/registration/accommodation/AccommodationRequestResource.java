package fr.palmares.registration.accommodation;

import fr.palmares.platform.problem.Problem;
import fr.palmares.platform.web.Page;
import fr.palmares.registration.accommodation.confidential.ProcedureName;
import fr.palmares.registration.accommodation.domain.AccommodationState;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Requests that are there: followed, read, amended, withdrawn, advised on, decided, notified. */
@Path("/v1/accommodation-requests")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Accommodations",
        description =
                "Asked for by candidates, advised on by doctors, decided by the authority; everybody else sees what"
                        + " was granted.")
@RunOnVirtualThread
class AccommodationRequestResource {

    private final AccommodationList list;
    private final ReadAccommodation readAccommodation;
    private final AskForAccommodation askForAccommodation;
    private final DecideAccommodation decideAccommodation;
    private final AccommodationAnswers answers;

    AccommodationRequestResource(
            AccommodationList list,
            ReadAccommodation readAccommodation,
            AskForAccommodation askForAccommodation,
            DecideAccommodation decideAccommodation,
            AccommodationAnswers answers) {
        this.list = list;
        this.readAccommodation = readAccommodation;
        this.askForAccommodation = askForAccommodation;
        this.decideAccommodation = decideAccommodation;
        this.answers = answers;
    }

    @GET
    @RolesAllowed({"candidate", "accommodation-doctor", "accommodation-office"})
    @Operation(
            operationId = "listAccommodationRequests",
            summary = "List the requests you may see",
            description = "Those of their académie for doctor and authority, the oldest first; a candidate's own. Each"
                    + " reading by staff is written to the audit trail.")
    @APIResponse(responseCode = "200", description = "A part of the list, with the cursor of the next one.")
    public Page<AccommodationList.Line> list(
            @RestQuery @Nullable Integer examSession,
            @RestQuery @Nullable AccommodationState state,
            @RestQuery @Nullable ProcedureName procedure,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(500) int limit) {
        return list.page(new AccommodationList.Filter(examSession, state, procedure), cursor, limit);
    }

    @GET
    @Path("/counts")
    @RolesAllowed({"accommodation-doctor", "accommodation-office"})
    @Operation(
            operationId = "countAccommodationRequests",
            summary = "Count the requests of your académie, state by state",
            description = "What waits for an opinion, for a decision, for a notification.")
    @APIResponse(responseCode = "200", description = "The counts; a state without a request is left out.")
    public AccommodationList.Counts counts(@RestQuery @Nullable Integer examSession) {
        return list.counts(examSession);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"candidate", "accommodation-doctor", "accommodation-office"})
    @Operation(
            operationId = "readAccommodationRequest",
            summary = "Read a request",
            description = "The candidate reads all but the doctors' note; the doctor all; the authority neither the"
                    + " situation nor the note. Each reading by staff is written to the audit trail.")
    @APIResponse(
            responseCode = "200",
            description = "The request, as far as it is for your eyes.",
            content = @Content(schema = @Schema(implementation = AccommodationView.class)))
    public RestResponse<AccommodationView> read(@RestPath UUID id) {
        return answers.tagged(readAccommodation.handle(id));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed("candidate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "amendAccommodationRequest",
            summary = "Write a request anew",
            description = "Until the deadline, and as long as no doctor has given an opinion.")
    @APIResponse(
            responseCode = "200",
            description = "The request as it is now.",
            content = @Content(schema = @Schema(implementation = AccommodationView.class)))
    @APIResponse(
            responseCode = "409",
            description = "`accommodation-deadline-passed`, `state-does-not-allow` or `registration-not-confirmed`.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<AccommodationView> amend(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull RequestBody.Wish wish) {
        return answers.tagged(askForAccommodation.handle(new AskForAccommodation.Amendment(id, ifMatch, wish)));
    }

    @PUT
    @Path("/{id}/withdrawal")
    @RolesAllowed("candidate")
    @Operation(
            operationId = "withdrawAccommodationRequest",
            summary = "Withdraw a request",
            description =
                    "Until the decision. Withdrawn already: nothing happens. `If-Match` is respected where given.")
    @APIResponse(
            responseCode = "200",
            description = "The request, withdrawn.",
            content = @Content(schema = @Schema(implementation = AccommodationView.class)))
    @APIResponse(
            responseCode = "409",
            description = "`state-does-not-allow`: it is decided.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<AccommodationView> withdraw(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return answers.tagged(askForAccommodation.handle(new AskForAccommodation.Withdrawal(id, ifMatch)));
    }

    @PUT
    @Path("/{id}/opinion")
    @RolesAllowed("accommodation-doctor")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "giveMedicalOpinion",
            summary = "Give the doctor's opinion",
            description = "Proposes arrangements (D613-27). Until the decision another opinion may replace it.")
    @APIResponse(
            responseCode = "200",
            description = "The request with its opinion.",
            content = @Content(schema = @Schema(implementation = AccommodationView.class)))
    @APIResponse(
            responseCode = "409",
            description = "`state-does-not-allow` or `registration-not-confirmed`.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<AccommodationView> opinion(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull RequestBody.OpinionBody opinion) {
        return answers.tagged(decideAccommodation.handle(new DecideAccommodation.Advice(id, ifMatch, opinion)));
    }

    @PUT
    @Path("/{id}/decision")
    @RolesAllowed("accommodation-office")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "decideAccommodation",
            summary = "Decide on a request",
            description = "Grants all, a part or nothing; what is not granted needs reasons. After a decision, on the"
                    + " candidate's appeal, decides again: the new decision replaces the old one, which is kept.")
    @APIResponse(
            responseCode = "200",
            description = "The request with its decision.",
            content = @Content(schema = @Schema(implementation = AccommodationView.class)))
    @APIResponse(
            responseCode = "409",
            description = "`opinion-missing`, `opinion-is-yours`, `state-does-not-allow` or"
                    + " `registration-not-confirmed`.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<AccommodationView> decide(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull RequestBody.AnswerBody answer) {
        return answers.tagged(decideAccommodation.handle(new DecideAccommodation.Answering(id, ifMatch, answer)));
    }

    @PUT
    @Path("/{id}/notification")
    @RolesAllowed({"candidate", "accommodation-office"})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "notifyAccommodationDecision",
            summary = "Say that the decision reached the candidate",
            description =
                    "The candidate who opens it says so without a date; the authority gives the day on which it was"
                            + " handed over or received. Time limits for an appeal run from there. Notified already: nothing"
                            + " happens.")
    @APIResponse(
            responseCode = "200",
            description = "The request, notified.",
            content = @Content(schema = @Schema(implementation = AccommodationView.class)))
    @APIResponse(
            responseCode = "409",
            description = "`state-does-not-allow`: nothing is decided.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<AccommodationView> handOver(@RestPath UUID id, @Valid RequestBody.@Nullable Handing handing) {
        return answers.tagged(decideAccommodation.handle(
                new DecideAccommodation.Handing(id, handing == null ? null : handing.notifiedOn())));
    }
}
