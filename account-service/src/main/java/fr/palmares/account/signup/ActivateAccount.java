package fr.palmares.account.signup;

import fr.palmares.account.identity.Identities;
import fr.palmares.account.identity.UnfinishedIdentities;
import fr.palmares.account.letters.LinkPurpose;
import fr.palmares.account.letters.Links;
import fr.palmares.account.person.AccountFacts;
import fr.palmares.account.person.domain.Account;
import fr.palmares.account.person.domain.AccountFact;
import fr.palmares.account.person.domain.AccountState;
import fr.palmares.account.person.domain.Accounts;
import fr.palmares.account.person.domain.NewPassword;
import fr.palmares.account.person.domain.People;
import fr.palmares.account.signup.domain.Refusal;
import fr.palmares.account.signup.domain.Refused;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/**
 * Whoever follows the link owns the address and chooses the password. Keycloak first, our row second: a crash in between
 * leaves a link that still works, and a user that {@link UnfinishedIdentities} takes away.
 */
@ApplicationScoped
class ActivateAccount {

    record Command(String token, NewPassword password) {}

    private final Links links;
    private final Accounts accounts;
    private final People people;
    private final Identities identities;
    private final UnfinishedIdentities unfinished;
    private final AccountFacts facts;

    ActivateAccount(
            Links links,
            Accounts accounts,
            People people,
            Identities identities,
            UnfinishedIdentities unfinished,
            AccountFacts facts) {
        this.links = links;
        this.accounts = accounts;
        this.people = people;
        this.identities = identities;
        this.unfinished = unfinished;
        this.facts = facts;
    }

    void handle(Command command) {
        command.password().checkedAt("/password").refuse();
        QuarkusTransaction.requiringNew().run(() -> {
            var created = waiting(command.token());
            unfinished.begin(created.identifier(), created.personId());
        });
        QuarkusTransaction.requiringNew().run(() -> activate(command));
    }

    /** @throws Refused when there is nothing to activate, or no more */
    private Account.Created waiting(String token) {
        var now = Instant.now();
        var link = links.find(LinkPurpose.ACTIVATION, token)
                .orElseThrow(() -> new Refused(new Refusal.LinkNoLongerValid()));
        return switch (accounts.findToChange(link.personId()).orElse(null)) {
            case null -> throw new Refused(new Refusal.LinkNoLongerValid());
            case Account.Active _ -> throw new Refused(new Refusal.AlreadyActive());
            case Account.Created created -> {
                if (!link.good(now) || created.expiredAt(now)) {
                    throw new Refused(new Refusal.LinkNoLongerValid());
                }
                yield created;
            }
        };
    }

    private void activate(Command command) {
        var created = waiting(command.token());
        var person = people.find(created.personId()).orElseThrow();
        var identity = identities.createOrTakeUp(
                created.identifier(), command.password().value(), person.id());
        var active = created.activate(identity);
        identities.activate(identity, active.identifier(), person, active.email());
        var now = Instant.now();
        accounts.save(active, now);
        people.save(person.with(AccountState.ACTIVE));
        facts.tell(new AccountFact.AccountActivated(person.id()));
        links.used(command.token(), now);
        unfinished.done(active.identifier());
    }
}
