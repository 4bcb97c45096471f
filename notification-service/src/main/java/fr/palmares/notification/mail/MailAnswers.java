package fr.palmares.notification.mail;

import fr.palmares.notification.delivery.Deliveries;
import fr.palmares.notification.delivery.Deliveries.Channel;
import fr.palmares.notification.delivery.Deliveries.Failure;
import fr.palmares.notification.inbox.domain.MessageKind;
import fr.palmares.notification.mail.MailQueue.Waiting;
import fr.palmares.notification.mail.domain.Patience;
import fr.palmares.notification.mail.domain.RelayAnswer;
import fr.palmares.notification.staff.StaffMessages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/** What became of e-mails: accepted by the relay, then settled or bounced; tried later, or given up. */
@ApplicationScoped
class MailAnswers {

    private static final Logger LOG = Logger.getLogger(MailAnswers.class);

    record Answered(Waiting mail, RelayAnswer answer) {}

    private record Message(UUID id, UUID personId, MessageKind kind) {}

    private final Session database;
    private final Deliveries deliveries;
    private final StaffMessages staff;

    MailAnswers(Session database, Deliveries deliveries, StaffMessages staff) {
        this.database = database;
        this.deliveries = deliveries;
        this.staff = staff;
    }

    /** All of them, or none. */
    @Transactional
    void note(List<Answered> answers) {
        var accepted = answers.stream()
                .filter(one -> one.answer() instanceof RelayAnswer.Accepted)
                .map(one -> one.mail().id())
                .toList();
        if (!accepted.isEmpty()) {
            accept(accepted);
        }
        answers.forEach(one -> {
            switch (one.answer()) {
                case RelayAnswer.Accepted() -> {
                    // all at once
                }
                case RelayAnswer.AddressRefused(var why) -> end(one.mail(), "BOUNCED", why, Failure.REFUSED);
                case RelayAnswer.Later(var why) ->
                    Patience.next(one.mail().createdAt(), one.mail().attempts(), Instant.now())
                            .ifPresentOrElse(
                                    next -> later(one.mail(), next, why),
                                    () -> end(one.mail(), "GIVEN_UP", why, Failure.GIVEN_UP));
            }
        });
    }

    private void accept(List<UUID> mails) {
        database.createNativeMutationQuery(
                        "UPDATE mail SET state = 'ACCEPTED', accepted_at = ?2, last_error = NULL WHERE id = ANY(?1)")
                .setParameter(1, mails.toArray(UUID[]::new))
                .setParameter(2, Instant.now())
                .executeUpdate();
        messages(mails)
                .forEach(message ->
                        deliveries.delivered(message.id(), message.personId(), message.kind(), Channel.EMAIL));
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
        tell(mail.id(), failure);
    }

    /**
     * An e-mail that the relay had taken came back.
     *
     * @return false when there is no such e-mail
     */
    @Transactional
    boolean cameBack(UUID id) {
        var returned = database.createNativeMutationQuery(
                        "UPDATE mail SET state = 'BOUNCED', last_error = 'returned' WHERE id = ?1 AND state <> 'BOUNCED'")
                .setParameter(1, id)
                .executeUpdate();
        if (returned == 0) {
            return exists(id);
        }
        tell(id, Failure.RETURNED);
        return true;
    }

    /** The others hear of it once, and so does the exam office. */
    private void tell(UUID mail, Failure failure) {
        var messages = messages(List.of(mail));
        messages.forEach(message -> deliveries.bounced(message.id(), message.personId(), message.kind(), failure));
        messages.stream().findFirst().ifPresent(message -> staff.mailReturned(mail, message.personId()));
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

    private List<Message> messages(Collection<UUID> mails) {
        return database.createNativeQuery("""
                        SELECT message.id, message.person_id, kind
                          FROM mail_message JOIN message ON message.id = message_id
                         WHERE mail_id = ANY(?1) ORDER BY sequence
                        """, Tuple.class)
                .setParameter(1, mails.toArray(UUID[]::new))
                .getResultStream()
                .map(row -> new Message(
                        row.get("id", UUID.class),
                        row.get("person_id", UUID.class),
                        MessageKind.valueOf(row.get("kind", String.class))))
                .toList();
    }
}
