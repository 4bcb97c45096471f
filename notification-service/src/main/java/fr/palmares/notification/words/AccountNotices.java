package fr.palmares.notification.words;

import fr.palmares.notification.inbox.domain.MessageKind;
import fr.palmares.platform.events.Fact;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the facts of account-service narrowly and finds the words for them. */
final class AccountNotices {

    record IdentityChange(UUID personId, @Nullable String reason) {}

    private AccountNotices() {}

    static Notice accountActivated(Fact fact) {
        return Notice.plain(MessageKind.ACCOUNT_ACTIVE, fact, new Notices.accountActive());
    }

    static Notice identity(Fact fact) {
        var read = fact.as(IdentityChange.class);
        return Notice.about(
                MessageKind.IDENTITY_CHANGED, read.personId(), null, new Notices.identityChanged(read.reason()));
    }
}
