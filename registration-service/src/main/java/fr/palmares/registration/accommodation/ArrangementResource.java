package fr.palmares.registration.accommodation;

import fr.palmares.platform.web.Page;
import fr.palmares.registration.accommodation.domain.ArrangementKind;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The closed list of what can be arranged. */
@Path("/v1/arrangements")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accommodations")
@RunOnVirtualThread
class ArrangementResource {

    @Schema(
            name = "ArrangementKind",
            examples =
                    "{\"arrangement\":\"EXTRA_TIME\",\"label\":\"temps majoré\",\"article\":\"D613-26 2°\",\"takesExtraTime\":true}")
    record Kind(
            ArrangementKind arrangement,
            String label,
            String article,

            @Schema(description = "Whether a line gives the share of the time that is added.")
            boolean takesExtraTime) {

        static Kind of(ArrangementKind kind) {
            return new Kind(kind, kind.label(), kind.article(), kind == ArrangementKind.EXTRA_TIME);
        }
    }

    @GET
    @PermitAll
    @SecurityRequirementsSet
    @Operation(
            operationId = "listAccommodationArrangements",
            summary = "List what can be arranged, with its article of law",
            description =
                    "Code de l’éducation, article D613-26. Retained marks and sittings spread over exam sessions (3°"
                            + " and 4°) belong to the registration itself.")
    @APIResponse(responseCode = "200", description = "The whole list.")
    public Page<Kind> list() {
        return new Page<>(Arrays.stream(ArrangementKind.values()).map(Kind::of).toList(), null);
    }
}
