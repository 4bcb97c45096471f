package fr.palmares.grading.access;

import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.problem.Problem;
import io.quarkus.runtime.BlockingOperationControl;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;

/** What the exam or its present state refused to somebody known stays in the trail, though nothing else of it does. */
@Provider
class RefusalTrail implements ContainerResponseFilter {

    private final ResourceInfo resource;
    private final AuditTrail audit;

    RefusalTrail(ResourceInfo resource, AuditTrail audit) {
        this.resource = resource;
        this.audit = audit;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var refused = response.getStatus() == 409 || response.getStatus() == 422;
        if (refused
                && response.getEntity() instanceof Problem problem
                && BlockingOperationControl.isBlockingAllowed()
                && isForSomebodyKnown()) {
            audit.record(
                    "refused",
                    request.getMethod() + " " + request.getUriInfo().getPath(),
                    Map.of("type", problem.type()));
        }
    }

    private boolean isForSomebodyKnown() {
        var operation = resource.getResourceMethod();
        return operation != null
                && !operation.isAnnotationPresent(PermitAll.class)
                && !operation.getDeclaringClass().isAnnotationPresent(PermitAll.class);
    }
}
