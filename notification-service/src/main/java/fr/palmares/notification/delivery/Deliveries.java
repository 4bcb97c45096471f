package fr.palmares.notification.delivery;

import fr.palmares.notification.inbox.domain.MessageKind;
import fr.palmares.platform.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The facts of this service, in the transaction of what they tell. */
@ApplicationScoped
public class Deliveries {

    /** Where a message was delivered. */
    public enum Channel {
        INBOX,
        EMAIL
    }

    /** Why an e-mail did not reach anybody. */
    public enum Failure {
        /** The person's mail server does not know the address. */
        REFUSED,
        /** It came back after the relay had taken it. */
        RETURNED,
        /** The relay did not take it for 72 hours. */
        GIVEN_UP
    }

    record MessageDelivered(UUID messageId, UUID personId, MessageKind kind, Channel channel) {}

    record MessageBounced(UUID messageId, UUID personId, MessageKind kind, Failure reason) {}

    private final Outbox outbox;

    Deliveries(Outbox outbox) {
        this.outbox = outbox;
    }

    public void delivered(UUID messageId, UUID personId, MessageKind kind, Channel channel) {
        outbox.append(
                "notification.MessageDelivered.v1",
                messageId,
                new MessageDelivered(messageId, personId, kind, channel));
    }

    public void bounced(UUID messageId, UUID personId, MessageKind kind, Failure reason) {
        outbox.append(
                "notification.MessageBounced.v1", messageId, new MessageBounced(messageId, personId, kind, reason));
    }
}
