package fr.palmares.account.signup;

import fr.palmares.account.generation.domain.Identifier;
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
import fr.palmares.account.staff.StaffMembers;
import fr.palmares.account.waiting.Asked;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/**
 * Opens an account, behind the answer: a new address gets an activation link, a known one a message that says so. The
 * password is chosen by whoever follows the link, because that alone proves the address; Keycloak has its user then.
 */
@ApplicationScoped
class OpenAccount implements Asked<SignUp> {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final People people;
    private final Accounts accounts;
    private final AccountFacts facts;
    private final Letters letters;
    private final StaffMembers staff;

    OpenAccount(People people, Accounts accounts, AccountFacts facts, Letters letters, StaffMembers staff) {
        this.people = people;
        this.accounts = accounts;
        this.facts = facts;
        this.letters = letters;
        this.staff = staff;
    }

    @Override
    public Class<SignUp> what() {
        return SignUp.class;
    }

    @Override
    public void handle(SignUp signUp) {
        var now = Instant.now();
        switch (accounts.findByEmailToChange(signUp.email()).orElse(null)) {
            case null -> {
                var colleague = staff.idOf(signUp.email());
                if (colleague.isPresent()) {
                    letters.post(LetterKind.ADDRESS_KNOWN, colleague.get(), signUp.email());
                } else {
                    openFor(signUp, now);
                }
            }
            case Account.Created waiting -> open(waiting.personId(), waiting.identifier(), signUp, now);
            case Account.Active active -> letters.post(LetterKind.ADDRESS_KNOWN, active.personId(), signUp.email());
        }
    }

    private void openFor(SignUp signUp, Instant now) {
        var personId = UUID.randomUUID();
        open(personId, Identifier.of(signUp.civilStatus(), RANDOM), signUp, now);
        facts.tell(new AccountFact.AccountCreated(personId, Origin.SELF, null));
    }

    private void open(UUID personId, String identifier, SignUp signUp, Instant now) {
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
                        null,
                        0,
                        now.plus(Account.LIFE_BEFORE_ACTIVATION)),
                now);
        letters.post(LetterKind.ACTIVATION, personId, signUp.email());
    }
}
