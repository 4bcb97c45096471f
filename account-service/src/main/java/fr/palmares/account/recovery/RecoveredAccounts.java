package fr.palmares.account.recovery;

import fr.palmares.account.email.ProvenEmails;
import fr.palmares.account.identity.Identities;
import fr.palmares.account.letters.LinkNoLongerValid;
import fr.palmares.account.letters.LinkPurpose;
import fr.palmares.account.letters.Links;
import fr.palmares.account.person.domain.Account;
import fr.palmares.account.person.domain.Accounts;
import fr.palmares.account.person.domain.NewPassword;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Whoever follows the link sent to the new address has it from now on, and chooses the password. */
@ApplicationScoped
class RecoveredAccounts {

    private final Links links;
    private final Accounts accounts;
    private final ProvenEmails emails;
    private final Identities identities;

    RecoveredAccounts(Links links, Accounts accounts, ProvenEmails emails, Identities identities) {
        this.links = links;
        this.accounts = accounts;
        this.emails = emails;
        this.identities = identities;
    }

    void take(String token, NewPassword password) {
        password.checkedAt("/password").refuse();
        QuarkusTransaction.requiringNew().run(() -> emails.announce(mine(token)));
        QuarkusTransaction.requiringNew().run(() -> {
            var address = address(token);
            var account = mine(token);
            identities.changePassword(account.identity(), password.value());
            emails.adopt(account, address);
            links.used(token, Instant.now());
        });
    }

    private String address(String token) {
        return links.find(LinkPurpose.RECOVERY, token)
                .filter(link -> link.good(Instant.now()))
                .orElseThrow(LinkNoLongerValid::new)
                .email();
    }

    private Account.Active mine(String token) {
        var link = links.find(LinkPurpose.RECOVERY, token)
                .filter(one -> one.good(Instant.now()))
                .orElseThrow(LinkNoLongerValid::new);
        var holder = accounts.findByEmailToChange(link.email())
                .map(Account::personId)
                .orElse(link.personId());
        if (!holder.equals(link.personId())
                || !(accounts.findToChange(link.personId()).orElse(null) instanceof Account.Active account)) {
            throw new LinkNoLongerValid();
        }
        return account;
    }
}
