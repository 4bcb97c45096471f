package fr.palmares.account.identity;

import static fr.palmares.account.identity.KeycloakConnection.asking;
import static fr.palmares.account.identity.KeycloakUsers.CANDIDATE;
import static fr.palmares.account.identity.KeycloakUsers.PERSON;

import fr.palmares.account.identity.KeycloakUsers.User;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** All users of the realm, whoever made them. */
@ApplicationScoped
class EverybodyInKeycloak {

    private static final String EVERYBODYS_ROLES = "default-roles-";

    private final KeycloakUsers keycloak;

    EverybodyInKeycloak(KeycloakConnection connection) {
        this.keycloak = connection.users();
    }

    /** A user as a list shows it. */
    record Listed(String username, boolean enabled) {}

    /** A part of everybody there is; the last part is empty. */
    List<Listed> list(int first, int most) {
        return asking(() -> keycloak.list(first, most, true).stream()
                .map(user -> new Listed(user.username(), user.enabled()))
                .toList());
    }

    /** The candidate whose user we made, ready or not; nobody for staff, and for whoever was made by hand. */
    Optional<UUID> candidateBehind(String username) {
        return asking(() -> keycloak.find(username, true).stream()
                .findFirst()
                .filter(this::madeForCandidate)
                .map(user -> UUID.fromString(user.attributes().get(PERSON).getFirst())));
    }

    private boolean madeForCandidate(User user) {
        if (user.attributes() == null || !user.attributes().containsKey(PERSON)) {
            return false;
        }
        var roles = keycloak.granted(Objects.requireNonNull(user.id())).stream()
                .map(KeycloakUsers.Role::name)
                .filter(role -> !role.startsWith(EVERYBODYS_ROLES))
                .toList();
        return roles.equals(List.of(CANDIDATE)) || roles.isEmpty() && !user.enabled();
    }
}
