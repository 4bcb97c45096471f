package fr.palmares.registration.catalogue;

import fr.palmares.platform.web.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The académies. */
@Path("/v1/academies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Catalogue")
@RunOnVirtualThread
class AcademyResource {

    @Schema(
            name = "Academy",
            examples =
                    "{\"code\":\"17\",\"name\":\"Nantes\",\"departments\":[\"44\",\"49\",\"53\",\"72\",\"85\"],\"zone\":\"Europe/Paris\"}")
    record AcademyView(String code, String name, List<String> departments, String zone) {}

    private final Reference reference;

    AcademyResource(Reference reference) {
        this.reference = reference;
    }

    @GET
    @PermitAll
    @SecurityRequirementsSet
    @Operation(operationId = "listAcademies", summary = "List the académies, with departments and time zone")
    @APIResponse(responseCode = "200", description = "The 34 académies.")
    public Page<AcademyView> list() {
        return new Page<>(
                reference.academies().stream()
                        .map(academy -> new AcademyView(
                                academy.code(),
                                academy.name(),
                                academy.departments(),
                                academy.zone().getId()))
                        .toList(),
                null);
    }
}
