package fr.palmares.account.civilstatus;

import fr.palmares.account.civilstatus.domain.Editor;
import fr.palmares.platform.problem.Problem;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

class Problems {

    @ServerExceptionMapper
    Response locked(Editor.Locked locked) {
        return Problem.of(
                        409,
                        "/problems/identity-locked",
                        "État civil verrouillé",
                        "Une inscription a été confirmée avec cet état civil : seul le service des examens peut encore le"
                                + " modifier, au vu de la pièce d’identité.")
                .toResponse();
    }
}
