package fr.palmares.account.staff;

import fr.palmares.account.establishment.Academies;
import fr.palmares.account.generation.domain.Identifier;
import fr.palmares.account.identity.UnfinishedIdentities;
import fr.palmares.account.letters.LetterKind;
import fr.palmares.account.letters.Letters;
import fr.palmares.account.person.domain.Accounts;
import fr.palmares.account.person.domain.EmailAddress;
import fr.palmares.account.person.domain.Faults;
import fr.palmares.account.person.domain.PlainText;
import fr.palmares.account.staff.domain.Rights;
import fr.palmares.account.staff.domain.StaffMember;
import fr.palmares.account.staff.domain.StaffRefusal;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.web.Caller;
import fr.palmares.platform.web.ETags;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Administrators enter staff and say what each may do; nobody changes the own entry. Our row is what counts; Keycloak
 * follows within the command, or a moment later if a crash comes in between.
 */
@ApplicationScoped
class ChangeStaff {

    record Description(String familyName, String givenNames, Rights rights) {}

    record Entry(String email, String familyName, String givenNames, Rights rights) {

        Description description() {
            return new Description(familyName, givenNames, rights);
        }
    }

    private static final SecureRandom RANDOM = new SecureRandom();

    private final StaffMembers staff;
    private final Accounts accounts;
    private final Academies academies;
    private final StaffIdentities identities;
    private final UnfinishedIdentities unfinished;
    private final Letters letters;
    private final AuditTrail audit;
    private final Caller caller;

    ChangeStaff(
            StaffMembers staff,
            Accounts accounts,
            Academies academies,
            StaffIdentities identities,
            UnfinishedIdentities unfinished,
            Letters letters,
            AuditTrail audit,
            Caller caller) {
        this.staff = staff;
        this.accounts = accounts;
        this.academies = academies;
        this.identities = identities;
        this.unfinished = unfinished;
        this.letters = letters;
        this.audit = audit;
        this.caller = caller;
    }

    /** Enters somebody and sends the invitation. */
    @Transactional
    StaffMember enter(Entry entry) {
        faults(entry.description())
                .add("/email", EmailAddress.flaw(entry.email(), Set.of()))
                .refuse();
        var email = EmailAddress.clean(entry.email());
        if (staff.byEmail(email).isPresent()
                || accounts.findByEmailToChange(email).isPresent()) {
            throw new StaffRefusal.Refused(new StaffRefusal.EmailUsed());
        }
        var givenNames = PlainText.clean(entry.givenNames());
        var familyName = PlainText.clean(entry.familyName());
        var entered = staff.save(new StaffMember(
                UUID.randomUUID(),
                Identifier.of(givenNames, familyName, RANDOM),
                email,
                familyName,
                givenNames,
                entry.rights(),
                true,
                null,
                0));
        letters.post(LetterKind.STAFF_INVITATION, entered.id(), email);
        record("staff.entered", entered);
        return entered;
    }

    /** Another name, or other rights: they count from the next token on, and open sessions end now. */
    StaffMember describe(UUID id, Description entry, @Nullable String ifMatch) {
        faults(entry).refuse();
        return change(
                id,
                ifMatch,
                "staff.changed",
                member -> member.described(
                        PlainText.clean(entry.familyName()), PlainText.clean(entry.givenNames()), entry.rights()));
    }

    StaffMember allow(UUID id, boolean allowed, @Nullable String ifMatch) {
        return change(id, ifMatch, allowed ? "staff.enabled" : "staff.disabled", member -> member.enabled(allowed));
    }

    /** Sends the invitation again; the older link ends. */
    @Transactional
    void invite(UUID id) {
        var member = staff.toChange(id);
        switch (member.state()) {
            case INVITED -> {
                letters.post(LetterKind.STAFF_INVITATION, id, member.email());
                record("staff.invited", member);
            }
            case ACTIVE -> throw new StaffRefusal.Refused(new StaffRefusal.AlreadyActive());
            case DISABLED -> throw new StaffRefusal.Refused(new StaffRefusal.Disabled());
        }
    }

    private StaffMember change(UUID id, @Nullable String ifMatch, String action, UnaryOperator<StaffMember> how) {
        QuarkusTransaction.requiringNew().run(() -> {
            var member = mine(id, ifMatch);
            if (member.identity() != null) {
                unfinished.begin(member.username(), id);
            }
        });
        return QuarkusTransaction.requiringNew().call(() -> {
            var before = mine(id, ifMatch);
            var after = staff.save(how.apply(before));
            if (after.identity() != null) {
                identities.follow(after);
                unfinished.done(after.username());
            }
            record(action, after);
            return after;
        });
    }

    private StaffMember mine(UUID id, @Nullable String ifMatch) {
        if (caller.values("person").contains(id.toString())) {
            throw new StaffRefusal.Refused(new StaffRefusal.OwnRights());
        }
        var member = staff.toChange(id);
        ETags.require(ifMatch, member.version());
        return member;
    }

    private Faults faults(Description entry) {
        return entry.rights()
                .faults(new Rights.Directory(academies.codes()))
                .add("/familyName", PlainText.flawOfName(entry.familyName()))
                .add("/givenNames", PlainText.flawOfName(entry.givenNames()));
    }

    private void record(String action, StaffMember member) {
        var rights = member.rights();
        audit.record(
                action,
                member.id().toString(),
                Map.of("roles", rights.roles(), "uais", rights.uais(), "academies", rights.academies()));
    }
}
