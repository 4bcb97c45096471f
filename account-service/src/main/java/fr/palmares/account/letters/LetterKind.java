package fr.palmares.account.letters;

import org.jspecify.annotations.Nullable;

/** The e-mails that this service sends itself. */
public enum LetterKind {
    ACTIVATION(LinkPurpose.ACTIVATION),
    ADDRESS_KNOWN(null),
    CONFIRM_EMAIL(LinkPurpose.EMAIL),
    EMAIL_CHANGED(null),
    PASSWORD_RESET(LinkPurpose.PASSWORD),
    PASSWORD_CHANGED(null),
    DATA_READY(null),
    RECOVERY(LinkPurpose.RECOVERY),
    STAFF_INVITATION(LinkPurpose.STAFF);

    final @Nullable LinkPurpose link;

    LetterKind(@Nullable LinkPurpose link) {
        this.link = link;
    }
}
