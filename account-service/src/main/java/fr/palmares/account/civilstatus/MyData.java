package fr.palmares.account.civilstatus;

import fr.palmares.account.erasure.Erasure;
import fr.palmares.account.erasure.Holds;
import fr.palmares.account.person.ContactFacts;
import fr.palmares.account.person.Locks;
import fr.palmares.account.person.domain.Accounts;
import fr.palmares.account.person.domain.Address;
import fr.palmares.account.person.domain.Faults;
import fr.palmares.account.person.domain.People;
import fr.palmares.platform.problem.Conflict;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.web.Caller;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** What candidates decide about their own data (DOMAIN A-5). */
@ApplicationScoped
class MyData {

    private final People people;
    private final Accounts accounts;
    private final Locks locks;
    private final Holds holds;
    private final Erasure erasure;
    private final ContactFacts contact;
    private final Caller caller;

    MyData(
            People people,
            Accounts accounts,
            Locks locks,
            Holds holds,
            Erasure erasure,
            ContactFacts contact,
            Caller caller) {
        this.people = people;
        this.accounts = accounts;
        this.locks = locks;
        this.holds = holds;
        this.erasure = erasure;
        this.contact = contact;
        this.caller = caller;
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

    void erase(UUID personId) {
        erasure.finish(QuarkusTransaction.requiringNew().call(() -> {
            if (accounts.findToChange(personId).isEmpty()) {
                throw gone();
            }
            if (locks.isRegistered(personId)) {
                throw new Conflict(
                        "/problems/registration-under-way",
                        "Inscription en cours",
                        "Vous êtes inscrit à un examen : vos données sont conservées aussi longtemps que la loi le prévoit."
                                + " Adressez-vous au service des examens de votre académie.");
            }
            holds.requireNone(personId);
            return erasure.forget(personId, caller.subject());
        }));
    }

    private static NotFound gone() {
        return new NotFound("Ce compte n’existe plus.");
    }
}
