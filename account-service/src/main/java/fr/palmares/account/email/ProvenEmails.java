package fr.palmares.account.email;

import fr.palmares.account.identity.Identities;
import fr.palmares.account.letters.LetterKind;
import fr.palmares.account.letters.Letters;
import fr.palmares.account.letters.LinkNoLongerValid;
import fr.palmares.account.letters.LinkPurpose;
import fr.palmares.account.letters.Links;
import fr.palmares.account.person.domain.Account;
import fr.palmares.account.person.domain.Accounts;
import fr.palmares.account.person.domain.People;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** An address counts from the moment its owner followed the link sent there (DOMAIN ). */
@ApplicationScoped
public class ProvenEmails {

    private final Accounts accounts;
    private final People people;
    private final Identities identities;
    private final Links links;
    private final Letters letters;

    ProvenEmails(Accounts accounts, People people, Identities identities, Links links, Letters letters) {
        this.accounts = accounts;
        this.people = people;
        this.identities = identities;
        this.links = links;
        this.letters = letters;
    }

    /** Sends a link to the new address; one that has another account is told so instead, and the caller is not. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void ask(Account.Active account, String address) {
        var holder = accounts.findByEmailToChange(address).orElse(null);
        if (holder == null) {
            letters.post(LetterKind.CONFIRM_EMAIL, account.personId(), address);
        } else if (!holder.personId().equals(account.personId())) {
            letters.post(LetterKind.ADDRESS_KNOWN, holder.personId(), address);
        }
    }

    /** @throws LinkNoLongerValid also when somebody else proved the address meanwhile */
    @Transactional
    void confirm(String token) {
        var now = Instant.now();
        var link = links.find(LinkPurpose.EMAIL, token)
                .filter(one -> one.good(now))
                .orElseThrow(LinkNoLongerValid::new);
        if (accounts.findByEmailToChange(link.email()).isPresent()
                || !(accounts.findToChange(link.personId()).orElse(null) instanceof Account.Active account)) {
            throw new LinkNoLongerValid();
        }
        var person = people.find(link.personId()).orElseThrow();
        identities.update(account.identity(), account.identifier(), person, link.email());
        if (account.email() != null) {
            letters.post(LetterKind.EMAIL_CHANGED, person.id(), account.email());
        }
        accounts.save(account.withEmail(link.email()), now);
        people.save(person.withEmail(link.email()));
        links.used(token, now);
    }
}
