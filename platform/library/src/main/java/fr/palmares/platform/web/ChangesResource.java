package fr.palmares.platform.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import fr.palmares.platform.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The service's facts for integrators without Kafka: the same CloudEvents, in the order they were committed. */
@Path("/v1/changes")
@Tag(name = "Change feed", description = "The service's facts, for integrators who do not read Kafka.")
class ChangesResource {

    @Schema(description = "One fact, as a CloudEvent.")
    record Change(
            @Schema(examples = "0190a1b2-0000-7000-8000-00000000000a")
            String id,

            @Schema(examples = "1.0") String specversion,

            @Schema(examples = "registration.RegistrationConfirmed.v1")
            String type,

            @Schema(examples = "/palmares/registration") String source,

            @Schema(examples = "0190a1b2-0000-7000-8000-000000000002")
            String subject,

            @Schema(examples = "2025-11-12T09:30:00Z") String time,

            @JsonRawValue @Schema(implementation = Object.class)
            String data) {}

    @Schema(
            description =
                    "Facts in commit order, and where to read on; ask again with `next` even after an empty answer.")
    record Changes(
            List<Change> items,
            @Schema(examples = "cmVnaXN0cmF0aW9uHzczMR80Mg") String next) {}

    private final ChangeFeed feed;
    private final Caller caller;
    private final ForOthers forOthers;
    private final String service;

    ChangesResource(
            ChangeFeed feed,
            Caller caller,
            ForOthers forOthers,
            @ConfigProperty(name = "palmares.service") String service) {
        this.feed = feed;
        this.caller = caller;
        this.forOthers = forOthers;
        this.service = service;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed("integrator")
    @RunOnVirtualThread
    @Transactional
    @Operation(
            operationId = "listChanges",
            summary = "Read the service's facts from a cursor on",
            description = "Facts of the caller's academies, in the order in which they were committed; none is ever"
                    + " skipped. Facts older than the retention of the feed (30 days by default) are gone.")
    @APIResponse(responseCode = "200", description = "The facts after the cursor.")
    @APIResponse(
            responseCode = "400",
            description = "The limit is no number, or `/problems/foreign-cursor`: the cursor is another list's.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Changes list(
            @RestQuery
                    @Nullable
                    @Parameter(description = "`next` of the previous answer; absent: from the oldest fact kept.")
                    String after,
            @RestQuery @DefaultValue("100") @Min(1) @Max(1000) @Parameter(description = "How many at the most.")
                    int limit,
            @RestQuery
                    @Nullable
                    @Parameter(description = "Only facts of these types, such as `account.AccountCreated.v1`.")
                    List<String> type) {
        var start = position(after);
        var rows = feed.after(start, type == null ? Set.of() : Set.copyOf(type), caller.values("academies"), limit);
        var end = rows.isEmpty() ? start : rows.getLast().at();
        return new Changes(
                rows.stream().map(this::change).toList(), Cursor.encode(service, end.transaction(), end.sequence()));
    }

    private ChangeFeed.Position position(@Nullable String after) {
        var keys = Cursor.decode(after);
        if (keys.isEmpty()) {
            return new ChangeFeed.Position(0, 0);
        }
        if (keys.size() != 3 || !keys.getFirst().equals(service)) {
            throw Cursor.unknown();
        }
        try {
            return new ChangeFeed.Position(Long.parseLong(keys.get(1)), Long.parseLong(keys.get(2)));
        } catch (NumberFormatException notOurs) {
            throw Cursor.unknown();
        }
    }

    private Change change(ChangeFeed.Row row) {
        var data = forOthers.of(row.payload());
        return new Change(row.id(), "1.0", row.type(), row.source(), row.subject(), row.time(), data);
    }
}
