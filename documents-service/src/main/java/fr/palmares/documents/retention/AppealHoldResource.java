package fr.palmares.documents.retention;

import fr.palmares.documents.file.FileAccess;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.web.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** An appeal is pending: nothing of the registration is purged or erased until it ended. */
@Path("/v1/checklists/{registrationId}/appeal-hold")
@Tag(name = "Control", description = "The exam office's control of the pieces.")
class AppealHoldResource {

    @Schema(name = "AppealHold", description = "Why everything is kept.")
    record Hold(
            @NotBlank(message = "Dites pourquoi le dossier est retenu.")
            @Size(max = 300, message = "Le motif dépasse 300 caractères.")
            @Schema(examples = "Recours gracieux du 3 juillet 2026")
            @Nullable
            String reason) {}

    private final FileAccess access;
    private final EntityManager database;
    private final AuditTrail audit;
    private final Caller caller;
    private final Clock clock;

    AppealHoldResource(FileAccess access, EntityManager database, AuditTrail audit, Caller caller, Clock clock) {
        this.access = access;
        this.database = database;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Transactional
    @RolesAllowed("exam-office")
    @RunOnVirtualThread
    @Operation(
            operationId = "holdForAppeal",
            summary = "Keep everything of a registration while an appeal is pending",
            description = "Neither retention nor the erasure of the person removes anything until the hold is lifted.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = Hold.class),
                            examples =
                                    @ExampleObject(
                                            name = "appeal",
                                            value = "{\"reason\":\"Recours gracieux du 3 juillet 2026\"}")))
    @APIResponse(responseCode = "204", description = "Held.")
    public void hold(
            @RestPath UUID registrationId, @Valid @NotNull(message = "Le corps de la requête est vide.") Hold hold) {
        access.ofAcademy(registrationId, "exam-office");
        database.createNativeQuery("""
                        INSERT INTO appeal_hold (registration_id, reason, held_by, held_at) VALUES (?1, ?2, ?3, ?4)
                        ON CONFLICT (registration_id) DO UPDATE SET reason = excluded.reason""")
                .setParameter(1, registrationId)
                .setParameter(2, hold.reason())
                .setParameter(3, caller.subject())
                .setParameter(4, clock.instant())
                .executeUpdate();
        audit.record("appeal-hold.set", registrationId.toString(), Map.of("reason", String.valueOf(hold.reason())));
    }

    @DELETE
    @Transactional
    @RolesAllowed("exam-office")
    @RunOnVirtualThread
    @Operation(operationId = "endAppealHold", summary = "Lift the hold: the appeal ended")
    @APIResponse(responseCode = "204", description = "Nothing holds the registration any more.")
    public void end(@RestPath UUID registrationId) {
        access.ofAcademy(registrationId, "exam-office");
        database.createNativeQuery("DELETE FROM appeal_hold WHERE registration_id = ?1")
                .setParameter(1, registrationId)
                .executeUpdate();
        audit.record("appeal-hold.ended", registrationId.toString(), Map.of());
    }
}
