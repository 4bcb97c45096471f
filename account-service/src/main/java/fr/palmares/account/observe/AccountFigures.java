package fr.palmares.account.observe;

import fr.palmares.platform.observe.Counted;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Accounts by state, letters with a secret that have not left, generations under way. */
@ApplicationScoped
class AccountFigures implements Counted {

    @Override
    public List<Figure> figures() {
        return List.of(
                new Figure(
                        "palmares.accounts",
                        "Accounts by state and origin",
                        List.of("state", "origin"),
                        "SELECT state, origin, count(*) FROM account GROUP BY state, origin"),
                new Figure(
                        "palmares.letters.waiting",
                        "E-mails with a secret (activation, password) that have not left",
                        List.of("kind"),
                        "SELECT kind, count(*) FROM letter WHERE sent_at IS NULL GROUP BY kind"),
                new Figure(
                        "palmares.generations.running",
                        "Generations of accounts under way",
                        List.of(),
                        "SELECT count(*) FROM account_generation WHERE state = 'RUNNING'"));
    }
}
