package fr.palmares.notification.mail.domain;

/** Which e-mails a person wants; those the exam cannot do without go in any case. */
public enum EmailChoice {
    /** Only what calls for an act or takes a right away. */
    NECESSARY,
    /** Also the steps of the registration. */
    USUAL,
    /** One for each message. */
    ALL;

    /** What everybody has who chose nothing. */
    public static final EmailChoice DEFAULT = USUAL;
}
