package fr.palmares.registration.catalogue;

import fr.palmares.platform.web.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The list that the preparatory form prints for the candidate and both parents. */
@Path("/v1/socio-professional-categories")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Catalogue")
@RunOnVirtualThread
class SocioProfessionalCategoryResource {

    private final Reference reference;

    SocioProfessionalCategoryResource(Reference reference) {
        this.reference = reference;
    }

    @GET
    @PermitAll
    @SecurityRequirementsSet
    @Operation(
            operationId = "listSocioProfessionalCategories",
            summary = "List the socio-professional categories",
            description = "Code and French label, in the order of the form.")
    @APIResponse(responseCode = "200", description = "All of them.")
    public Page<SocioProfessionalCategory> list() {
        return new Page<>(reference.socioProfessionalCategories(), null);
    }
}
