package fr.palmares.account.password;

import fr.palmares.account.identity.Identities;
import fr.palmares.account.letters.LetterKind;
import fr.palmares.account.letters.Letters;
import fr.palmares.account.letters.LinkNoLongerValid;
import fr.palmares.account.letters.LinkPurpose;
import fr.palmares.account.letters.Links;
import fr.palmares.account.person.domain.Account;
import fr.palmares.account.person.domain.Accounts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;

@ApplicationScoped
class PasswordResets {

    private final Accounts accounts;
    private final Identities identities;
    private final Links links;
    private final Letters letters;

    PasswordResets(Accounts accounts, Identities identities, Links links, Letters letters) {
        this.accounts = accounts;
        this.identities = identities;
        this.links = links;
        this.letters = letters;
    }

    /** The answer never tells whether the address is known (DOMAIN A-6). */
    @Transactional
    void ask(String email) {
        switch (accounts.findByEmailToChange(email).orElse(null)) {
            case Account.Active active -> letters.post(LetterKind.PASSWORD_RESET, active.personId(), email);
            case Account.Created created -> letters.post(LetterKind.ACTIVATION, created.personId(), email);
            case null -> {
                // nobody to write to
            }
        }
    }

    @Transactional
    void choose(String token, String password) {
        var now = Instant.now();
        var link = links.find(LinkPurpose.PASSWORD, token)
                .filter(one -> one.good(now))
                .orElseThrow(LinkNoLongerValid::new);
        if (!(accounts.findToChange(link.personId()).orElse(null) instanceof Account.Active account)) {
            throw new LinkNoLongerValid();
        }
        identities.changePassword(account.identity(), password);
        identities.signOutEverywhere(account.identity());
        links.used(token, now);
        letters.post(LetterKind.PASSWORD_CHANGED, link.personId(), link.email());
    }
}
