package fr.palmares.account.letters;

import fr.palmares.account.person.domain.Account;
import java.time.Duration;

/** What a link sent by e-mail is good for, and how long. */
public enum LinkPurpose {
    ACTIVATION(Account.LIFE_BEFORE_ACTIVATION, "activation"),
    EMAIL(Duration.ofHours(48), "adresse"),
    PASSWORD(Duration.ofHours(1), "mot-de-passe"),
    RECOVERY(Duration.ofHours(48), "recuperation"),
    STAFF(Duration.ofDays(7), "invitation");

    final Duration life;
    final String page;

    LinkPurpose(Duration life, String page) {
        this.life = life;
        this.page = page;
    }
}
