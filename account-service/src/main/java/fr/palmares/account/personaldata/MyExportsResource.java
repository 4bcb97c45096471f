package fr.palmares.account.personaldata;

import fr.palmares.platform.web.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
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
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/my-data/exports")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed("candidate")
@Tag(name = "My account", description = "What a candidate sees and changes of the own account.")
class MyExportsResource {

    enum State {
        PENDING,
        READY
    }

    @Schema(name = "PersonalDataExport")
    record Export(
            @Schema(examples = "0190a1b2-0000-7000-8000-00000000000c")
            UUID id,

            @Schema(examples = "PENDING") State state,
            Instant requestedAt,
            @Nullable Instant readyAt,

            @Schema(
                    examples = "[]",
                    description = "Services that did not answer within half an hour; ask again a day later.")
            List<String> missing) {

        static Export of(Exports.Progress progress) {
            return new Export(
                    progress.id(),
                    progress.readyAt() == null ? State.PENDING : State.READY,
                    progress.requestedAt(),
                    progress.readyAt(),
                    progress.missing());
        }
    }

    private final Exports exports;
    private final Caller caller;

    MyExportsResource(Exports exports, Caller caller) {
        this.exports = exports;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(202)
    @Operation(
            operationId = "askForMyData",
            summary = "Ask for everything the five services hold about oneself",
            description =
                    "One archive a day: asking again is answered with the one that is there or on its way. An e-mail"
                            + " says when it is ready.")
    @APIResponse(
            responseCode = "202",
            description = "Under way; follow it by its id.",
            content = @Content(schema = @Schema(implementation = Export.class)))
    public Export ask() {
        return Export.of(exports.ask(caller.person()));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getMyDataExport", summary = "Follow the making of an archive")
    @APIResponse(
            responseCode = "200",
            description = "How far it is.",
            content = @Content(schema = @Schema(implementation = Export.class)))
    public Export get(@RestPath UUID id) {
        return Export.of(exports.own(caller.person(), id));
    }

    @GET
    @Path("/{id}/archive")
    @Produces("application/zip")
    @Operation(
            operationId = "downloadMyData",
            summary = "Download the archive: one JSON file per service",
            description = "Kept for seven days.")
    @APIResponse(
            responseCode = "200",
            description = "A ZIP file.",
            content =
                    @Content(
                            mediaType = "application/zip",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public RestResponse<byte[]> download(@RestPath UUID id) {
        return RestResponse.ResponseBuilder.ok(exports.archive(caller.person(), id))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"mes-donnees-palmares.zip\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
