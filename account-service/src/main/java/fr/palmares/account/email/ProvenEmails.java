package fr.palmares.account.email;

import fr.palmares.account.identity.Identities;
import fr.palmares.account.identity.UnfinishedIdentities;
import fr.palmares.account.letters.LetterKind;
import fr.palmares.account.letters.Letters;
import fr.palmares.account.letters.LinkNoLongerValid;
import fr.palmares.account.letters.LinkPurpose;
import fr.palmares.account.letters.Links;
import fr.palmares.account.person.ContactFacts;
import fr.palmares.account.person.domain.Account;
import fr.palmares.account.person.domain.Accounts;
import fr.palmares.account.person.domain.People;
import fr.palmares.account.waiting.WaitingRequests;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** An address counts from the moment its owner followed the link sent there (DOMAIN ). */
@ApplicationScoped
public class ProvenEmails {

    /** An address that is proven, and whose it becomes. */
    record Proof(Account.Active account, String address) {}

    private final Accounts accounts;
    private final People people;
    private final Identities identities;
    private final UnfinishedIdentities unfinished;
    private final Links links;
    private final Letters letters;
    private final ContactFacts facts;
    private final WaitingRequests waiting;

    ProvenEmails(
            Accounts accounts,
            People people,
            Identities identities,
            UnfinishedIdentities unfinished,
            Links links,
            Letters letters,
            ContactFacts facts,
            WaitingRequests waiting) {
        this.accounts = accounts;
        this.people = people;
        this.identities = identities;
        this.unfinished = unfinished;
        this.links = links;
        this.letters = letters;
        this.facts = facts;
        this.waiting = waiting;
    }

    /** Behind the answer, a link goes to the new address. */
    public void ask(UUID personId, String address) {
        waiting.put(new EmailWish(personId, address));
    }

    /** @throws LinkNoLongerValid also when somebody else proved the address meanwhile */
    void confirm(String token) {
        QuarkusTransaction.requiringNew().run(() -> {
            var account = proof(token).account();
            unfinished.begin(account.identifier(), account.personId());
        });
        QuarkusTransaction.requiringNew().run(() -> {
            adopt(proof(token));
            links.used(token, Instant.now());
        });
    }

    private Proof proof(String token) {
        var link = links.find(LinkPurpose.EMAIL, token)
                .filter(one -> one.good(Instant.now()))
                .orElseThrow(LinkNoLongerValid::new);
        if (accounts.findByEmailToChange(link.email()).isPresent()
                || !(accounts.findToChange(link.personId()).orElse(null) instanceof Account.Active account)) {
            throw new LinkNoLongerValid();
        }
        return new Proof(account, link.email());
    }

    private void adopt(Proof proof) {
        var account = proof.account();
        var person = people.find(account.personId()).orElseThrow();
        identities.update(account.identity(), account.identifier(), person, proof.address());
        if (account.email() != null) {
            letters.post(LetterKind.EMAIL_CHANGED, person.id(), account.email());
        }
        accounts.save(account.withEmail(proof.address()), Instant.now());
        people.save(person.withEmail(proof.address()));
        facts.emailChanged(person);
        unfinished.done(account.identifier());
    }
}
