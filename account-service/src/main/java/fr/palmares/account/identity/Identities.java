package fr.palmares.account.identity;

import static fr.palmares.account.identity.KeycloakConnection.asking;
import static fr.palmares.account.identity.KeycloakUsers.CANDIDATE;
import static fr.palmares.account.identity.KeycloakUsers.PERSON;

import fr.palmares.account.identity.KeycloakUsers.Credential;
import fr.palmares.account.identity.KeycloakUsers.User;
import fr.palmares.account.person.domain.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** People as Keycloak knows them: who may sign in, with which password, under which role. */
@ApplicationScoped
public class Identities {

    private static final String CLIENT = "palmares-account";

    private final KeycloakUsers keycloak;
    private final PasswordCheck passwords;
    private final String clientSecret;

    Identities(
            KeycloakConnection connection,
            @ConfigProperty(name = "palmares.account.keycloak.client-secret") String clientSecret) {
        this.keycloak = connection.users();
        this.passwords = connection.passwords();
        this.clientSecret = clientSecret;
    }

    /** Whether this is the user's password; a wrong one counts as a failed sign-in. */
    public boolean opens(String username, String password) {
        return asking(() -> {
            try (var answer = passwords.ask("password", CLIENT, clientSecret, username, password)) {
                return answer.getStatus() == 200;
            } catch (WebApplicationException refused) {
                var status = refused.getResponse().getStatus();
                if (status == 400 || status == 401) {
                    return false;
                }
                throw refused;
            }
        });
    }

    /**
     * Gives the person's user this password, making the user where there is none, who may not sign in yet: doing it
     * again does no harm. The password obeys the realm's policy.
     *
     * @return the user's id
     */
    public String createOrTakeUp(String username, String password, UUID person) {
        var existing = find(username);
        if (existing.isEmpty()) {
            return create(username, password, person);
        }
        changePassword(existing.get(), password);
        return existing.get();
    }

    private String create(String username, String password, UUID person) {
        return create(username, person, List.of(Credential.password(password)));
    }

    /** The person's user, made again if it was lost: the password is then chosen by e-mail or by a new slip. */
    public String findOrCreate(String username, UUID person) {
        return find(username).orElseGet(() -> create(username, person, List.of()));
    }

    private String create(String username, UUID person, List<Credential> credentials) {
        var user = new User(
                null,
                username,
                null,
                null,
                null,
                null,
                false,
                Map.of(PERSON, List.of(person.toString())),
                credentials,
                null);
        return asking(() -> {
            try (var answer = keycloak.create(user)) {
                return idOf(answer);
            }
        });
    }

    /** From now on the person signs in as a candidate; doing it again does no harm. */
    public void activate(String identity, String username, Person person, @Nullable String provenEmail) {
        asking(() -> {
            keycloak.update(identity, user(identity, username, person, provenEmail));
            var missing = keycloak.grantable(identity).stream()
                    .filter(role -> role.name().equals(CANDIDATE))
                    .toList();
            if (!missing.isEmpty()) {
                keycloak.grant(identity, missing);
            }
            return identity;
        });
    }

    /** The user's names and e-mail follow the person's. */
    public void update(String identity, String username, Person person, @Nullable String provenEmail) {
        asking(() -> {
            keycloak.update(identity, user(identity, username, person, provenEmail));
            return identity;
        });
    }

    /** The person may not sign in until a new password is chosen; open sessions end. */
    public void suspend(String identity, String username, Person person) {
        asking(() -> {
            keycloak.update(identity, user(identity, username, person, null, false));
            keycloak.logout(identity);
            return identity;
        });
    }

    private static User user(String identity, String username, Person person, @Nullable String provenEmail) {
        return user(identity, username, person, provenEmail, true);
    }

    private static User user(
            String identity, String username, Person person, @Nullable String provenEmail, boolean enabled) {
        var status = person.civilStatus();
        return new User(
                identity,
                username,
                provenEmail,
                provenEmail != null,
                status.givenNames(),
                status.usageName() == null ? status.familyName() : status.usageName(),
                enabled,
                Map.of(PERSON, List.of(person.id().toString())),
                null,
                null);
    }

    /** Names, roles and scopes of a member of staff, exactly these; open sessions end, so that tokens follow. */
    public void keepStaff(String identity, StaffIdentity staff) {
        asking(() -> {
            keycloak.update(
                    identity,
                    new User(
                            identity,
                            staff.username(),
                            staff.email(),
                            true,
                            staff.givenNames(),
                            staff.familyName(),
                            staff.enabled(),
                            Map.of(
                                    PERSON,
                                    List.of(staff.person().toString()),
                                    "uai",
                                    staff.uais(),
                                    "academies",
                                    staff.academies()),
                            null,
                            staff.requiredActions().isEmpty() ? null : staff.requiredActions()));
            var tooMany = keycloak.granted(identity).stream()
                    .filter(role -> staff.staffRoles().contains(role.name())
                            && !staff.roles().contains(role.name()))
                    .toList();
            if (!tooMany.isEmpty()) {
                keycloak.withdraw(identity, tooMany);
            }
            var missing = keycloak.grantable(identity).stream()
                    .filter(role -> staff.roles().contains(role.name()))
                    .toList();
            if (!missing.isEmpty()) {
                keycloak.grant(identity, missing);
            }
            keycloak.logout(identity);
            return identity;
        });
    }

    public void changePassword(String identity, String password) {
        asking(() -> {
            keycloak.resetPassword(identity, Credential.password(password));
            return identity;
        });
    }

    /** Ends every session of the user, as after a password reset. */
    public void signOutEverywhere(String identity) {
        asking(() -> {
            keycloak.logout(identity);
            return identity;
        });
    }

    /** Removes the user; one who is not there is fine. */
    public void remove(String username) {
        asking(() -> {
            find(username).ifPresent(this::delete);
            return username;
        });
    }

    private void delete(String identity) {
        try {
            keycloak.delete(identity);
        } catch (WebApplicationException refused) {
            if (refused.getResponse().getStatus() != 404) {
                throw refused;
            }
            // another replica was faster
        }
    }

    public Optional<String> find(String username) {
        return asking(() -> keycloak.find(username, true).stream().findFirst().map(User::id));
    }

    private static String idOf(Response answer) {
        var path = answer.getLocation().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
