package fr.palmares.notification.mail;

import fr.palmares.notification.mail.domain.EmailChoice;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.Session;

/** Which e-mails each person wants, where there is a choice. */
@ApplicationScoped
public class Preferences {

    private final Session database;

    Preferences(Session database) {
        this.database = database;
    }

    public EmailChoice of(UUID person) {
        return database.createNativeQuery("SELECT emails FROM preference WHERE person_id = ?1", String.class)
                .setParameter(1, person)
                .getResultStream()
                .map(EmailChoice::valueOf)
                .findFirst()
                .orElse(EmailChoice.DEFAULT);
    }

    void save(UUID person, EmailChoice choice) {
        database.createNativeMutationQuery("""
                        INSERT INTO preference (person_id, emails, changed_at) VALUES (?1, ?2, ?3)
                        ON CONFLICT (person_id) DO UPDATE SET emails = excluded.emails, changed_at = excluded.changed_at
                        """)
                .setParameter(1, person)
                .setParameter(2, choice.name())
                .setParameter(3, Instant.now())
                .executeUpdate();
    }
}
