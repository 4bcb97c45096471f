package fr.palmares.account.person;

import fr.palmares.account.person.domain.AccountFact;
import fr.palmares.platform.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells what happened to an account, in the command's transaction. */
@ApplicationScoped
public class AccountFacts {

    private final Outbox outbox;

    AccountFacts(Outbox outbox) {
        this.outbox = outbox;
    }

    public void tell(AccountFact fact) {
        var type = switch (fact) {
            case AccountFact.AccountCreated _ -> "account.AccountCreated.v1";
            case AccountFact.AccountActivated _ -> "account.AccountActivated.v1";
            case AccountFact.AccountExpired _ -> "account.AccountExpired.v1";
        };
        outbox.append(type, fact.personId(), fact);
    }
}
