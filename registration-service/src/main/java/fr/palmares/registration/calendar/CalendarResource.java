package fr.palmares.registration.calendar;

import fr.palmares.platform.problem.Problem;
import fr.palmares.platform.web.ETags;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Calendars: read by anybody once published, edited and published by the exam office of the académie. */
@Path("/v1/exam-sessions/{examSession}/calendars/{academy}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Calendars")
@RunOnVirtualThread
@APIResponse(
        responseCode = "404",
        description = "No such calendar, not published, or another académie's.",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class CalendarResource {

    private final CalendarStore calendars;

    CalendarResource(CalendarStore calendars) {
        this.calendars = calendars;
    }

    @GET
    @PermitAll
    @SecurityRequirementsSet
    @Operation(operationId = "readCalendar", summary = "Read an académie's calendar")
    @APIResponse(
            responseCode = "200",
            description = "The calendar in force; its exam office sees the draft of the next version, if any.",
            content = @Content(schema = @Schema(implementation = CalendarView.class)))
    public RestResponse<CalendarView> read(@RestPath int examSession, @RestPath String academy) {
        return tagged(calendars.read(examSession, academy));
    }

    @PUT
    @RolesAllowed("exam-office")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "editCalendar",
            summary = "Edit the draft of a calendar",
            description = "Dates are told in the académie's own zone. A change after publication starts the next"
                    + " version; the same dates again change nothing. `If-Match` is needed once a calendar exists.")
    @APIResponse(
            responseCode = "200",
            description = "The draft.",
            content = @Content(schema = @Schema(implementation = CalendarView.class)))
    @APIResponse(
            responseCode = "409",
            description = "The exam session is not open.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "No date, or dates in the wrong order.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<CalendarView> edit(
            @RestPath int examSession,
            @RestPath String academy,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull CalendarRequest request) {
        return tagged(calendars.edit(examSession, academy, request, ifMatch));
    }

    @POST
    @Path("/publication")
    @RolesAllowed("exam-office")
    @Operation(
            operationId = "publishCalendar",
            summary = "Put a calendar in force",
            description = "Tells everybody (`CalendarPublished`). A calendar already in force stays as it is.")
    @APIResponse(
            responseCode = "200",
            description = "The calendar in force.",
            content = @Content(schema = @Schema(implementation = CalendarView.class)))
    public RestResponse<CalendarView> publish(@RestPath int examSession, @RestPath String academy) {
        return tagged(calendars.publish(examSession, academy));
    }

    private RestResponse<CalendarView> tagged(CalendarRow row) {
        return RestResponse.ResponseBuilder.ok(calendars.view(row))
                .header(HttpHeaders.ETAG, ETags.of(CalendarStore.tag(row)))
                .build();
    }
}
