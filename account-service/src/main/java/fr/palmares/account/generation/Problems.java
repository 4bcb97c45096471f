package fr.palmares.account.generation;

import fr.palmares.account.generation.domain.FirstLoginRefusal;
import fr.palmares.platform.problem.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

class Problems {

    @ServerExceptionMapper
    Response refused(FirstLoginRefusal.Refused refused) {
        return switch (refused.reason()) {
            case FirstLoginRefusal.WrongCode() ->
                Problem.of(
                                401,
                                "/problems/first-login-refused",
                                "Identifiant ou code incorrect",
                                "Vérifiez l’identifiant et le code imprimés sur votre papillon de connexion. S’il ne"
                                        + " fonctionne pas, demandez-en un autre à votre établissement.")
                        .toResponse();
            case FirstLoginRefusal.AlreadyActive() ->
                Problem.of(
                                409,
                                "/problems/account-already-active",
                                "Compte déjà actif",
                                "Ce code a déjà servi : connectez-vous avec le mot de passe que vous avez choisi.")
                        .toResponse();
            case FirstLoginRefusal.TooManyAttempts(var wait) ->
                Response.fromResponse(Problem.of(
                                        429,
                                        "/problems/too-many-attempts",
                                        "Trop d’essais",
                                        "Trop d’essais avec cet identifiant : recommencez dans un quart d’heure.")
                                .toResponse())
                        .header(HttpHeaders.RETRY_AFTER, wait.toSeconds())
                        .build();
        };
    }
}
