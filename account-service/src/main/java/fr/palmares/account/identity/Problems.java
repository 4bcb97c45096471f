package fr.palmares.account.identity;

import fr.palmares.platform.problem.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);

    @ServerExceptionMapper
    Response unavailable(IdentitiesUnavailable unavailable) {
        LOG.warn(unavailable.getMessage());
        return Response.fromResponse(Problem.of(
                                503,
                                "/problems/identities-unavailable",
                                "Service momentanément indisponible",
                                "La gestion des comptes ne répond pas. Rien n’a été enregistré : réessayez dans une minute.")
                        .toResponse())
                .header(HttpHeaders.RETRY_AFTER, 60)
                .build();
    }

    @ServerExceptionMapper
    Response weak(PasswordRefused refused) {
        var advice = advice(refused.rule());
        return Problem.of(422, "/problems/password-refused", "Mot de passe refusé", advice)
                .at("/password", advice)
                .toResponse();
    }

    private static String advice(String rule) {
        if (rule.contains("MinLength")) {
            return "Ce mot de passe est trop court : choisissez-en un de douze caractères au moins.";
        }
        if (rule.contains("MaxLength")) {
            return "Ce mot de passe est trop long : choisissez-en un plus court.";
        }
        if (rule.contains("NotUsername") || rule.contains("NotEmail")) {
            return "Le mot de passe ne peut pas reprendre l’identifiant ni l’adresse électronique.";
        }
        if (rule.contains("History")) {
            return "Ce mot de passe a déjà servi : choisissez-en un autre.";
        }
        return "Ce mot de passe ne respecte pas les règles de sécurité : choisissez-en un plus long, avec des lettres, des"
                + " chiffres et un autre signe.";
    }
}
