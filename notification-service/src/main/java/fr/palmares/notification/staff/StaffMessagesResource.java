package fr.palmares.notification.staff;

import fr.palmares.notification.journal.Cursors;
import fr.palmares.notification.staff.domain.Desk;
import fr.palmares.notification.staff.domain.StaffKind;
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
import java.util.EnumSet;
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

@Path("/v1/staff-messages")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({"exam-office", "establishment", "accommodation-office"})
@Tag(name = "Staff messages", description = "What a desk has to know or to do; each person at it reads for themselves.")
class StaffMessagesResource {

    @Schema(name = "StaffMessage")
    record View(
            @Schema(examples = "0190a1b2-0000-7000-8000-00000000000f")
            UUID id,

            Desk desk,

            @Schema(examples = "17", description = "Code of the académie, or UAI.")
            String scope,

            @Schema(examples = "FILE_TO_CONTROL") StaffKind kind,

            @Schema(examples = "Un dossier attend votre contrôle")
            String title,

            @Schema(examples = "Toutes les pièces demandées sont fournies.")
            String text,

            @Nullable @Schema(examples = "Pièce d’identité", description = "Which piece or unit, where there is one.")
            String detail,

            @Nullable @Schema(examples = "Nina Dupont", description = "Whom it is about, while the person is known.")
            String person,

            @Nullable UUID personId,
            @Nullable UUID registrationId,
            @Schema(examples = "2025-11-21T09:30:00Z") Instant at,

            @Nullable @Schema(description = "When the caller read it; null while unread.")
            Instant readAt) {

        static View of(StaffMessages.Message message) {
            return new View(
                    message.id(),
                    message.desk(),
                    message.scope(),
                    message.kind(),
                    message.kind().title(),
                    message.kind().text(),
                    message.detail(),
                    message.person(),
                    message.personId(),
                    message.registrationId(),
                    message.at(),
                    message.readAt());
        }
    }

    @Schema(name = "StaffMessagePage")
    record Views(
            List<View> items,

            @Nullable @Schema(description = "Cursor of the following page; null on the last.")
            String next,

            @Schema(examples = "3", description = "Unread by the caller, among the newest 1 000 of each desk.")
            int unread) {}

    private final StaffMessages messages;
    private final Caller caller;

    StaffMessagesResource(StaffMessages messages, Caller caller) {
        this.messages = messages;
        this.caller = caller;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listStaffMessages",
            summary = "List the messages of the own desks, newest first",
            description = "Of the académies and establishments of the token.")
    @APIResponse(
            responseCode = "200",
            description = "One page.",
            content = @Content(schema = @Schema(implementation = Views.class)))
    public Views list(
            @RestQuery @DefaultValue("50") @Min(1) @Max(200) @Parameter(description = "How many at the most.")
                    int limit,
            @RestQuery @Nullable @Parameter(description = "`next` of the previous page.") String cursor,
            @RestQuery
                    @DefaultValue("false")
                    @Parameter(description = "Only those the caller has not read, of the newest 1 000 of each desk.")
                    boolean unread,
            @RestQuery @Nullable @Parameter(description = "Only these kinds.") List<StaffKind> kind) {
        var reader = reader();
        var kinds = kind == null || kind.isEmpty() ? EnumSet.allOf(StaffKind.class) : EnumSet.copyOf(kind);
        var before = Cursors.number("staff-messages", cursor, Long.MAX_VALUE);
        var rows = unread ? messages.unread(reader, kinds, before, limit) : messages.list(reader, kinds, before, limit);
        var page = Page.of(rows, limit, last -> Cursor.encode("staff-messages", last.sequence()));
        return new Views(page.items().stream().map(View::of).toList(), page.next(), messages.unread(reader));
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "readStaffMessage", summary = "Read one message of the own desks")
    @APIResponse(
            responseCode = "200",
            description = "The message.",
            content = @Content(schema = @Schema(implementation = View.class)))
    public View one(@RestPath UUID id) {
        return View.of(get(id));
    }

    @PUT
    @Path("/{id}/read")
    @ResponseStatus(204)
    @Transactional
    @Operation(
            operationId = "markStaffMessageRead",
            summary = "Mark a message as read by the caller",
            description = "Others at the desk still see it as unread. Doing it again changes nothing.")
    @APIResponse(responseCode = "204", description = "Read.")
    public void read(@RestPath UUID id) {
        messages.read(reader(), get(id).id());
    }

    private StaffMessages.Message get(UUID id) {
        return messages.find(reader(), id)
                .orElseThrow(() -> new NotFound("Ce message n’existe pas ou n’est pas celui de votre service."));
    }

    private StaffMessages.Reader reader() {
        return StaffMessages.Reader.of(caller);
    }
}
