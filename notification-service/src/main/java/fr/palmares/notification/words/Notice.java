package fr.palmares.notification.words;

import fr.palmares.notification.inbox.domain.MessageKind;
import fr.palmares.platform.events.Fact;
import io.quarkus.qute.TemplateInstance;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A fact, read for its person: what kind of message, about what, in which words. */
public record Notice(
        MessageKind kind,
        UUID personId,
        @Nullable UUID registrationId,
        @Nullable UUID documentId,
        TemplateInstance words) {

    /** The part of a fact that most messages need. */
    record About(UUID personId, @Nullable UUID registrationId) {}

    /** A message whose words need nothing of its fact. */
    static Notice plain(MessageKind kind, Fact fact, TemplateInstance words) {
        var read = fact.as(About.class);
        return about(kind, read.personId(), read.registrationId(), words);
    }

    public static Notice about(MessageKind kind, UUID personId, @Nullable UUID registrationId, TemplateInstance words) {
        return new Notice(kind, personId, registrationId, null, words);
    }
}
