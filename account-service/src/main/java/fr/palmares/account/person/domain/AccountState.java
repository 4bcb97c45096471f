package fr.palmares.account.person.domain;

/** Whether a person has an account, as the other services see it (DOMAIN A-4). */
public enum AccountState {
    NONE,
    CREATED,
    ACTIVE
}
