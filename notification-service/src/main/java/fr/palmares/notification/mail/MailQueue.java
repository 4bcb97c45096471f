package fr.palmares.notification.mail;

import fr.palmares.notification.delivery.Deliveries;
import fr.palmares.notification.delivery.Deliveries.Channel;
import fr.palmares.notification.delivery.Deliveries.Failure;
import fr.palmares.notification.inbox.domain.MessageKind;
import fr.palmares.notification.mail.domain.Patience;
import fr.palmares.notification.mail.domain.RelayAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/** The states of e-mails: created, sending, accepted by the relay, then settled, bounced or given up. */
@ApplicationScoped
class MailQueue {

    private static final Logger LOG = Logger.getLogger(MailQueue.class);
    private static final Duration LEASE = Duration.ofMinutes(5);

    record Waiting(
            UUID id,
            UUID personId,
            String address,
            String subject,
            String text,
            String html,
            int attempts,
            Instant createdAt) {}

    private final Session database;
    private final Deliveries deliveries;

    MailQueue(Session database, Deliveries deliveries) {
        this.database = database;
        this.deliveries = deliveries;
    }

    /** What is due becomes SENDING, ours alone for some minutes; nothing while the switch is off. */
    @Transactional
    List<Waiting> take(int atMost) {
        var now = Instant.now();
        return database.createNativeQuery("""
                        WITH due AS (
                            SELECT id FROM mail
                             WHERE state IN ('CREATED', 'SENDING') AND due_at <= ?1
                               AND NOT EXISTS (SELECT 1 FROM mail_switch WHERE paused)
                             ORDER BY due_at LIMIT ?3 FOR UPDATE SKIP LOCKED)
                        UPDATE mail SET state = 'SENDING', attempts = attempts + 1, due_at = ?2
                          FROM due WHERE mail.id = due.id
                        RETURNING mail.id, person_id, address, subject, body_text, body_html, attempts, created_at
                        """, Tuple.class)
                .setParameter(1, now)
                .setParameter(2, now.plus(LEASE))
                .setParameter(3, atMost)
                .getResultStream()
                .map(row -> new Waiting(
                        row.get("id", UUID.class),
                        row.get("person_id", UUID.class),
                        row.get("address", String.class),
                        row.get("subject", String.class),
                        row.get("body_text", String.class),
                        row.get("body_html", String.class),
                        row.get("attempts", Integer.class),
                        row.get("created_at", Instant.class)))
                .toList();
    }

    @Transactional
    void answered(Waiting mail, RelayAnswer answer) {
        var now = Instant.now();
        switch (answer) {
            case RelayAnswer.Accepted() -> {
                database.createNativeMutationQuery(
                                "UPDATE mail SET state = 'ACCEPTED', accepted_at = ?2, last_error = NULL WHERE id = ?1")
                        .setParameter(1, mail.id())
                        .setParameter(2, now)
                        .executeUpdate();
                messages(
                        mail.id(),
                        (message, kind) -> deliveries.delivered(message, mail.personId(), kind, Channel.EMAIL));
            }
            case RelayAnswer.AddressRefused(var why) -> end(mail, "BOUNCED", why, Failure.REFUSED);
            case RelayAnswer.Later(var why) ->
                Patience.next(mail.createdAt(), mail.attempts(), now)
                        .ifPresentOrElse(
                                next -> later(mail, next, why), () -> end(mail, "GIVEN_UP", why, Failure.GIVEN_UP));
        }
    }

    private void later(Waiting mail, Instant next, String why) {
        LOG.infof("e-mail %s waits until %s: %s", mail.id(), next, why);
        database.createNativeMutationQuery(
                        "UPDATE mail SET state = 'CREATED', due_at = ?2, last_error = ?3 WHERE id = ?1")
                .setParameter(1, mail.id())
                .setParameter(2, next)
                .setParameter(3, why)
                .executeUpdate();
    }

    private void end(Waiting mail, String state, String why, Failure failure) {
        LOG.warnf("e-mail %s ends as %s: %s", mail.id(), state, why);
        database.createNativeMutationQuery("UPDATE mail SET state = ?2, last_error = ?3 WHERE id = ?1")
                .setParameter(1, mail.id())
                .setParameter(2, state)
                .setParameter(3, why)
                .executeUpdate();
        messages(mail.id(), (message, kind) -> deliveries.bounced(message, mail.personId(), kind, failure));
    }

    /**
     * An e-mail that the relay had taken came back.
     *
     * @return false when there is no such e-mail
     */
    @Transactional
    boolean cameBack(UUID id) {
        var person = database.createNativeQuery(
                        "SELECT person_id FROM mail WHERE id = ?1 AND state <> 'BOUNCED' FOR UPDATE", UUID.class)
                .setParameter(1, id)
                .getResultStream()
                .findFirst();
        if (person.isEmpty()) {
            return exists(id);
        }
        database.createNativeMutationQuery("UPDATE mail SET state = 'BOUNCED', last_error = 'returned' WHERE id = ?1")
                .setParameter(1, id)
                .executeUpdate();
        messages(id, (message, kind) -> deliveries.bounced(message, person.get(), kind, Failure.RETURNED));
        return true;
    }

    @Transactional
    void settleThoseThatDidNotComeBack() {
        database.createNativeMutationQuery(
                        "UPDATE mail SET state = 'SETTLED' WHERE state = 'ACCEPTED' AND accepted_at <= ?1")
                .setParameter(1, Instant.now().minus(Patience.LIMIT))
                .executeUpdate();
    }

    private boolean exists(UUID id) {
        return database.createNativeQuery("SELECT count(*) FROM mail WHERE id = ?1", Long.class)
                        .setParameter(1, id)
                        .getSingleResult()
                > 0;
    }

    private void messages(UUID mail, BiConsumer<UUID, MessageKind> each) {
        database.createNativeQuery("""
                        SELECT message.id, kind FROM mail_message JOIN message ON message.id = message_id
                         WHERE mail_id = ?1 ORDER BY sequence
                        """, Object[].class)
                .setParameter(1, mail)
                .getResultList()
                .forEach(row -> each.accept((UUID) row[0], MessageKind.valueOf((String) row[1])));
    }
}
