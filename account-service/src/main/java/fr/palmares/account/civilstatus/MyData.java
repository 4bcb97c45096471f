package fr.palmares.account.civilstatus;

import fr.palmares.account.identity.Identities;
import fr.palmares.account.person.ContactFacts;
import fr.palmares.account.person.Locks;
import fr.palmares.account.person.domain.Accounts;
import fr.palmares.account.person.domain.Address;
import fr.palmares.account.person.domain.Faults;
import fr.palmares.account.person.domain.People;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.events.Outbox;
import fr.palmares.platform.problem.Conflict;
import fr.palmares.platform.problem.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;

/** What candidates decide about their own data (DOMAIN A-5). */
@ApplicationScoped
class MyData {

    record AccountErased(UUID personId) {}

    private final People people;
    private final Accounts accounts;
    private final Locks locks;
    private final Identities identities;
    private final ContactFacts contact;
    private final Outbox outbox;
    private final AuditTrail audit;

    MyData(
            People people,
            Accounts accounts,
            Locks locks,
            Identities identities,
            ContactFacts contact,
            Outbox outbox,
            AuditTrail audit) {
        this.people = people;
        this.accounts = accounts;
        this.locks = locks;
        this.identities = identities;
        this.contact = contact;
        this.outbox = outbox;
        this.audit = audit;
    }

    @Transactional
    void move(UUID personId, Address address) {
        new Faults().address("", address).refuse();
        var person = people.find(personId).orElseThrow(MyData::gone);
        var moved = person.with(address.cleaned());
        if (moved.equals(person)) {
            return;
        }
        people.save(moved);
        contact.addressChanged(person);
    }

    /** Keycloak first: a crash in between leaves somebody who cannot sign in and asks the office, never a ghost user. */
    @Transactional
    void erase(UUID personId) {
        var account = accounts.findToChange(personId).orElseThrow(MyData::gone);
        if (locks.isRegistered(personId)) {
            throw new Conflict(
                    "/problems/registration-under-way",
                    "Inscription en cours",
                    "Vous êtes inscrit à un examen : vos données sont conservées aussi longtemps que la loi le prévoit."
                            + " Adressez-vous au service des examens de votre académie.");
        }
        identities.remove(account.identifier());
        outbox.append("account.AccountErased.v1", personId, new AccountErased(personId));
        people.remove(personId);
        audit.record("person.erased", personId.toString(), Map.of());
    }

    private static NotFound gone() {
        return new NotFound("Ce compte n'existe plus.");
    }
}
