package fr.palmares.account.person;

import fr.palmares.account.person.domain.Account;
import fr.palmares.account.person.domain.Accounts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class AccountStore implements Accounts {

    @Override
    public Optional<Account> find(UUID personId) {
        return AccountRow.<AccountRow>findByIdOptional(personId).map(AccountRow::account);
    }

    @Override
    public Optional<Account> findToChange(UUID personId) {
        return AccountRow.<AccountRow>findByIdOptional(personId, LockModeType.PESSIMISTIC_WRITE)
                .map(AccountRow::account);
    }

    @Override
    public Optional<Account> findToChange(String identifier) {
        return lockedBy("identifier", identifier);
    }

    @Override
    public Optional<Account> findByEmailToChange(String email) {
        return lockedBy("lower(email)", email);
    }

    private static Optional<Account> lockedBy(String column, String value) {
        return AccountRow.<AccountRow>find(column + " = ?1", value)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .map(AccountRow::account);
    }

    @Override
    public void save(Account account, Instant now) {
        AccountRow row = AccountRow.findById(account.personId());
        if (row == null) {
            row = new AccountRow();
            row.personId = account.personId();
            row.createdAt = now;
            row.take(account, now);
            row.persist();
        } else {
            row.take(account, now);
        }
    }
}
