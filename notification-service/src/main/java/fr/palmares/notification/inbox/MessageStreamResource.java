package fr.palmares.notification.inbox;

import fr.palmares.notification.journal.Cursors;
import fr.palmares.platform.web.Caller;
import fr.palmares.platform.web.Cursor;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

@Path("/v1/messages/stream")
@RunOnVirtualThread
@RolesAllowed("candidate")
@Tag(name = "Messages", description = "What the candidate's space shows: one message per thing that matters.")
class MessageStreamResource {

    private static final String FEED = "message-stream";

    private final Messages messages;
    private final LiveMessages live;
    private final Caller caller;

    MessageStreamResource(Messages messages, LiveMessages live, Caller caller) {
        this.messages = messages;
        this.live = live;
        this.caller = caller;
    }

    static String id(long sequence) {
        return Cursor.encode(FEED, sequence);
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Transactional
    @Operation(
            operationId = "streamMessages",
            summary = "Be told of own messages as they are written",
            description =
                    "Server-Sent Events named `message`; the data are one message as JSON. With `Last-Event-ID`"
                            + " the stream goes on after that event, otherwise it begins now. It ends with the access token:"
                            + " come back with a new one. A browser's `EventSource` sends no token: read the stream with `fetch`.")
    @APIResponse(
            responseCode = "200",
            description = "The stream.",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = MessagesResource.View.class)))
    @APIResponse(responseCode = "400", description = "`Last-Event-ID` is not of this stream.")
    public void stream(
            @RestHeader("Last-Event-ID")
                    @Nullable
                    @Parameter(description = "The last event seen; browsers send it by themselves.")
                    String lastEventId,
            @Context SseEventSink sink,
            @Context Sse sse) {
        var person = caller.person();
        live.listeners().add(caller, person, sink, sse, after(lastEventId, person));
    }

    private long after(@Nullable String lastEventId, UUID person) {
        return lastEventId == null || lastEventId.isEmpty()
                ? messages.latest(person)
                : Cursors.number(FEED, lastEventId, 0);
    }
}
