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
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/** An address counts from the moment its owner followed the link sent there (DOMAIN ). */
@ApplicationScoped
public class ProvenEmails {

    private record Proof(Account.Active account, String address) {}

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
        QuarkusTransaction.requiringNew().run(() -> announce(proof(token).account()));
        QuarkusTransaction.requiringNew().run(() -> {
            var proof = proof(token);
            adopt(proof.account(), proof.address());
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

    /** Before Keycloak is told, in a transaction of its own: a crash behind it is mended. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void announce(Account.Active account) {
        unfinished.begin(account.identifier(), account.personId());
    }

    /** A proven address becomes the account's; the former one is told, and the exam office that it changed. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void adopt(Account.Active account, String address) {
        var person = people.find(account.personId()).orElseThrow();
        identities.update(account.identity(), account.identifier(), person, address);
        if (account.email() != null && !account.email().equals(address)) {
            letters.post(LetterKind.EMAIL_CHANGED, person.id(), account.email());
        }
        accounts.save(account.withEmail(address), Instant.now());
        people.save(person.withEmail(address));
        facts.emailChanged(person);
        unfinished.done(account.identifier());
    }
}
