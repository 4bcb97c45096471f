package fr.palmares.notification.inbox;

import fr.palmares.notification.inbox.domain.MessageKind;
import io.quarkus.qute.TemplateInstance;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A fact, read for its person: what kind of message, about what, in which words. */
record Notice(
        MessageKind kind,
        UUID personId,
        @Nullable UUID registrationId,
        @Nullable UUID documentId,
        TemplateInstance words) {

    static Notice about(MessageKind kind, UUID personId, @Nullable UUID registrationId, TemplateInstance words) {
        return new Notice(kind, personId, registrationId, null, words);
    }
}
