package fr.palmares.notification.inbox;

import fr.palmares.notification.delivery.Deliveries;
import fr.palmares.notification.delivery.Deliveries.Channel;
import fr.palmares.notification.inbox.domain.MessageKind;
import fr.palmares.notification.inbox.domain.Typography;
import fr.palmares.notification.mail.Mails;
import fr.palmares.notification.mail.Preferences;
import fr.palmares.notification.people.Recipients.Recipient;
import fr.palmares.notification.template.Templates;
import fr.palmares.notification.words.Notice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The messages in everybody's space. */
@ApplicationScoped
class Messages {

    record Message(
            UUID id,
            UUID personId,
            long sequence,
            MessageKind kind,
            String title,
            String text,
            @Nullable UUID registrationId,
            @Nullable UUID documentId,
            Instant at,
            @Nullable Instant readAt) {}

    private static final String COLUMNS =
            "id, person_id, sequence, kind, title, body, registration_id, document_id, at, read_at";

    private final Session database;
    private final Mails mails;
    private final Preferences preferences;
    private final Deliveries deliveries;
    private final Templates templates;
    private final Clock clock;

    Messages(
            Session database,
            Mails mails,
            Preferences preferences,
            Deliveries deliveries,
            Templates templates,
            Clock clock) {
        this.database = database;
        this.mails = mails;
        this.preferences = preferences;
        this.deliveries = deliveries;
        this.templates = templates;
        this.clock = clock;
    }

    /**
     * Freezes the words, puts the message into the person's space, and into an e-mail where one is due; a second time
     * for the same cause changes nothing.
     */
    void write(UUID cause, Notice notice, Recipient recipient) {
        var id = UUID.randomUUID();
        var kind = notice.kind();
        var words = templates.words(kind, notice.words());
        var isNew = database.createNativeMutationQuery("""
                        INSERT INTO message (id, fact_id, person_id, kind, title, body, registration_id, document_id, at,
                                             template_version)
                        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
                        ON CONFLICT (fact_id) DO NOTHING
                        """)
                .setParameter(1, id)
                .setParameter(2, cause)
                .setParameter(3, recipient.personId())
                .setParameter(4, kind.name())
                .setParameter(5, Typography.french(words.title()))
                .setParameter(6, Typography.french(words.text().strip()))
                .setParameter(7, notice.registrationId(), UUID.class)
                .setParameter(8, notice.documentId(), UUID.class)
                .setParameter(9, clock.instant())
                .setParameter(10, words.version())
                .executeUpdate();
        if (isNew == 0) {
            return;
        }
        deliveries.delivered(id, recipient.personId(), kind, Channel.INBOX);
        if (recipient.email() != null && kind.goesByEmail(preferences.of(recipient.personId()))) {
            mails.queue(id, notice.registrationId(), recipient, recipient.email(), kind.goesAtOnce());
        }
    }

    Optional<Message> find(UUID id, UUID personId) {
        return database.createNativeQuery(
                        "SELECT " + COLUMNS + " FROM message WHERE id = ?1 AND person_id = ?2", Tuple.class)
                .setParameter(1, id)
                .setParameter(2, personId)
                .getResultStream()
                .map(Messages::message)
                .findFirst();
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

    /** The number of the person's newest message; 0 without one. */
    long latest(UUID personId) {
        return database.createNativeQuery(
                        "SELECT coalesce(max(sequence), 0) FROM message WHERE person_id = ?1", Long.class)
                .setParameter(1, personId)
                .getSingleResult();
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

    static Message message(Tuple row) {
        return new Message(
                row.get("id", UUID.class),
                row.get("person_id", UUID.class),
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
