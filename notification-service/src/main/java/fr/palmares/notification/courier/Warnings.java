package fr.palmares.notification.courier;

import fr.palmares.notification.courier.Errands.Destination;
import fr.palmares.notification.courier.Errands.Report;
import fr.palmares.notification.courier.domain.Insistence;
import fr.palmares.notification.courier.domain.Outcome;
import fr.palmares.notification.inbox.domain.FrenchDates;
import fr.palmares.notification.mail.ServiceMails;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Instant;

/** Tells who runs a receiver that it does not take what it asked for. */
@ApplicationScoped
class Warnings {

    private final Errands errands;
    private final ServiceMails mails;

    Warnings(Errands errands, ServiceMails mails) {
        this.errands = errands;
        this.mails = mails;
    }

    /** Once, an hour after a fact was refused first, and again each day. */
    @Transactional
    void near(Destination to, Report report) {
        var since = report.errand().firstTried();
        if (Instant.now().isBefore(since.plus(Insistence.BEFORE_WARNING)) || !errands.warned(to.id())) {
            return;
        }
        mails.queue(to.contact(), "Votre système ne reçoit plus les faits de Palmarès", """
                Depuis le %s, le système que vous avez abonné ne prend plus tout ce que Palmarès lui envoie.

                – Abonnement : %s
                – Serveur : %s
                – Dernière réponse : %s

                Rien n’est perdu : chaque fait est présenté de nouveau, dans l’ordre de chaque dossier. Un fait refusé pendant 24 heures suspend l’abonnement.
                """.formatted(
                        FrenchDates.moment(since), to.id(), host(to), said(report.outcome())));
    }

    @Transactional
    void paused(Destination to, Outcome outcome) {
        mails.queue(to.contact(), "Votre abonnement aux faits de Palmarès est suspendu", """
                L’abonnement de votre système est suspendu : %s.

                – Abonnement : %s
                – Serveur : %s
                – Dernière réponse : %s

                Les faits qui le concernent restent dans le journal pendant 7 jours. Quand votre système est prêt, remettez l’abonnement en service : tout ce qui attend lui sera envoyé, dans l’ordre de chaque dossier.
                """.formatted(
                        outcome instanceof Outcome.Gone
                                ? "il a répondu qu’il ne voulait plus rien recevoir"
                                : "il a refusé un fait pendant 24 heures",
                        to.id(),
                        host(to),
                        said(outcome)));
    }

    private static String host(Destination to) {
        return URI.create(to.url()).getHost();
    }

    static String said(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Taken(var status) -> "reçu (HTTP " + status + ")";
            case Outcome.Refused(var status) -> "refus (HTTP " + status + ")";
            case Outcome.Redirected(var status) ->
                "renvoi vers une autre adresse (HTTP " + status + "), qui n’est jamais suivi";
            case Outcome.Gone _ -> "plus rien à recevoir (HTTP 410)";
            case Outcome.TimedOut _ -> "aucune réponse dans le temps imparti";
            case Outcome.PrivateAddress _ -> "le nom du serveur mène à une adresse qui n’est pas publique";
            case Outcome.Unreachable(var why) -> "serveur injoignable (" + why + ")";
        };
    }
}
