package fr.palmares.account.identity;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A member of staff as Keycloak should know them.
 *
 * @param roles realm roles they have
 * @param staffRoles every realm role that is ours to give or take
 * @param requiredActions what the next sign-in asks for; none leaves it as it is
 */
public record StaffIdentity(
        UUID person,
        String username,
        String email,
        String givenNames,
        String familyName,
        List<String> roles,
        Set<String> staffRoles,
        List<String> uais,
        List<String> academies,
        boolean enabled,
        List<String> requiredActions) {}
