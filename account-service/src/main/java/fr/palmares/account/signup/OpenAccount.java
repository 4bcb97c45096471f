package fr.palmares.account.signup;

import fr.palmares.account.establishment.Academies;
import fr.palmares.account.generation.domain.Identifier;
import fr.palmares.account.identity.Identities;
import fr.palmares.account.letters.LetterKind;
import fr.palmares.account.letters.Letters;
import fr.palmares.account.person.AccountFacts;
import fr.palmares.account.person.domain.Account;
import fr.palmares.account.person.domain.AccountFact;
import fr.palmares.account.person.domain.AccountState;
import fr.palmares.account.person.domain.Accounts;
import fr.palmares.account.person.domain.Origin;
import fr.palmares.account.person.domain.People;
import fr.palmares.account.person.domain.Person;
import fr.palmares.account.signup.domain.SignUp;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Opens an account in three steps, each of which a crash may follow: the attempt is noted, Keycloak makes a user, the
 * attempt becomes an account. A known e-mail goes through the same steps and takes the same time; its attempt stays an
 * attempt, which {@link UnfinishedSignUps} undoes, and its owner is told by e-mail.
 */
@ApplicationScoped
class OpenAccount {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Identities identities;
    private final People people;
    private final Accounts accounts;
    private final AccountFacts facts;
    private final Letters letters;
    private final Academies academies;
    private final Set<String> disposableDomains;

    OpenAccount(
            Identities identities,
            People people,
            Accounts accounts,
            AccountFacts facts,
            Letters letters,
            Academies academies,
            @ConfigProperty(name = "palmares.account.disposable-domains") Set<String> disposableDomains) {
        this.identities = identities;
        this.people = people;
        this.accounts = accounts;
        this.facts = facts;
        this.letters = letters;
        this.academies = academies;
        this.disposableDomains = disposableDomains;
    }

    void handle(SignUp asked) {
        var signUp = asked.checked(new SignUp.Limits(LocalDate.now(PARIS), disposableDomains, academies.codes()));
        var attempt = UUID.randomUUID();
        var identifier = Identifier.of(signUp.civilStatus(), RANDOM);
        QuarkusTransaction.requiringNew().run(() -> SignUpRow.begin(attempt, identifier, Instant.now()));
        var identity = identities.createDisabled(identifier, signUp.password(), attempt);
        try {
            QuarkusTransaction.requiringNew().run(() -> conclude(attempt, identifier, identity, signUp));
        } catch (PersistenceException sameAddressAtTheSameMoment) {
            QuarkusTransaction.requiringNew().run(() -> conclude(attempt, identifier, identity, signUp));
        }
    }

    private void conclude(UUID attempt, String identifier, String identity, SignUp signUp) {
        var now = Instant.now();
        var known = accounts.findByEmailToChange(signUp.email()).orElse(null);
        switch (known) {
            case null -> open(attempt, attempt, identifier, identity, signUp, now);
            case Account.Created waiting -> {
                SignUpRow.begin(UUID.randomUUID(), waiting.identifier(), Instant.EPOCH);
                open(attempt, waiting.personId(), identifier, identity, signUp, now);
            }
            case Account.Active active -> letters.post(LetterKind.ADDRESS_KNOWN, active.personId(), signUp.email());
        }
    }

    private void open(UUID attempt, UUID personId, String identifier, String identity, SignUp signUp, Instant now) {
        if (!SignUpRow.deleteById(attempt)) {
            throw new IllegalStateException("sign-up " + attempt + " was undone meanwhile");
        }
        var firstTime = people.find(personId).isEmpty();
        people.save(new Person(
                personId,
                signUp.civilStatus(),
                null,
                signUp.email(),
                signUp.address(),
                signUp.academy(),
                null,
                AccountState.CREATED));
        accounts.save(
                new Account.Created(
                        personId,
                        identifier,
                        Origin.SELF,
                        signUp.email(),
                        identity,
                        0,
                        now.plus(Account.LIFE_BEFORE_ACTIVATION)),
                now);
        if (firstTime) {
            facts.tell(new AccountFact.AccountCreated(personId, Origin.SELF, null));
        }
        letters.post(LetterKind.ACTIVATION, personId, signUp.email());
    }
}
