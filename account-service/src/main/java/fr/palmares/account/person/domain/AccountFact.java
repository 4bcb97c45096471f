package fr.palmares.account.person.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to an account, as the other services are told (DOMAIN § 3). */
public sealed interface AccountFact {

    UUID personId();

    /** Opened; nobody has signed in yet. */
    record AccountCreated(
            UUID personId, Origin origin, @Nullable String uai) implements AccountFact {}

    /** Its owner proved the e-mail, or used the login slip. */
    record AccountActivated(UUID personId) implements AccountFact {}

    /** Not activated within 48 hours, and deleted. */
    record AccountExpired(UUID personId) implements AccountFact {}
}
