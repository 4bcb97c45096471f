package fr.palmares.account.signup;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A Keycloak user that no account owns yet: the sign-up goes on, or the user goes away. */
@Entity
@Table(name = "sign_up")
class SignUpRow extends PanacheEntityBase {

    @Id
    UUID id;

    String identifier;

    @Column(name = "started_at")
    Instant startedAt;

    static void begin(UUID id, String identifier, Instant now) {
        var row = new SignUpRow();
        row.id = id;
        row.identifier = identifier;
        row.startedAt = now;
        row.persist();
    }
}
