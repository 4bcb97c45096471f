package fr.palmares.account.staff;

import fr.palmares.account.staff.domain.StaffRefusal;
import fr.palmares.platform.problem.Problem;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

class Problems {

    @ServerExceptionMapper
    Response refused(StaffRefusal.Refused refused) {
        return problem(refused.reason()).toResponse();
    }

    static Problem problem(StaffRefusal reason) {
        return switch (reason) {
            case StaffRefusal.OwnRights() ->
                Problem.of(
                        409,
                        "/problems/own-rights",
                        "Vos propres droits",
                        "Nul ne change ses propres droits : adressez-vous à un autre administrateur.");
            case StaffRefusal.EmailUsed() ->
                Problem.of(
                        409,
                        "/problems/email-used",
                        "Adresse déjà utilisée",
                        "Cette adresse électronique est déjà celle d’un accès à Palmarès : corrigez cet accès, ou indiquez"
                                + " une autre adresse.");
            case StaffRefusal.AlreadyActive() ->
                Problem.of(
                        409,
                        "/problems/staff-already-active",
                        "Accès déjà actif",
                        "L’invitation a déjà été suivie. Pour un mot de passe perdu, la page de connexion propose « Mot de"
                                + " passe oublié ».");
            case StaffRefusal.Disabled() ->
                Problem.of(
                        409,
                        "/problems/staff-disabled",
                        "Accès fermé",
                        "Cet accès est fermé : rouvrez-le avant d’envoyer une invitation.");
        };
    }
}
