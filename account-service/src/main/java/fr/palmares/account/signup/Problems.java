package fr.palmares.account.signup;

import fr.palmares.account.letters.LinkNoLongerValid;
import fr.palmares.account.signup.domain.Refusal;
import fr.palmares.account.signup.domain.Refused;
import fr.palmares.platform.problem.Problem;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

class Problems {

    @ServerExceptionMapper
    Response refused(Refused refused) {
        var problem = switch (refused.reason()) {
            case Refusal.LinkNoLongerValid() -> new LinkNoLongerValid().problem();
            case Refusal.AlreadyActive() ->
                Problem.of(
                        409,
                        "/problems/account-already-active",
                        "Compte déjà actif",
                        "Votre compte est déjà activé, il n’y a rien à refaire : connectez-vous.");
        };
        return problem.toResponse();
    }
}
