package fr.palmares.account.person;

import fr.palmares.account.person.domain.Faults;
import fr.palmares.platform.problem.Problem;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

class Problems {

    @ServerExceptionMapper
    Response invalid(Faults.Invalid invalid) {
        var problem = Problem.of(
                422,
                "/problems/unprocessable",
                "Valeur refusée",
                "Corrigez les champs indiqués, puis recommencez ; rien n’a été enregistré.");
        for (var fault : invalid.faults()) {
            problem = problem.at(fault.field(), FlawTexts.of(fault.flaw()));
        }
        return problem.toResponse();
    }
}
