package fr.palmares.grading.organisation;

import fr.palmares.grading.access.KeyedHash;
import fr.palmares.grading.access.Scope;
import fr.palmares.platform.problem.NotFound;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What each candidate is called to. */
@Path("/v1/exam-files/{registrationId}/summons")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Organisation")
@RolesAllowed({"candidate", "establishment", "exam-office"})
class SummonsResource {

    @Schema(name = "Summons")
    record SummonsAnswer(
            UUID id,
            UUID registrationId,
            boolean partial,
            boolean late,
            Instant issuedAt,
            List<Summons.Line> sittings) {}

    private final Scope scope;
    private final KeyedHash hash;

    SummonsResource(Scope scope, KeyedHash hash) {
        this.scope = scope;
        this.hash = hash;
    }

    @GET
    @RunOnVirtualThread
    @Operation(operationId = "getSummons", summary = "What a candidate is called to")
    @APIResponse(
            responseCode = "200",
            description = "The last summons",
            content = @Content(schema = @Schema(implementation = SummonsAnswer.class)))
    public SummonsAnswer get(@RestPath UUID registrationId) {
        scope.visible(registrationId);
        return Summons.last(registrationId)
                .map(last -> new SummonsAnswer(
                        last.id, last.registrationId, last.partial, last.late, last.issuedAt, last.lines()))
                .orElseThrow(() -> new NotFound("Aucune convocation n’a encore été émise pour ce dossier."));
    }

    @GET
    @Path("/calendar")
    @Produces("text/calendar")
    @RunOnVirtualThread
    @Operation(operationId = "getSummonsCalendar", summary = "The same sittings as an iCalendar file")
    @APIResponse(
            responseCode = "200",
            description = "One event per sitting",
            content = @Content(mediaType = "text/calendar", schema = @Schema(type = SchemaType.STRING)))
    public String calendar(@RestPath UUID registrationId) {
        scope.visible(registrationId);
        return Summons.last(registrationId)
                .map(CalendarFeed::of)
                .orElseThrow(() -> new NotFound("Aucune convocation n’a encore été émise pour ce dossier."));
    }

    @GET
    @Path("/calendar-address")
    @RolesAllowed("candidate")
    @RunOnVirtualThread
    @Operation(
            operationId = "getCalendarAddress",
            summary = "The address under which a telephone subscribes to one's own summons")
    @APIResponse(
            responseCode = "200",
            description = "The same at each call",
            content = @Content(schema = @Schema(implementation = CalendarAddress.class)))
    public CalendarAddress calendarAddress(@RestPath UUID registrationId) {
        scope.visible(registrationId);
        return CalendarAddress.of(hash, registrationId);
    }
}
