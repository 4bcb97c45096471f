package fr.palmares.notification.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Whom we write to. */
@ApplicationScoped
public class Recipients {

    public record Recipient(
            UUID personId,
            String givenNames,
            String familyName,
            @Nullable String email) {}

    private final Session database;

    Recipients(Session database) {
        this.database = database;
    }

    /**
     * Nobody else learns of this person, or writes to them, until the transaction ends: a fact and its person may arrive
     * at the same moment, and one of the two must see the other.
     */
    public void alone(UUID personId) {
        database.createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(?1, 0))", Integer.class)
                .setParameter(1, personId.toString())
                .getSingleResult();
    }

    public Optional<Recipient> find(UUID personId) {
        return database.createNativeQuery(
                        "SELECT person_id, given_names, family_name, email FROM recipient WHERE person_id = ?1",
                        Tuple.class)
                .setParameter(1, personId)
                .getResultStream()
                .map(row -> new Recipient(
                        row.get("person_id", UUID.class),
                        row.get("given_names", String.class),
                        row.get("family_name", String.class),
                        row.get("email", String.class)))
                .findFirst();
    }

    void save(Recipient recipient) {
        database.createNativeMutationQuery("""
                        INSERT INTO recipient (person_id, given_names, family_name, email) VALUES (?1, ?2, ?3, ?4)
                        ON CONFLICT (person_id) DO UPDATE
                           SET given_names = excluded.given_names, family_name = excluded.family_name, email = excluded.email
                        """)
                .setParameter(1, recipient.personId())
                .setParameter(2, recipient.givenNames())
                .setParameter(3, recipient.familyName())
                .setParameter(4, recipient.email())
                .executeUpdate();
    }

    /** Messages and e-mails go with the person. */
    void forget(UUID personId) {
        for (var table : List.of(
                "recipient", "preference", "waiting_fact", "awaited", "followed_registration", "staff_message")) {
            database.createNativeMutationQuery("DELETE FROM " + table + " WHERE person_id = ?1")
                    .setParameter(1, personId)
                    .executeUpdate();
        }
        database.createNativeMutationQuery(
                        "DELETE FROM journal WHERE person_id = ?1 AND type <> 'account.AccountErased.v1'")
                .setParameter(1, personId)
                .executeUpdate();
    }
}
