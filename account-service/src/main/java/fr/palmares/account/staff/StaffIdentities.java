package fr.palmares.account.staff;

import fr.palmares.account.identity.Identities;
import fr.palmares.account.identity.StaffIdentity;
import fr.palmares.account.identity.UnfinishedIdentities;
import fr.palmares.account.staff.domain.StaffMember;
import fr.palmares.account.staff.domain.StaffRole;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** What Keycloak should know about staff: roles and scopes as our rows say, whatever was written there meanwhile. */
@ApplicationScoped
class StaffIdentities implements UnfinishedIdentities.Owner {

    private final StaffMembers staff;
    private final Identities identities;

    StaffIdentities(StaffMembers staff, Identities identities) {
        this.staff = staff;
        this.identities = identities;
    }

    @Override
    public boolean mend(UUID personId, String username) {
        var member = staff.find(personId)
                .filter(one -> one.identity() != null && one.username().equals(username));
        member.ifPresent(known -> {
            var identity = identities.findOrCreate(username, personId);
            follow(identity.equals(known.identity()) ? known : staff.save(known.knownAs(identity)));
        });
        return member.isPresent();
    }

    /** From now on, in the next token; open sessions end. */
    void follow(StaffMember member) {
        keep(member, List.of());
    }

    /** For the first time: the second factor is asked for at the next sign-in. */
    void welcome(StaffMember member) {
        keep(member, List.of("CONFIGURE_TOTP"));
    }

    private void keep(StaffMember member, List<String> requiredActions) {
        identities.keepStaff(
                Objects.requireNonNull(member.identity()),
                new StaffIdentity(
                        member.id(),
                        member.username(),
                        member.email(),
                        member.givenNames(),
                        member.familyName(),
                        List.copyOf(member.rights().roles()),
                        Arrays.stream(StaffRole.values()).map(StaffRole::code).collect(Collectors.toSet()),
                        member.rights().uais(),
                        member.rights().academies(),
                        member.enabled(),
                        requiredActions));
    }
}
