package fr.palmares.documents.storage;

import fr.palmares.platform.problem.Problem;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The store does not answer: whoever asked may try again, and nothing was half kept. */
class StoreProblems {

    private static final Logger LOG = Logger.getLogger(StoreProblems.class);
    private static final int SOON = 10;

    @ServerExceptionMapper
    Response unavailable(Objects.Unavailable failed) {
        LOG.warnf("The store: %s", failed.getMessage());
        var problem = Problem.of(
                503,
                "/problems/storage-unavailable",
                "Stockage indisponible",
                "Le stockage des fichiers ne répond pas : rien n’a été enregistré. Réessayez dans un instant.");
        return Response.fromResponse(problem.toResponse())
                .header("Retry-After", SOON)
                .build();
    }
}
