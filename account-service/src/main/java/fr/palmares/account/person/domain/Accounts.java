package fr.palmares.account.person.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Every account, one per person and one per e-mail (DOMAIN A-1). */
public interface Accounts {
    Optional<Account> find(UUID personId);

    /** The account, nobody else changing it until the transaction ends. */
    Optional<Account> findToChange(UUID personId);

    Optional<Account> findToChange(String identifier);

    Optional<Account> findByEmailToChange(String email);

    void save(Account account, Instant now);
}
