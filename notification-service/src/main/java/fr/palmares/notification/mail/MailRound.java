package fr.palmares.notification.mail;

import fr.palmares.notification.inbox.domain.MessageKind;
import fr.palmares.notification.mail.domain.Patience;
import fr.palmares.platform.events.Outbox;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hibernate.Session;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes e-mails from the queue to the relay, in as many replicas as run. An e-mail is SENDING while one of them has it;
 * only the one in flight when a process dies may go twice, under the same Message-ID.
 */
@ApplicationScoped
class MailRound {

    private static final Logger LOG = Logger.getLogger(MailRound.class);
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int PART = 50;

    record Waiting(
            UUID messageId,
            UUID personId,
            MessageKind kind,
            String address,
            String subject,
            String text,
            String html,
            int attempts,
            Instant createdAt) {}

    record Sent(Waiting mail, @Nullable String error) {}

    record MessageDelivered(UUID messageId, UUID personId, MessageKind kind, String channel) {}

    private final Session database;
    private final Mailer mailer;
    private final Outbox outbox;

    MailRound(Session database, Mailer mailer, Outbox outbox) {
        this.database = database;
        this.mailer = mailer;
        this.outbox = outbox;
    }

    @Scheduled(every = "{palmares.notification.mail.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        while (true) {
            var part = QuarkusTransaction.requiringNew().call(this::take);
            if (part.isEmpty()) {
                return;
            }
            var sent = send(part);
            QuarkusTransaction.requiringNew().run(() -> sent.forEach(this::settle));
            if (sent.stream().allMatch(one -> one.error() != null)) {
                return; // the relay is away: wait for the next round
            }
        }
    }

    private List<Waiting> take() {
        var now = Instant.now();
        return database.createNativeQuery("""
                        WITH due AS (
                            SELECT message_id FROM mail
                             WHERE state IN ('CREATED', 'SENDING') AND due_at <= ?1
                             ORDER BY due_at LIMIT ?3 FOR UPDATE SKIP LOCKED)
                        UPDATE mail SET state = 'SENDING', attempts = attempts + 1, due_at = ?2
                          FROM due, message
                         WHERE mail.message_id = due.message_id AND message.id = due.message_id
                        RETURNING mail.message_id, person_id, kind, address, subject, body_text, body_html, attempts, created_at
                        """, Tuple.class)
                .setParameter(1, now)
                .setParameter(2, now.plus(LEASE))
                .setParameter(3, PART)
                .getResultStream()
                .map(MailRound::waiting)
                .toList();
    }

    private static Waiting waiting(Tuple row) {
        return new Waiting(
                row.get("message_id", UUID.class),
                row.get("person_id", UUID.class),
                MessageKind.valueOf(row.get("kind", String.class)),
                row.get("address", String.class),
                row.get("subject", String.class),
                row.get("body_text", String.class),
                row.get("body_html", String.class),
                row.get("attempts", Integer.class),
                row.get("created_at", Instant.class));
    }

    private List<Sent> send(List<Waiting> part) {
        var sending = new ArrayList<Future<Sent>>();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            part.forEach(mail -> sending.add(senders.submit(() -> send(mail))));
        }
        return sending.stream().map(Future::resultNow).toList();
    }

    private Sent send(Waiting mail) {
        try {
            mailer.send(Mail.withText(mail.address(), mail.subject(), mail.text())
                    .setHtml(mail.html())
                    .addHeader("Message-ID", "<" + mail.messageId() + "@palmares.example>")
                    .addHeader("Auto-Submitted", "auto-generated"));
            return new Sent(mail, null);
        } catch (RuntimeException refused) {
            return new Sent(mail, String.valueOf(refused.getMessage()));
        }
    }

    private void settle(Sent sent) {
        var mail = sent.mail();
        var now = Instant.now();
        if (sent.error() == null) {
            database.createNativeMutationQuery(
                            "UPDATE mail SET state = 'ACCEPTED', accepted_at = ?2, last_error = NULL WHERE message_id = ?1")
                    .setParameter(1, mail.messageId())
                    .setParameter(2, now)
                    .executeUpdate();
            outbox.append(
                    "notification.MessageDelivered.v1",
                    mail.messageId(),
                    new MessageDelivered(mail.messageId(), mail.personId(), mail.kind(), "EMAIL"));
            return;
        }
        var next = Patience.next(mail.createdAt(), mail.attempts(), now);
        LOG.warnf("e-mail %s %s: %s", mail.messageId(), next.isPresent() ? "waits" : "is given up", sent.error());
        database.createNativeMutationQuery(
                        "UPDATE mail SET state = ?2, due_at = ?3, last_error = ?4 WHERE message_id = ?1")
                .setParameter(1, mail.messageId())
                .setParameter(2, next.isPresent() ? "CREATED" : "GIVEN_UP")
                .setParameter(3, next.orElse(now))
                .setParameter(
                        4, sent.error().substring(0, Math.min(500, sent.error().length())))
                .executeUpdate();
    }
}
