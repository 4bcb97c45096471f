package fr.palmares.notification.staff;

import fr.palmares.platform.web.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

@Path("/v1/staff-messages/stream")
@RunOnVirtualThread
@RolesAllowed({"exam-office", "establishment", "accommodation-office"})
@Tag(name = "Staff messages", description = "What a desk has to know or to do; each person at it reads for themselves.")
class StaffMessageStreamResource {

    private final LiveDesks live;
    private final Caller caller;

    StaffMessageStreamResource(LiveDesks live, Caller caller) {
        this.live = live;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Transactional
    @Operation(
            operationId = "streamStaffMessages",
            summary = "Be told of messages of the own desks as they are written",
            description =
                    "Of the académies and establishments of the token. Server-Sent Events named `message`; the data"
                            + " are one message as JSON. With `Last-Event-ID` the stream goes on after that event, otherwise it"
                            + " begins now. It ends with the access token: come back with a new one. A browser's `EventSource`"
                            + " sends no token: read the stream with `fetch`.")
    @APIResponse(
            responseCode = "200",
            description = "The stream.",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = StaffMessagesResource.View.class)))
    @APIResponse(responseCode = "400", description = "`Last-Event-ID` is not of this stream.")
    public void stream(
            @RestHeader("Last-Event-ID")
                    @Nullable
                    @Parameter(description = "The last event seen; browsers send it by themselves.")
                    String lastEventId,
            @Context SseEventSink sink,
            @Context Sse sse) {
        live.listeners().add(caller, StaffMessages.Reader.of(caller), sink, sse, live.place(lastEventId));
    }
}
