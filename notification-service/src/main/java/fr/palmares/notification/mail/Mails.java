package fr.palmares.notification.mail;

import fr.palmares.notification.mail.Envelope.Letter;
import fr.palmares.notification.mail.domain.Pace;
import fr.palmares.notification.people.Recipients.Recipient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * The queue of e-mails, emptied by {@link MailRound}. Its hours are the machine's own: the clock of deadlines may be
 * moved, the relay's patience not.
 */
@ApplicationScoped
public class Mails {

    private final Session database;
    private final String front;
    private final Pace pace;

    Mails(
            Session database,
            @ConfigProperty(name = "palmares.notification.front-url") String front,
            @ConfigProperty(name = "palmares.notification.mail.pause") Duration pause) {
        this.database = database;
        this.front = front;
        this.pace = new Pace(pause);
    }

    /**
     * Puts a stored message into an e-mail, in the same transaction; the caller holds the person alone. A message that
     * can wait joins the e-mail that waits already.
     */
    public void queue(UUID messageId, @Nullable UUID registration, Recipient to, String address, boolean atOnce) {
        var now = Instant.now();
        var open = atOnce ? Optional.<UUID>empty() : openMail(to.personId(), now);
        var mail = open.orElseGet(() -> create(to.personId(), registration, address, now, atOnce));
        database.createNativeMutationQuery("INSERT INTO mail_message (mail_id, message_id) VALUES (?1, ?2)")
                .setParameter(1, mail)
                .setParameter(2, messageId)
                .executeUpdate();
        write(mail, to);
    }

    /** Still waiting for its hour; a round that takes it at this moment is waited for, and then it is none. */
    private Optional<UUID> openMail(UUID person, Instant now) {
        return database.createNativeQuery("""
                        SELECT id FROM mail
                         WHERE person_id = ?1 AND planned_at > ?2 AND state = 'CREATED' AND attempts = 0
                           FOR UPDATE
                        """, UUID.class)
                .setParameter(1, person)
                .setParameter(2, now)
                .getResultStream()
                .findFirst();
    }

    private UUID create(UUID person, @Nullable UUID registration, String address, Instant now, boolean atOnce) {
        var previous = database.createNativeQuery(
                        "SELECT planned_at FROM mail WHERE person_id = ?1 ORDER BY planned_at DESC LIMIT 1",
                        Instant.class)
                .setParameter(1, person)
                .getResultStream()
                .findFirst();
        var id = UUID.randomUUID();
        database.createNativeMutationQuery("""
                        INSERT INTO mail (id, person_id, address, subject, body_text, body_html, state,
                                          planned_at, due_at, created_at, exam_session)
                        VALUES (?1, ?2, ?3, '', '', '', 'CREATED', ?4, ?4, ?5,
                                (SELECT exam_session FROM followed_registration WHERE registration_id = ?6))
                        """)
                .setParameter(1, id)
                .setParameter(2, person)
                .setParameter(3, address)
                .setParameter(4, pace.leavesAt(now, previous, atOnce))
                .setParameter(5, now)
                .setParameter(6, registration, UUID.class)
                .executeUpdate();
        return id;
    }

    private void write(UUID mail, Recipient to) {
        var letters = letters(mail);
        var subject = letters.size() == 1
                ? letters.getFirst().title()
                : letters.size() + " nouveaux messages dans votre espace";
        var several = letters.size() > 1;
        var text = new Envelope.plain(to.givenNames(), letters, several, front).render();
        var html = new Envelope.accessible(subject, to.givenNames(), letters, several, front).render();
        database.createNativeMutationQuery("UPDATE mail SET subject = ?2, body_text = ?3, body_html = ?4 WHERE id = ?1")
                .setParameter(1, mail)
                .setParameter(2, subject)
                .setParameter(3, text)
                .setParameter(4, html)
                .executeUpdate();
    }

    private List<Letter> letters(UUID mail) {
        return database.createNativeQuery("""
                        SELECT title, body FROM mail_message JOIN message ON message.id = message_id
                         WHERE mail_id = ?1 ORDER BY sequence
                        """, Tuple.class)
                .setParameter(1, mail)
                .getResultStream()
                .map(row -> Letter.of(row.get("title", String.class), row.get("body", String.class)))
                .toList();
    }
}
