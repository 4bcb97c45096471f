package fr.palmares.notification.inbox;

import fr.palmares.notification.inbox.domain.MessageKind;
import fr.palmares.notification.journal.Cursors;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.web.Caller;
import fr.palmares.platform.web.Cursor;
import fr.palmares.platform.web.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/messages")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed("candidate")
@Tag(name = "Messages", description = "What the candidate's space shows: one message per thing that matters.")
class MessagesResource {

    @Schema(name = "Message")
    record View(
            @Schema(examples = "0190a1b2-0000-7000-8000-00000000000c")
            UUID id,

            @Schema(examples = "PIECE_REFUSED") MessageKind kind,
            @Schema(examples = "Une pièce est à remplacer") String title,

            @Schema(examples = "La pièce « Pièce d’identité » est refusée : elle n’est pas lisible.")
            String text,

            @Nullable
            @Schema(examples = "0190a1b2-0000-7000-8000-000000000002", description = "The registration it is about.")
            UUID registrationId,

            @Nullable @Schema(description = "The document to open, of documents-service.")
            UUID documentId,

            @Schema(examples = "2025-11-21T09:30:00Z") Instant at,

            @Nullable @Schema(description = "Null while unread.")
            Instant readAt) {

        static View of(Messages.Message message) {
            return new View(
                    message.id(),
                    message.kind(),
                    message.title(),
                    message.text(),
                    message.registrationId(),
                    message.documentId(),
                    message.at(),
                    message.readAt());
        }
    }

    @Schema(name = "MessagePage")
    record Views(
            List<View> items,

            @Nullable @Schema(description = "Cursor of the following page; null on the last.")
            String next,

            @Schema(examples = "3", description = "Unread messages in all.")
            int unread) {}

    private final Messages messages;
    private final Caller caller;

    MessagesResource(Messages messages, Caller caller) {
        this.messages = messages;
        this.caller = caller;
    }

    @GET
    @Transactional
    @Operation(operationId = "listMessages", summary = "List the own messages, newest first")
    @APIResponse(
            responseCode = "200",
            description = "One page.",
            content = @Content(schema = @Schema(implementation = Views.class)))
    public Views list(
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) @Parameter(description = "How many at the most.")
                    int limit,
            @RestQuery @Nullable @Parameter(description = "`next` of the previous page.") String cursor,
            @RestQuery @DefaultValue("false") @Parameter(description = "Only those not read yet.") boolean unread) {
        var person = caller.person();
        var rows = messages.of(person, unread, Cursors.number("messages", cursor, Long.MAX_VALUE), limit);
        var page = Page.of(rows, limit, last -> Cursor.encode("messages", last.sequence()));
        return new Views(page.items().stream().map(View::of).toList(), page.next(), messages.unread(person));
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "readMessage", summary = "Read one of the own messages")
    @APIResponse(
            responseCode = "200",
            description = "The message.",
            content = @Content(schema = @Schema(implementation = View.class)))
    public View one(@RestPath UUID id) {
        return messages.find(id, caller.person()).map(View::of).orElseThrow(MessagesResource::absent);
    }

    @PUT
    @Path("/{id}/read")
    @ResponseStatus(204)
    @Transactional
    @Operation(operationId = "markMessageRead", summary = "Mark a message as read; doing it again changes nothing")
    @APIResponse(responseCode = "204", description = "Read.")
    public void read(@RestPath UUID id) {
        if (!messages.read(id, caller.person())) {
            throw absent();
        }
    }

    private static NotFound absent() {
        return new NotFound("Ce message n’existe pas ou n’est pas le vôtre.");
    }
}
