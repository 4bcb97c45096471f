package fr.palmares.account.person.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a person signs in (DOMAIN § 3). Each state offers only the moves that are allowed. */
public sealed interface Account {

    /** An account that nobody activates within this time is deleted (notes Nantes, Normandie and Aix 2024; A-2). */
    Duration LIFE_BEFORE_ACTIVATION = Duration.ofHours(48);

    UUID personId();

    String identifier();

    Origin origin();

    /** Address proven by a link, by which nobody else may sign in. */
    @Nullable
    String email();

    /** Which one-time code is, or was, the valid one; a new login slip ends the older. */
    int codeSeries();

    /**
     * Opened, not yet used.
     *
     * @param email address that the activation link proves; null when a school opened the account
     * @param identity id of the Keycloak user; null until the first login where a school opened the account
     * @param expiresAt null when a login slip waits for its owner: those do not expire
     */
    record Created(
            UUID personId,
            String identifier,
            Origin origin,
            @Nullable String email,
            @Nullable String identity,
            int codeSeries,
            @Nullable Instant expiresAt)
            implements Account {

        public boolean expiredAt(Instant now) {
            return expiresAt != null && !now.isBefore(expiresAt);
        }

        public Active activate(String keycloakUser) {
            return new Active(personId, identifier, origin, email, keycloakUser, codeSeries);
        }

        /** A new link lives its own 48 hours, and the account with it. */
        public Created linkSentAt(Instant now) {
            return new Created(
                    personId, identifier, origin, email, identity, codeSeries, now.plus(LIFE_BEFORE_ACTIVATION));
        }

        public Created withNewCode() {
            return new Created(personId, identifier, origin, email, identity, codeSeries + 1, expiresAt);
        }
    }

    /** In use. */
    record Active(
            UUID personId,
            String identifier,
            Origin origin,
            @Nullable String email,
            String identity,
            int codeSeries) implements Account {

        /**
         * Back to a login slip, for somebody who forgot the password and has no e-mail to be sent a link to.
         *
         * @throws IllegalStateException when there is an e-mail: its owner alone recovers the account then
         */
        public Created recover() {
            if (email != null) {
                throw new IllegalStateException("an account with an e-mail is recovered by it");
            }
            return new Created(personId, identifier, origin, null, identity, codeSeries + 1, null);
        }

        /** The same account, whose user was lost and made again. */
        public Active knownAs(String keycloakUser) {
            return new Active(personId, identifier, origin, email, keycloakUser, codeSeries);
        }

        public Active withEmail(String confirmed) {
            return new Active(personId, identifier, origin, confirmed, identity, codeSeries);
        }
    }
}
