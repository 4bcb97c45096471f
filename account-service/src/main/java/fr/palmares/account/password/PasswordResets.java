package fr.palmares.account.password;

import fr.palmares.account.identity.Identities;
import fr.palmares.account.letters.LetterKind;
import fr.palmares.account.letters.Letters;
import fr.palmares.account.letters.LinkNoLongerValid;
import fr.palmares.account.letters.LinkPurpose;
import fr.palmares.account.letters.Links;
import fr.palmares.account.person.domain.Account;
import fr.palmares.account.person.domain.Accounts;
import fr.palmares.account.person.domain.NewPassword;
import fr.palmares.account.staff.StaffMembers;
import fr.palmares.account.waiting.WaitingRequests;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PasswordResets {

    private final Accounts accounts;
    private final StaffMembers staff;
    private final Identities identities;
    private final Links links;
    private final Letters letters;
    private final WaitingRequests waiting;

    PasswordResets(
            Accounts accounts,
            StaffMembers staff,
            Identities identities,
            Links links,
            Letters letters,
            WaitingRequests waiting) {
        this.accounts = accounts;
        this.staff = staff;
        this.identities = identities;
        this.links = links;
        this.letters = letters;
        this.waiting = waiting;
    }

    /** The answer never tells whether the address is known: that is looked up behind it (DOMAIN A-6). */
    void ask(String email) {
        waiting.put(new ForgottenPassword(email));
    }

    @Transactional
    void choose(String token, NewPassword password) {
        password.checkedAt("/password").refuse();
        var now = Instant.now();
        var link = links.find(LinkPurpose.PASSWORD, token)
                .filter(one -> one.good(now))
                .orElseThrow(LinkNoLongerValid::new);
        var identity = identityOf(link.personId()).orElseThrow(LinkNoLongerValid::new);
        identities.changePassword(identity, password.value());
        identities.signOutEverywhere(identity);
        links.used(token, now);
        letters.post(LetterKind.PASSWORD_CHANGED, link.personId(), link.email());
    }

    private Optional<String> identityOf(UUID personId) {
        return accounts.findToChange(personId).orElse(null) instanceof Account.Active account
                ? Optional.of(account.identity())
                : staff.identityOf(personId);
    }
}
