package fr.palmares.account.civilstatus;

import fr.palmares.account.civilstatus.domain.Editor;
import fr.palmares.account.identity.Identities;
import fr.palmares.account.identity.UnfinishedIdentities;
import fr.palmares.account.person.Locks;
import fr.palmares.account.person.domain.Account;
import fr.palmares.account.person.domain.Accounts;
import fr.palmares.account.person.domain.CivilStatus;
import fr.palmares.account.person.domain.Faults;
import fr.palmares.account.person.domain.Flaw;
import fr.palmares.account.person.domain.People;
import fr.palmares.account.person.domain.Person;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.events.Outbox;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.web.Caller;
import fr.palmares.platform.web.ETags;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class ChangeCivilStatus {

    record Command(
            UUID personId,
            CivilStatus corrected,
            String reason,
            @Nullable String ifMatch) {}

    record IdentityChanged(UUID personId, String by, String reason) {}

    private static final int LONGEST_REASON = 500;

    private final People people;
    private final Accounts accounts;
    private final Locks locks;
    private final Identities identities;
    private final UnfinishedIdentities unfinished;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Caller caller;

    ChangeCivilStatus(
            People people,
            Accounts accounts,
            Locks locks,
            Identities identities,
            UnfinishedIdentities unfinished,
            Outbox outbox,
            AuditTrail audit,
            Caller caller) {
        this.people = people;
        this.accounts = accounts;
        this.locks = locks;
        this.identities = identities;
        this.unfinished = unfinished;
        this.outbox = outbox;
        this.audit = audit;
        this.caller = caller;
    }

    /** @throws NotFound when there is no such person, or it is not one of the caller's */
    @Transactional
    Person read(UUID personId) {
        var person = mine(personId);
        audit.record("person.read", personId.toString(), Map.of());
        return person;
    }

    Person handle(Command command) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (accounts.find(mine(command.personId()).id()).orElse(null) instanceof Account.Active active) {
                unfinished.begin(active.identifier(), active.personId());
            }
        });
        return QuarkusTransaction.requiringNew().call(() -> change(command));
    }

    private Person change(Command command) {
        var person = mine(command.personId());
        ETags.require(command.ifMatch(), people.version(person.id()));
        editor().requireOpen(locks.civilStatusIsLocked(person.id()));
        new Faults()
                .civilStatus("", command.corrected(), LocalDate.now(ZoneId.of("Europe/Paris")))
                .addUnless(!command.reason().isBlank(), "/reason", Flaw.EMPTY)
                .addUnless(command.reason().length() <= LONGEST_REASON, "/reason", Flaw.REASON_TOO_LONG)
                .refuse();
        var corrected = person.with(command.corrected().cleaned());
        if (corrected.equals(person)) {
            audit.record("person.read", person.id().toString(), Map.of());
            return person;
        }
        if (accounts.findToChange(person.id()).orElse(null) instanceof Account.Active active) {
            identities.update(active.identity(), active.identifier(), corrected, active.email());
            unfinished.done(active.identifier());
        }
        people.save(corrected);
        outbox.append(
                "account.IdentityChanged.v1",
                person.id(),
                new IdentityChanged(
                        person.id(), caller.subject(), command.reason().strip()));
        audit.record(
                "person.identity-changed",
                person.id().toString(),
                Map.of(
                        "before", person.civilStatus().toString(),
                        "after", corrected.civilStatus().toString(),
                        "reason", command.reason()));
        return corrected;
    }

    private Editor editor() {
        return caller.has("exam-office") ? Editor.EXAM_OFFICE : Editor.ESTABLISHMENT;
    }

    private Person mine(UUID personId) {
        return people.find(personId)
                .filter(this::isMine)
                .orElseThrow(() -> new NotFound("Cette personne n’existe pas ou ne relève pas de vous."));
    }

    private boolean isMine(Person person) {
        return switch (editor()) {
            case EXAM_OFFICE ->
                person.academy() != null && caller.values("academies").contains(person.academy());
            case ESTABLISHMENT -> caller.values("uai").stream().anyMatch(uai -> locks.isPresentedBy(person.id(), uai));
        };
    }
}
