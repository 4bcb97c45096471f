package fr.palmares.account.staff;

import fr.palmares.account.identity.Identities;
import fr.palmares.account.identity.UnfinishedIdentities;
import fr.palmares.account.letters.LinkNoLongerValid;
import fr.palmares.account.letters.LinkPurpose;
import fr.palmares.account.letters.Links;
import fr.palmares.account.person.domain.NewPassword;
import fr.palmares.account.staff.domain.StaffMember;
import fr.palmares.platform.audit.AuditTrail;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;

/** Whoever follows the invitation chooses the password; the second factor is set up at the first sign-in. */
@ApplicationScoped
class StaffActivation {

    record Command(String token, NewPassword password) {}

    private final Links links;
    private final StaffMembers staff;
    private final StaffIdentities followed;
    private final Identities identities;
    private final UnfinishedIdentities unfinished;
    private final AuditTrail audit;

    StaffActivation(
            Links links,
            StaffMembers staff,
            StaffIdentities followed,
            Identities identities,
            UnfinishedIdentities unfinished,
            AuditTrail audit) {
        this.links = links;
        this.staff = staff;
        this.followed = followed;
        this.identities = identities;
        this.unfinished = unfinished;
        this.audit = audit;
    }

    void handle(Command command) {
        command.password().checkedAt("/password").refuse();
        QuarkusTransaction.requiringNew().run(() -> {
            var invited = invited(command.token());
            unfinished.begin(invited.username(), invited.id());
        });
        QuarkusTransaction.requiringNew().run(() -> activate(command));
    }

    private StaffMember invited(String token) {
        var link = links.find(LinkPurpose.STAFF, token)
                .filter(one -> one.good(Instant.now()))
                .orElseThrow(LinkNoLongerValid::new);
        var member = staff.toChange(link.personId());
        return switch (member.state()) {
            case INVITED -> member;
            case ACTIVE, DISABLED -> throw new LinkNoLongerValid();
        };
    }

    private void activate(Command command) {
        var invited = invited(command.token());
        var identity =
                identities.createOrTakeUp(invited.username(), command.password().value(), invited.id());
        var active = invited.activated(identity);
        followed.welcome(active);
        staff.save(active);
        links.used(command.token(), Instant.now());
        audit.record("staff.activated", active.id().toString(), Map.of());
        unfinished.done(active.username());
    }
}
