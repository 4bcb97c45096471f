package fr.palmares.account.identity;

import static fr.palmares.account.identity.KeycloakConnection.asking;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Identity providers beside the own password, which an account outlives. */
@ApplicationScoped
public class OtherSignIns {

    private final KeycloakUsers keycloak;

    OtherSignIns(KeycloakConnection connection) {
        this.keycloak = connection.users();
    }

    /** Another sign-in that the realm is configured with. */
    public record Provider(String alias, String name, boolean linked) {}

    /** Every identity provider people may use, and whether this user does. */
    public List<Provider> providersOf(String identity) {
        return asking(() -> {
            var linked = linkedTo(identity);
            return keycloak.identityProviders().stream()
                    .filter(provider -> !Boolean.FALSE.equals(provider.enabled()))
                    .map(provider -> new Provider(
                            provider.alias(),
                            provider.displayName() == null ? provider.alias() : provider.displayName(),
                            linked.contains(provider.alias())))
                    .toList();
        });
    }

    /** Whether there was a link to take away; open sessions stay. */
    public boolean unlink(String identity, String provider) {
        return asking(() -> {
            var there = linkedTo(identity).contains(provider);
            if (there) {
                keycloak.unlink(identity, provider);
            }
            return there;
        });
    }

    private List<String> linkedTo(String identity) {
        return keycloak.links(identity).stream()
                .map(KeycloakUsers.Link::identityProvider)
                .toList();
    }
}
