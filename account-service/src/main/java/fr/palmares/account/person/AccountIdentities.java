package fr.palmares.account.person;

import fr.palmares.account.identity.Identities;
import fr.palmares.account.identity.UnfinishedIdentities;
import fr.palmares.account.person.domain.Account;
import fr.palmares.account.person.domain.Accounts;
import fr.palmares.account.person.domain.People;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/**
 * What Keycloak should know about a candidate: the user of an account in use, and none of one that nobody activated,
 * whose link or slip stays good.
 */
@ApplicationScoped
class AccountIdentities implements UnfinishedIdentities.Owner {

    private final Accounts accounts;
    private final People people;
    private final Identities identities;

    AccountIdentities(Accounts accounts, People people, Identities identities) {
        this.accounts = accounts;
        this.people = people;
        this.identities = identities;
    }

    @Override
    public boolean mend(UUID personId, String username) {
        return switch (accounts.findToChange(personId).orElse(null)) {
            case Account.Active active
            when active.identifier().equals(username) -> {
                var person = people.find(personId).orElseThrow();
                var identity = identities.findOrCreate(username, personId);
                identities.activate(identity, username, person, active.email());
                if (!identity.equals(active.identity())) {
                    accounts.save(active.knownAs(identity), Instant.now());
                }
                yield true;
            }
            case null, default -> false;
        };
    }
}
