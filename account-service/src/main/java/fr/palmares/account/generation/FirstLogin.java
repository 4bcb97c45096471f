package fr.palmares.account.generation;

import fr.palmares.account.email.ProvenEmails;
import fr.palmares.account.generation.domain.FirstLoginRefusal;
import fr.palmares.account.generation.domain.OneTimeCode;
import fr.palmares.account.identity.Identities;
import fr.palmares.account.person.AccountFacts;
import fr.palmares.account.person.domain.Account;
import fr.palmares.account.person.domain.AccountFact;
import fr.palmares.account.person.domain.AccountState;
import fr.palmares.account.person.domain.Accounts;
import fr.palmares.account.person.domain.EmailAddress;
import fr.palmares.account.person.domain.Faults;
import fr.palmares.account.person.domain.Flaw;
import fr.palmares.account.person.domain.Origin;
import fr.palmares.account.person.domain.People;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** A candidate uses the login slip: the code proves who it is, the password chosen replaces it for ever. */
@ApplicationScoped
class FirstLogin {

    record Command(
            String identifier,
            String code,
            String password,
            @Nullable String email) {}

    private static final int LONGEST_PASSWORD = 128;

    private final Attempts attempts;
    private final Accounts accounts;
    private final People people;
    private final OneTimeCodes codes;
    private final Identities identities;
    private final AccountFacts facts;
    private final ProvenEmails emails;
    private final Set<String> disposableDomains;

    FirstLogin(
            Attempts attempts,
            Accounts accounts,
            People people,
            OneTimeCodes codes,
            Identities identities,
            AccountFacts facts,
            ProvenEmails emails,
            @ConfigProperty(name = "palmares.account.disposable-domains") Set<String> disposableDomains) {
        this.attempts = attempts;
        this.accounts = accounts;
        this.people = people;
        this.codes = codes;
        this.identities = identities;
        this.facts = facts;
        this.emails = emails;
        this.disposableDomains = disposableDomains;
    }

    void handle(Command command) {
        var faults = new Faults()
                .addUnless(!command.password().isBlank(), "/password", Flaw.EMPTY)
                .addUnless(command.password().length() <= LONGEST_PASSWORD, "/password", Flaw.PASSWORD_TOO_LONG);
        if (command.email() != null) {
            faults.add("/email", EmailAddress.flaw(command.email(), disposableDomains));
        }
        faults.refuse();
        var identifier = command.identifier().strip().toLowerCase(Locale.ROOT);
        attempts.take(identifier);
        QuarkusTransaction.requiringNew().run(() -> signIn(identifier, command));
    }

    private void signIn(String identifier, Command command) {
        var typed = OneTimeCode.typed(command.code());
        switch (accounts.findToChange(identifier).orElse(null)) {
            case Account.Created created
            when created.origin() == Origin.ESTABLISHMENT && codes.opens(created, typed) -> {
                attempts.forgive(identifier);
                activate(created, command);
            }
            case Account.Active active
            when active.origin() == Origin.ESTABLISHMENT && codes.opens(active, typed) -> {
                attempts.forgive(identifier);
                throw new FirstLoginRefusal.Refused(new FirstLoginRefusal.AlreadyActive());
            }
            case null, default -> throw new FirstLoginRefusal.Refused(new FirstLoginRefusal.WrongCode());
        }
    }

    private void activate(Account.Created created, Command command) {
        var person = people.find(created.personId()).orElseThrow();
        var identity = identities.createOrTakeUp(created.identifier(), command.password(), person.id());
        identities.activate(identity, created.identifier(), person, null);
        var active = created.activate(identity);
        accounts.save(active, Instant.now());
        people.save(person.with(AccountState.ACTIVE));
        facts.tell(new AccountFact.AccountActivated(person.id()));
        var address = command.email() == null ? person.email() : command.email();
        if (address != null) {
            emails.ask(active, EmailAddress.clean(address));
        }
    }
}
