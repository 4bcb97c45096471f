package fr.palmares.notification.mail.domain;

import java.util.Set;

/** What the relay said to an e-mail: only an address it will never know is hopeless, all else may pass. */
public sealed interface RelayAnswer {

    record Accepted() implements RelayAnswer {}

    record AddressRefused(String why) implements RelayAnswer {}

    record Later(String why) implements RelayAnswer {}

    /** RFC 5321 § 4.2.3: no such mailbox, not ours, moved away, name not allowed; RFC 7504: takes no mail. */
    Set<Integer> HOPELESS = Set.of(550, 551, 553, 556);

    static RelayAnswer refusal(int replyCode, String why) {
        return HOPELESS.contains(replyCode) ? new AddressRefused(why) : new Later(why);
    }
}
