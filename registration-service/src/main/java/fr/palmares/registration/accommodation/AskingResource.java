package fr.palmares.registration.accommodation;

import fr.palmares.platform.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
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

/** Accommodations of one registration: where the candidate stands, asking, asking again, and what was granted. */
@Path("/v1/registrations/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accommodations")
@RunOnVirtualThread
class AskingResource {

    private final AskForAccommodation askForAccommodation;
    private final GrantedArrangements granted;
    private final AccommodationAnswers answers;

    AskingResource(AskForAccommodation askForAccommodation, GrantedArrangements granted, AccommodationAnswers answers) {
        this.askForAccommodation = askForAccommodation;
        this.granted = granted;
        this.answers = answers;
    }

    @GET
    @Path("/accommodation")
    @RolesAllowed("candidate")
    @Operation(
            operationId = "readOwnAccommodation",
            summary = "Read where you stand with accommodations",
            description = "Until when you may ask, whether you have, and which earlier decision one click renews.")
    @APIResponse(responseCode = "200", description = "Where the candidate stands.")
    public GrantedArrangements.Own own(@RestPath UUID id) {
        return granted.own(id);
    }

    @POST
    @Path("/accommodation-requests")
    @RolesAllowed("candidate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "requestAccommodation",
            summary = "Ask for accommodations",
            description =
                    "Needs « handicap : oui » on the registration form (R-13), and the deadline of the académie not"
                            + " to have passed unless the situation arose or changed since (D613-27). Tells"
                            + " `AccommodationRequested`, without what is asked.")
    @APIResponse(
            responseCode = "201",
            description = "The request.",
            content = @Content(schema = @Schema(implementation = AccommodationView.class)))
    @APIResponse(
            responseCode = "409",
            description = "`accommodation-deadline-passed`, `accommodation-already-requested`,"
                    + " `registration-not-confirmed` or `calendar-not-published`.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "`handicap-not-declared`, `full-procedure-needed`, `situation-not-arisen-since`,"
                    + " `unknown-unit`, `arrangement-twice`, `extra-time-incomplete`, or a value that cannot be.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<AccommodationView> ask(
            @RestPath UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull RequestBody.Wish wish) {
        return answers.created(askForAccommodation.handle(new AskForAccommodation.NewRequest(id, wish, key)));
    }

    @POST
    @Path("/accommodation-renewals")
    @RolesAllowed("candidate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "renewAccommodation",
            summary = "Ask for the former decision again, « à l’identique »",
            description = "For who sits the same exam again in the same académie and whose medical situation did not"
                    + " change: decided at once, without a new opinion.")
    @APIResponse(
            responseCode = "201",
            description = "The request, with the former decision in force again.",
            content = @Content(schema = @Schema(implementation = AccommodationView.class)))
    @APIResponse(
            responseCode = "409",
            description = "`nothing-to-renew`, `accommodation-deadline-passed` or `accommodation-already-requested`.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "`medical-situation-changed`, `not-repeating`, `former-units-gone` or"
                    + " `handicap-not-declared`.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<AccommodationView> renew(
            @RestPath UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull RequestBody.Renewal renewal) {
        return answers.created(askForAccommodation.handle(new AskForAccommodation.Renewal(id, renewal, key)));
    }

    @GET
    @Path("/arrangements")
    @RolesAllowed({"candidate", "establishment", "exam-office", "accommodation-doctor", "accommodation-office"})
    @Operation(
            operationId = "readAccommodationArrangements",
            summary = "Read what was granted for a registration",
            description = "Arrangements alone: whether something was asked for, refused, and why stays with the"
                    + " candidate, the doctor and the authority. Each reading by staff is written to the audit trail.")
    @APIResponse(responseCode = "200", description = "The arrangements in force; empty where there are none.")
    public GrantedArrangements.Granted arrangements(@RestPath UUID id) {
        return granted.of(id);
    }
}
