package fr.palmares.account.person.domain;

/** Every reason for which a value somebody typed is refused (DOMAIN A-1; issue of the account, bad input). */
public enum Flaw {
    MISSING,
    EMPTY,
    TOO_LONG,
    REASON_TOO_LONG,
    INVISIBLE_CHARACTER,
    FORBIDDEN_CHARACTER,
    NO_LETTER,
    NOT_AN_EMAIL,
    DISPOSABLE_EMAIL,
    BORN_IN_THE_FUTURE,
    BORN_TOO_LONG_AGO,
    NOT_A_POSTAL_CODE,
    UNKNOWN_ACADEMY,
    NOT_A_UAI,
    UAI_CHECK_LETTER,
    PASSWORD_TOO_LONG,
    UNKNOWN_SPECIALTY,
    NOT_A_PHONE_NUMBER,
    UNKNOWN_ROLE,
    ROLE_STANDS_ALONE,
    SCOPE_MISSING,
    TOO_MANY
}
