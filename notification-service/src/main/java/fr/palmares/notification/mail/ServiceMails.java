package fr.palmares.notification.mail;

import fr.palmares.notification.inbox.domain.Typography;
import fr.palmares.notification.mail.Envelope.Letter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** E-mails to who runs a system beside ours: no candidate, no space, no gathering. */
@ApplicationScoped
public class ServiceMails {

    private static final String TO = "à l’équipe technique";

    private final Session database;

    ServiceMails(Session database) {
        this.database = database;
    }

    /** In the caller's transaction. */
    public void queue(String address, String title, String words) {
        var letters = List.of(Letter.of(Typography.french(title), Typography.french(words.strip())));
        var subject = letters.getFirst().title();
        database.createNativeMutationQuery("""
                        INSERT INTO mail (id, address, subject, body_text, body_html, state, planned_at, due_at, created_at)
                        VALUES (?1, ?2, ?3, ?4, ?5, 'CREATED', ?6, ?6, ?6)
                        """)
                .setParameter(1, UUID.randomUUID())
                .setParameter(2, address)
                .setParameter(3, subject)
                .setParameter(4, new Envelope.plain(TO, letters, false, null).render())
                .setParameter(5, new Envelope.accessible(subject, TO, letters, false, null).render())
                .setParameter(6, Instant.now())
                .executeUpdate();
    }
}
