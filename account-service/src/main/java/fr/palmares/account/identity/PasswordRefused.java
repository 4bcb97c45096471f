package fr.palmares.account.identity;

/** The realm's password policy says no. */
public class PasswordRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String rule;

    PasswordRefused(String rule, String description) {
        super(description, null, false, false);
        this.rule = rule;
    }

    /** Keycloak's name of the rule that was broken. */
    public String rule() {
        return rule;
    }
}
