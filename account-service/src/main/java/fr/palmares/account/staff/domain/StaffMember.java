package fr.palmares.account.staff.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works on the exam (DOMAIN § 1).
 *
 * @param identity id of the Keycloak user; null until the invitation is followed
 */
public record StaffMember(
        UUID id,
        String username,
        String email,
        String familyName,
        String givenNames,
        Rights rights,
        boolean enabled,
        @Nullable String identity,
        long version) {

    /** How far somebody is. */
    public enum State {
        INVITED,
        ACTIVE,
        DISABLED
    }

    public State state() {
        if (!enabled) {
            return State.DISABLED;
        }
        return identity == null ? State.INVITED : State.ACTIVE;
    }

    public StaffMember described(String newFamilyName, String newGivenNames, Rights newRights) {
        return new StaffMember(
                id, username, email, newFamilyName, newGivenNames, newRights, enabled, identity, version);
    }

    public StaffMember enabled(boolean allowed) {
        return new StaffMember(id, username, email, familyName, givenNames, rights, allowed, identity, version);
    }

    /** The same person, whose user was lost and made again. */
    public StaffMember knownAs(String keycloakUser) {
        return new StaffMember(id, username, email, familyName, givenNames, rights, enabled, keycloakUser, version);
    }

    public StaffMember activated(String keycloakUser) {
        return new StaffMember(id, username, email, familyName, givenNames, rights, true, keycloakUser, version);
    }
}
