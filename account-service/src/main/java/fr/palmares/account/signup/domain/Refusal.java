package fr.palmares.account.signup.domain;

/** Every reason for which an activation says no (DOMAIN A-2). */
public sealed interface Refusal {

    /** Unknown, replaced by a newer one, or older than 48 hours: the answer does not tell which. */
    record LinkNoLongerValid() implements Refusal {}

    record AlreadyActive() implements Refusal {}
}
