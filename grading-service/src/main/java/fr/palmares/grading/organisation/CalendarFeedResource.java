package fr.palmares.grading.organisation;

import fr.palmares.grading.access.KeyedHash;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.web.RateLimited;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The summons as a calendar to subscribe to: telephones fetch it again and again, without a token. */
@Path("/v1/calendars")
@Tag(name = "Organisation")
class CalendarFeedResource {

    private final KeyedHash hash;

    CalendarFeedResource(KeyedHash hash) {
        this.hash = hash;
    }

    @GET
    @Path("/{registrationId}/{signature}")
    @Produces("text/calendar")
    @PermitAll
    @SecurityRequirementsSet
    @RateLimited(requests = 120, seconds = 60)
    @RunOnVirtualThread
    @Operation(operationId = "subscribeCalendar", summary = "The summons as it now is, as an iCalendar feed")
    @APIResponse(
            responseCode = "200",
            description = "One event per sitting",
            content = @Content(mediaType = "text/calendar", schema = @Schema(type = SchemaType.STRING)))
    public String feed(@RestPath UUID registrationId, @RestPath String signature) {
        return Optional.of(registrationId)
                .filter(id -> MessageDigest.isEqual(ascii(CalendarAddress.signature(hash, id)), ascii(signature)))
                .flatMap(Summons::last)
                .map(CalendarFeed::of)
                .orElseThrow(() -> new NotFound("Aucun calendrier ne correspond à cette adresse."));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
