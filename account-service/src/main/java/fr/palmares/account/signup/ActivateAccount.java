package fr.palmares.account.signup;

import fr.palmares.account.identity.Identities;
import fr.palmares.account.letters.LinkPurpose;
import fr.palmares.account.letters.Links;
import fr.palmares.account.person.AccountFacts;
import fr.palmares.account.person.domain.Account;
import fr.palmares.account.person.domain.AccountFact;
import fr.palmares.account.person.domain.AccountState;
import fr.palmares.account.person.domain.Accounts;
import fr.palmares.account.person.domain.People;
import fr.palmares.account.signup.domain.Refusal;
import fr.palmares.account.signup.domain.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Objects;

/** Keycloak first, our row second: a crash in between leaves an account that the same link activates again. */
@ApplicationScoped
class ActivateAccount {

    record Command(String token) {}

    private final Links links;
    private final Accounts accounts;
    private final People people;
    private final Identities identities;
    private final AccountFacts facts;

    ActivateAccount(Links links, Accounts accounts, People people, Identities identities, AccountFacts facts) {
        this.links = links;
        this.accounts = accounts;
        this.people = people;
        this.identities = identities;
        this.facts = facts;
    }

    @Transactional
    void handle(Command command) {
        var now = Instant.now();
        var link = links.find(LinkPurpose.ACTIVATION, command.token())
                .orElseThrow(() -> new Refused(new Refusal.LinkNoLongerValid()));
        switch (accounts.findToChange(link.personId()).orElse(null)) {
            case null -> throw new Refused(new Refusal.LinkNoLongerValid());
            case Account.Active _ -> throw new Refused(new Refusal.AlreadyActive());
            case Account.Created created -> {
                if (!link.good(now) || created.expiredAt(now)) {
                    throw new Refused(new Refusal.LinkNoLongerValid());
                }
                activate(created, now);
                links.used(command.token(), now);
            }
        }
    }

    private void activate(Account.Created created, Instant now) {
        var person = people.find(created.personId()).orElseThrow();
        var active = created.activate(Objects.requireNonNull(created.identity()));
        identities.activate(active.identity(), active.identifier(), person, active.email());
        accounts.save(active, now);
        people.save(person.with(AccountState.ACTIVE));
        facts.tell(new AccountFact.AccountActivated(person.id()));
    }
}
