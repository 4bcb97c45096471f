package fr.palmares.notification.mail;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;

/** The queue of e-mails: frozen when queued, sent by {@link MailRound}. */
@ApplicationScoped
public class Mails {

    private final Session database;
    private final Template text;
    private final Template html;
    private final String front;

    Mails(
            Session database,
            @Location("Envelope/mail.txt") Template text,
            @Location("Envelope/mail.html") Template html,
            @ConfigProperty(name = "palmares.notification.front-url") String front) {
        this.database = database;
        this.text = text;
        this.html = html;
        this.front = front;
    }

    /** One e-mail per message, in the transaction that writes the message. */
    public void queue(UUID messageId, String address, String givenNames, String title, String body) {
        var now = Instant.now();
        database.createNativeMutationQuery("""
                        INSERT INTO mail (message_id, address, subject, body_text, body_html, state, due_at, created_at)
                        VALUES (?1, ?2, ?3, ?4, ?5, 'CREATED', ?6, ?6)
                        """)
                .setParameter(1, messageId)
                .setParameter(2, address)
                .setParameter(3, title)
                .setParameter(
                        4,
                        text.data("givenNames", givenNames, "body", body, "front", front)
                                .render())
                .setParameter(
                        5,
                        html.data("givenNames", givenNames, "title", title, "front", front)
                                .data("paragraphs", List.of(body.split("\n\\s*\n")))
                                .render())
                .setParameter(6, now)
                .executeUpdate();
    }
}
