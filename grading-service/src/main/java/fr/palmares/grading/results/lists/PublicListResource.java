package fr.palmares.grading.results.lists;

import fr.palmares.grading.access.Scope;
import fr.palmares.grading.results.Publication;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.web.RateLimited;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Lists of a publication: for everybody the admitted, for press and local authorities those who consented. */
@Path("/v1/publications")
@Tag(name = "Results")
class PublicListResource {

    private final Scope scope;
    private final AdmittedLists lists;
    private final AuditTrail audit;

    PublicListResource(Scope scope, AdmittedLists lists, AuditTrail audit) {
        this.scope = scope;
        this.lists = lists;
        this.audit = audit;
    }

    @GET
    @Path("/{id}/admitted")
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @SecurityRequirementsSet
    @RateLimited(requests = 300, seconds = 60)
    @RunOnVirtualThread
    @Operation(operationId = "listAdmitted", summary = "The public list: who is admitted, and nobody else")
    @APIResponse(responseCode = "200", description = "By name")
    public List<AdmittedLists.Admitted> admitted(@RestPath UUID id) {
        published(id);
        return lists.everybody(id);
    }

    @GET
    @Path("/{id}/press-list")
    @Produces("text/csv")
    @RolesAllowed("exam-office")
    @RunOnVirtualThread
    @Operation(
            operationId = "exportPressList",
            summary = "For the press: the admitted who consented to it, as CSV (R-12)")
    @APIResponse(
            responseCode = "200",
            description = "One line per candidate",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    public String press(@RestPath UUID id) {
        mine(id);
        audit.record("press-list.exported", id.toString(), Map.of());
        return lists.pressCsv(id);
    }

    @GET
    @Path("/{id}/local-authority-list")
    @Produces("text/csv")
    @RolesAllowed("exam-office")
    @RunOnVirtualThread
    @Operation(
            operationId = "exportLocalAuthorityList",
            summary = "For local authorities: name and address of the admitted who consented to it, as CSV (R-12)")
    @APIResponse(
            responseCode = "200",
            description = "One line per candidate, by postal code",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    public String localAuthorities(@RestPath UUID id) {
        mine(id);
        audit.record("local-authority-list.exported", id.toString(), Map.of());
        return lists.localAuthorityCsv(id);
    }

    private void mine(UUID id) {
        var publication = published(id);
        if (!scope.manages(publication.examSession, publication.academy, publication.specialty)) {
            throw unknown();
        }
    }

    private static Publication published(UUID id) {
        return Publication.<Publication>findByIdOptional(id)
                .filter(publication -> publication.state == Publication.State.PUBLISHED)
                .orElseThrow(PublicListResource::unknown);
    }

    private static NotFound unknown() {
        return new NotFound("Aucune publication ne correspond à cette adresse.");
    }
}
