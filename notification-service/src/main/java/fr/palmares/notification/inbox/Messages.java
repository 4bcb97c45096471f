package fr.palmares.notification.inbox;

import fr.palmares.notification.inbox.domain.MessageKind;
import fr.palmares.notification.mail.Mails;
import fr.palmares.notification.people.Recipients.Recipient;
import fr.palmares.platform.events.Fact;
import fr.palmares.platform.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The messages in everybody's space. */
@ApplicationScoped
class Messages {

    record Message(
            UUID id,
            long sequence,
            MessageKind kind,
            String title,
            String text,
            @Nullable UUID registrationId,
            @Nullable UUID documentId,
            Instant at,
            @Nullable Instant readAt) {}

    record MessageDelivered(UUID messageId, UUID personId, MessageKind kind, Channel channel) {}

    enum Channel {
        INBOX,
        EMAIL
    }

    private static final String COLUMNS = "id, sequence, kind, title, body, registration_id, document_id, at, read_at";

    private final Session database;
    private final Mails mails;
    private final Outbox outbox;
    private final Clock clock;

    Messages(Session database, Mails mails, Outbox outbox, Clock clock) {
        this.database = database;
        this.mails = mails;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Freezes the words, puts the message into the person's space, and an e-mail into the queue where one is due. */
    void write(Fact fact, Notice notice, Recipient recipient) {
        var id = UUID.randomUUID();
        var kind = notice.kind();
        var text = notice.words().render().strip();
        database.createNativeMutationQuery("""
                        INSERT INTO message (id, fact_id, person_id, kind, title, body, registration_id, document_id, at)
                        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
                        """)
                .setParameter(1, id)
                .setParameter(2, fact.id())
                .setParameter(3, recipient.personId())
                .setParameter(4, kind.name())
                .setParameter(5, kind.title())
                .setParameter(6, text)
                .setParameter(7, notice.registrationId(), UUID.class)
                .setParameter(8, notice.documentId(), UUID.class)
                .setParameter(9, clock.instant())
                .executeUpdate();
        outbox.append(
                "notification.MessageDelivered.v1",
                id,
                new MessageDelivered(id, recipient.personId(), kind, Channel.INBOX));
        if (kind.goesByEmail() && recipient.email() != null) {
            mails.queue(id, recipient.email(), recipient.givenNames(), kind.title(), text);
        }
    }

    /** Newest first, one more than {@code limit}. */
    List<Message> of(UUID personId, boolean unreadOnly, long before, int limit) {
        return database.createNativeQuery(
                        "SELECT " + COLUMNS + " FROM message WHERE person_id = ?1 AND sequence < ?2"
                                + (unreadOnly ? " AND read_at IS NULL" : "")
                                + " ORDER BY sequence DESC LIMIT ?3",
                        Tuple.class)
                .setParameter(1, personId)
                .setParameter(2, before)
                .setParameter(3, limit + 1)
                .getResultStream()
                .map(Messages::message)
                .toList();
    }

    int unread(UUID personId) {
        return database.createNativeQuery(
                        "SELECT count(*) FROM message WHERE person_id = ?1 AND read_at IS NULL", Integer.class)
                .setParameter(1, personId)
                .getSingleResult();
    }

    /** False when there is no such message of this person. */
    boolean read(UUID id, UUID personId) {
        return database.createNativeMutationQuery(
                                "UPDATE message SET read_at = coalesce(read_at, ?3) WHERE id = ?1 AND person_id = ?2")
                        .setParameter(1, id)
                        .setParameter(2, personId)
                        .setParameter(3, clock.instant())
                        .executeUpdate()
                == 1;
    }

    private static Message message(Tuple row) {
        return new Message(
                row.get("id", UUID.class),
                row.get("sequence", Long.class),
                MessageKind.valueOf(row.get("kind", String.class)),
                row.get("title", String.class),
                row.get("body", String.class),
                row.get("registration_id", UUID.class),
                row.get("document_id", UUID.class),
                row.get("at", Instant.class),
                row.get("read_at", Instant.class));
    }
}
