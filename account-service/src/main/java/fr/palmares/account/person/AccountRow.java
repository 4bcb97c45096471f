package fr.palmares.account.person;

import fr.palmares.account.person.domain.Account;
import fr.palmares.account.person.domain.AccountState;
import fr.palmares.account.person.domain.Origin;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "account")
class AccountRow extends PanacheEntityBase {

    @Id
    @Column(name = "person_id")
    UUID personId;

    String identifier;

    @Enumerated(EnumType.STRING)
    Origin origin;

    @Enumerated(EnumType.STRING)
    AccountState state;

    @Nullable
    String email;

    @Nullable
    String identity;

    @Column(name = "code_series")
    int codeSeries;

    @Column(name = "expires_at")
    @Nullable
    Instant expiresAt;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "activated_at")
    @Nullable
    Instant activatedAt;

    void take(Account account, Instant now) {
        identifier = account.identifier();
        origin = account.origin();
        email = account.email();
        codeSeries = account.codeSeries();
        switch (account) {
            case Account.Created created -> {
                state = AccountState.CREATED;
                identity = created.identity();
                expiresAt = created.expiresAt();
            }
            case Account.Active active -> {
                if (state != AccountState.ACTIVE) {
                    activatedAt = now;
                }
                state = AccountState.ACTIVE;
                identity = active.identity();
                expiresAt = null;
            }
        }
    }

    Account account() {
        return switch (state) {
            case ACTIVE ->
                new Account.Active(personId, identifier, origin, email, Objects.requireNonNull(identity), codeSeries);
            case CREATED, NONE ->
                new Account.Created(personId, identifier, origin, email, identity, codeSeries, expiresAt);
        };
    }
}
