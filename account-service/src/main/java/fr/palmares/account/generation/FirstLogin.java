package fr.palmares.account.generation;

import fr.palmares.account.email.ProvenEmails;
import fr.palmares.account.generation.domain.FirstLoginRefusal;
import fr.palmares.account.generation.domain.OneTimeCode;
import fr.palmares.account.identity.Identities;
import fr.palmares.account.identity.UnfinishedIdentities;
import fr.palmares.account.person.AccountFacts;
import fr.palmares.account.person.domain.Account;
import fr.palmares.account.person.domain.AccountFact;
import fr.palmares.account.person.domain.AccountState;
import fr.palmares.account.person.domain.Accounts;
import fr.palmares.account.person.domain.EmailAddress;
import fr.palmares.account.person.domain.NewPassword;
import fr.palmares.account.person.domain.Origin;
import fr.palmares.account.person.domain.People;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** A candidate uses the login slip: the code proves who it is, the password chosen replaces it for ever. */
@ApplicationScoped
class FirstLogin {

    record Command(
            String identifier,
            String code,
            NewPassword password,
            @Nullable String email) {}

    private final Attempts attempts;
    private final Accounts accounts;
    private final People people;
    private final OneTimeCodes codes;
    private final Identities identities;
    private final UnfinishedIdentities unfinished;
    private final AccountFacts facts;
    private final ProvenEmails emails;
    private final Set<String> disposableDomains;

    FirstLogin(
            Attempts attempts,
            Accounts accounts,
            People people,
            OneTimeCodes codes,
            Identities identities,
            UnfinishedIdentities unfinished,
            AccountFacts facts,
            ProvenEmails emails,
            @ConfigProperty(name = "palmares.account.disposable-domains") Set<String> disposableDomains) {
        this.attempts = attempts;
        this.accounts = accounts;
        this.people = people;
        this.codes = codes;
        this.identities = identities;
        this.unfinished = unfinished;
        this.facts = facts;
        this.emails = emails;
        this.disposableDomains = disposableDomains;
    }

    void handle(Command command) {
        var faults = command.password().checkedAt("/password");
        if (command.email() != null) {
            faults.add("/email", EmailAddress.flaw(command.email(), disposableDomains));
        }
        faults.refuse();
        var identifier = command.identifier().strip().toLowerCase(Locale.ROOT);
        attempts.take(identifier);
        var refusal = QuarkusTransaction.requiringNew().call(() -> proven(identifier, command.code()));
        refusal.ifPresent(reason -> {
            throw new FirstLoginRefusal.Refused(reason);
        });
        QuarkusTransaction.requiringNew().run(() -> activate(identifier, command));
    }

    /** Whether the code is right; then, whatever happens next, this was no guess. */
    private Optional<FirstLoginRefusal> proven(String identifier, String code) {
        var typed = OneTimeCode.typed(code);
        var account = accounts.findToChange(identifier)
                .filter(found -> found.origin() == Origin.ESTABLISHMENT && codes.opens(found, typed))
                .orElse(null);
        if (account == null) {
            return Optional.of(new FirstLoginRefusal.WrongCode());
        }
        attempts.forgive(identifier);
        return switch (account) {
            case Account.Created created -> {
                unfinished.begin(created.identifier(), created.personId());
                yield Optional.empty();
            }
            case Account.Active _ -> Optional.of(new FirstLoginRefusal.AlreadyActive());
        };
    }

    private void activate(String identifier, Command command) {
        var created = switch (accounts.findToChange(identifier).orElse(null)) {
            case Account.Created waiting when codes.opens(waiting, OneTimeCode.typed(command.code())) -> waiting;
            case Account.Active _ -> throw new FirstLoginRefusal.Refused(new FirstLoginRefusal.AlreadyActive());
            case null, default -> throw new FirstLoginRefusal.Refused(new FirstLoginRefusal.WrongCode());
        };
        var person = people.find(created.personId()).orElseThrow();
        var identity = identities.createOrTakeUp(
                created.identifier(), command.password().value(), person.id());
        identities.activate(identity, created.identifier(), person, null);
        var active = created.activate(identity);
        accounts.save(active, Instant.now());
        people.save(person.with(AccountState.ACTIVE));
        facts.tell(new AccountFact.AccountActivated(person.id()));
        var address = command.email() == null ? person.email() : command.email();
        if (address != null) {
            emails.ask(person.id(), EmailAddress.clean(address));
        }
        unfinished.done(identifier);
    }
}
