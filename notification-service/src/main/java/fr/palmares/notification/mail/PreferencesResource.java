package fr.palmares.notification.mail;

import fr.palmares.notification.mail.domain.EmailChoice;
import fr.palmares.platform.web.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/v1/preferences")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed("candidate")
@Tag(name = "Preferences", description = "Which e-mails a candidate wants; those that call for an act always go.")
class PreferencesResource {

    @Schema(
            name = "Preferences",
            description = "`NECESSARY`: what calls for an act or takes a right away; `USUAL`: also the steps of the"
                    + " registration; `ALL`: one for each message.")
    record Body(
            @Nullable @NotNull @Schema(examples = "USUAL", nullable = false)
            EmailChoice emails) {}

    private final Preferences preferences;
    private final Caller caller;

    PreferencesResource(Preferences preferences, Caller caller) {
        this.preferences = preferences;
        this.caller = caller;
    }

    @GET
    @Transactional
    @Operation(operationId = "readPreferences", summary = "Read the own preferences")
    @APIResponse(
            responseCode = "200",
            description = "The preferences; `USUAL` for who chose nothing.",
            content = @Content(schema = @Schema(implementation = Body.class)))
    public Body read() {
        return new Body(preferences.of(caller.person()));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(operationId = "choosePreferences", summary = "Choose which e-mails to receive")
    @APIResponse(
            responseCode = "200",
            description = "The preferences as they are now.",
            content = @Content(schema = @Schema(implementation = Body.class)))
    public Body choose(@Valid @NotNull Body body) {
        preferences.save(caller.person(), body.emails());
        return body;
    }
}
